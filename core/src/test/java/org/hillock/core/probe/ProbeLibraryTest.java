package org.hillock.core.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeLibraryTest {
    private static final String PROBE =
            PythonJson.format(ProbeJson.toFileTree(ProbeGroup.of(ProbeGenerators.generateTetrode())));

    @TempDir
    Path cache;

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private URI address;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/lib/acme/T-4/T-4.json", PROBE);
        serve("/lib/acme/torn/torn.json", PROBE.substring(0, PROBE.length() / 2));
        serve("/lib/acme/page/page.json", "<html></html>");
        serve(
                "/lib/acme/two/two.json",
                PythonJson.format(ProbeJson.toFileTree(ProbeGenerators.generateDummyProbeGroup())));
        server.start();
        address = URI.create("http://localhost:" + server.getAddress().getPort() + "/lib");
    }

    private void serve(String path, String text) {
        server.createContext(path, exchange -> {
            requests.incrementAndGet();
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        server.stop(0);
        System.clearProperty(ProbeLibrary.PROPERTY);
    }

    @Test
    void downloadsOnceAndReadsTheCacheAfterwards() throws IOException {
        ProbeLibrary library = new ProbeLibrary(address, cache);
        Probe probe = library.getProbe("acme", "T-4");
        assertThat(probe).isEqualTo(ProbeGenerators.generateTetrode());
        assertThat(Files.readString(cache.resolve("acme/T-4.json"))).isEqualTo(PROBE);
        assertThat(library.getProbe("acme", "T-4")).isEqualTo(probe);
        assertThat(ProbeLibrary.getProbe("acme", "T-4", cache)).isEqualTo(probe);
        assertThat(requests).hasValue(1);
    }

    @Test
    void theAddressComesFromTheProperty() {
        System.setProperty(ProbeLibrary.PROPERTY, address + "/");
        assertThat(ProbeLibrary.getProbe("acme", "T-4", cache).getContactCount())
                .isEqualTo(4);
    }

    @Test
    void withoutAnAddressTheErrorSaysHowToSetIt() {
        if (System.getenv(ProbeLibrary.ENVIRONMENT) == null) {
            assertThatThrownBy(() -> ProbeLibrary.getProbe("acme", "T-4", cache))
                    .isInstanceOf(WrongArgumentException.class)
                    .hasMessageContaining(ProbeLibrary.PROPERTY)
                    .hasMessageContaining(ProbeLibrary.ENVIRONMENT);
        }
    }

    @Test
    void damagedAndUnknownProbesAreRefusedAndNotKept() {
        ProbeLibrary library = new ProbeLibrary(address, cache);
        for (String name : new String[] {"torn", "page", "two", "absent"}) {
            assertThatThrownBy(() -> library.getProbe("acme", name))
                    .as(name)
                    .isInstanceOf(WrongArgumentException.class)
                    .hasMessageContaining(name + ".json");
        }
        assertThatThrownBy(() -> library.getProbe("acme", "absent")).hasMessageContaining("404");
        assertThat(cache.resolve("acme")).doesNotExist();
    }

    @Test
    void namesCantLeaveTheCacheFolder() {
        ProbeLibrary library = new ProbeLibrary(address, cache);
        assertThatThrownBy(() -> library.getProbe("..", "T-4")).hasMessageContaining("name = '..'");
        assertThatThrownBy(() -> library.getProbe("acme", "../T-4")).hasMessageContaining("must be a name");
        assertThatThrownBy(() -> new ProbeLibrary(URI.create("file:/tmp"), cache))
                .hasMessageContaining("http");
    }

    @Test
    void aDeadLibraryIsNamed() {
        server.stop(0);
        assertThatThrownBy(() -> new ProbeLibrary(address, cache).getProbe("acme", "T-4"))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("must answer");
    }
}
