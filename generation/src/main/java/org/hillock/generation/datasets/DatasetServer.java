package org.hillock.generation.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.files.WholeFile;

/** Gets files over HTTP; files on the disk are whole or absent. */
final class DatasetServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BUFFER = 1 << 16;
    private static final int OK = 200;
    private static final Set<Integer> NOTHING_THERE = Set.of(403, 404, 410);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** The index of a folder; empty where the server has none there. */
    Optional<DatasetIndex> index(URI address) {
        try (InputStream body = open(address).body()) {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return DatasetIndex.isIndex(text)
                    ? Optional.of(DatasetIndex.parse(address.toString(), text))
                    : Optional.empty();
        } catch (Absent e) {
            return Optional.empty();
        } catch (IOException e) {
            throw broken(address, e);
        }
    }

    /** Writes what the server sends to a file that appears when it is complete. */
    void download(URI address, Path file) {
        try {
            HttpResponse<InputStream> response = open(address);
            OptionalLong announced = response.headers().firstValueAsLong("Content-Length");
            try (InputStream body = response.body()) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                WholeFile.write(file, false, channel -> copy(body, channel, announced));
            }
        } catch (Absent e) {
            throw new WrongArgumentException("download_dataset: " + address
                    + " must be a file, or a folder with an " + DatasetIndex.FILE_NAME
                    + " (the server answers with status " + e.getMessage() + "). Check remote_path and the address.");
        } catch (IOException e) {
            throw broken(address, e);
        } catch (java.io.UncheckedIOException e) {
            throw broken(address, e);
        }
    }

    private static void copy(InputStream body, FileChannel channel, OptionalLong announced) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
            WholeFile.writeFully(channel, ByteBuffer.wrap(buffer, 0, n));
            total += n;
        }
        if (announced.isPresent() && announced.getAsLong() != total) {
            throw new IOException(total + " bytes came, " + announced.getAsLong() + " were announced");
        }
    }

    /** The server has nothing there. */
    private static final class Absent extends IOException {
        Absent(int status) {
            super(Integer.toString(status));
        }
    }

    private HttpResponse<InputStream> open(URI address) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() == OK) {
                return response;
            }
            response.body().close();
            if (NOTHING_THERE.contains(response.statusCode())) {
                throw new Absent(response.statusCode());
            }
            throw new IOException("the server answers with status " + response.statusCode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static WrongArgumentException broken(URI address, Exception cause) {
        return new WrongArgumentException(
                "download_dataset: " + address + " must arrive whole (" + cause.getMessage()
                        + "). Nothing was kept of it; check network, address and disk, and try again.",
                cause);
    }

    @Override
    public void close() {
        client.close();
    }
}
