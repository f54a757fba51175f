package org.hillock.generation.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.job.GlobalSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {
    @TempDir
    Path served;

    @TempDir
    Path local;

    private HttpServer server;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile String broken = "";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        System.clearProperty(Datasets.PROPERTY);
        GlobalSettings.resetGlobalDatasetFolder();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/testing data/".length());
        asked.add(path);
        Path file = served.resolve(path);
        try (exchange) {
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, bytes.length);
            int sent = path.equals(broken) ? bytes.length / 2 : bytes.length;
            exchange.getResponseBody().write(bytes, 0, sent);
        }
    }

    private URI base() {
        return URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + "/testing%20data");
    }

    private void put(String path, String content) throws IOException {
        Path file = served.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static List<String> tree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aFileIsFetchedOnceAndAgainWhenAsked() throws IOException {
        put("spike2/one file.smr", "first");
        Path file = Datasets.downloadDataset(Optional.of(base()), "/spike2/one file.smr", Optional.of(local), false);
        assertThat(file).isEqualTo(local.resolve("spike2/one file.smr")).hasContent("first");
        put("spike2/one file.smr", "second");
        int before = asked.size();
        assertThat(Datasets.downloadDataset(Optional.of(base()), "spike2/one file.smr", Optional.of(local), false))
                .hasContent("first");
        assertThat(asked).hasSize(before);
        assertThat(Datasets.downloadDataset(Optional.of(base()), "spike2/one file.smr", Optional.of(local), true))
                .hasContent("second");
        assertThat(tree(local)).containsExactly("spike2/one file.smr");
    }

    @Test
    void aFolderComesByItsIndex() throws IOException {
        put("spikeglx/run/a.bin", "aaaa");
        put("spikeglx/run/probe 0/b.meta", "b=1");
        DatasetIndex.write(served.resolve("spikeglx/run"));
        Path folder = Datasets.downloadDataset(Optional.of(base()), "spikeglx/run", Optional.of(local), false);
        assertThat(tree(folder)).containsExactly("a.bin", "probe 0/b.meta");
        put("spikeglx/run/a.bin", "cc");
        Files.delete(served.resolve("spikeglx/run/probe 0/b.meta"));
        DatasetIndex.write(served.resolve("spikeglx/run"));
        Datasets.downloadDataset(Optional.of(base()), "spikeglx/run", Optional.of(local), true);
        assertThat(tree(local)).containsExactly("spikeglx/run/a.bin");
        assertThat(folder.resolve("a.bin")).hasContent("cc");
    }

    @Test
    void aBrokenFolderIsAbsentAndContinued() throws IOException {
        put("set/a.bin", "aaaa");
        put("set/b.bin", "bbbbbbbb");
        DatasetIndex.write(served.resolve("set"));
        broken = "set/b.bin";
        assertThatThrownBy(() -> Datasets.downloadDataset(Optional.of(base()), "set", Optional.of(local), false))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("set/b.bin")
                .hasMessageContaining("must arrive whole");
        assertThat(local.resolve("set")).doesNotExist();
        broken = "";
        asked.clear();
        Path folder = Datasets.downloadDataset(Optional.of(base()), "set", Optional.of(local), false);
        assertThat(tree(folder)).containsExactly("a.bin", "b.bin");
        assertThat(asked).containsExactly("set/index.txt", "set/b.bin");
    }

    @Test
    void aFileThatDiffersFromTheIndexIsRefused() throws IOException {
        put("set/a.bin", "aaaa");
        DatasetIndex.write(served.resolve("set"));
        put("set/a.bin", "bbbb");
        assertThatThrownBy(() -> Datasets.downloadDataset(Optional.of(base()), "set", Optional.of(local), false))
                .hasMessageContaining("size and digest of the index");
        assertThat(local.resolve("set")).doesNotExist();
        put("set/index.txt", DatasetIndex.FIRST_LINE + "\n# a comment\n\na.bin\n");
        assertThat(Datasets.downloadDataset(Optional.of(base()), "set", Optional.of(local), false)
                        .resolve("a.bin"))
                .hasContent("bbbb");
    }

    @Test
    void addressAndFolderAreConfigured() throws IOException {
        put("x/y.dat", "data");
        assertThatThrownBy(() -> Datasets.downloadDataset("x/y.dat"))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining(Datasets.PROPERTY)
                .hasMessageContaining(Datasets.ENVIRONMENT);
        System.setProperty(Datasets.PROPERTY, base().toString());
        GlobalSettings.setGlobalDatasetFolder(local);
        assertThat(Datasets.downloadDataset("x/y.dat"))
                .isEqualTo(local.resolve("testing data/x/y.dat"))
                .hasContent("data");
    }

    @Test
    void missingFilesAndBadPathsAreRefused() throws IOException {
        assertThatThrownBy(() -> Datasets.downloadDataset(Optional.of(base()), "nothing", Optional.of(local), false))
                .hasMessageContaining("status 404");
        assertThat(tree(local)).isEmpty();
        for (String path : new String[] {"../up", "", "a/../../b", "a\\b", "/"}) {
            assertThatThrownBy(() -> Datasets.downloadDataset(Optional.of(base()), path, Optional.of(local), false))
                    .isInstanceOf(WrongArgumentException.class)
                    .hasMessageContaining("remote_path");
        }
        put("set/index.txt", DatasetIndex.FIRST_LINE + "\n../../evil\n");
        assertThatThrownBy(() -> Datasets.downloadDataset(Optional.of(base()), "set", Optional.of(local), false))
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> Datasets.downloadDataset(
                        Optional.of(URI.create("file:///etc")), "passwd", Optional.of(local), false))
                .hasMessageContaining("http");
        int closed = server.getAddress().getPort();
        server.stop(0);
        assertThatThrownBy(() -> Datasets.downloadDataset(
                        Optional.of(URI.create("http://127.0.0.1:" + closed)), "x", Optional.of(local), false))
                .isInstanceOf(WrongArgumentException.class);
    }

    @Test
    void anIndexReadsBackAsWritten() throws IOException {
        put("set/sub/a.bin", "aaaa");
        DatasetIndex index = DatasetIndex.of(served.resolve("set"));
        assertThat(DatasetIndex.parse("here", index.format())).isEqualTo(index);
        assertThat(index.entries()).hasSize(1);
        assertThat(index.entries().getFirst().size()).contains(4L);
    }
}
