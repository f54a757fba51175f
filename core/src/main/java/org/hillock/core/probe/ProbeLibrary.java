package org.hillock.core.probe;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import tools.jackson.core.JacksonException;

/**
 * A library of probe files behind an HTTP address, with a cache folder.
 *
 * <p>The file of a probe is {@code <address>/<manufacturer>/<probe>/<probe>.json}; it is kept as {@code <cache>/<manufacturer>/<probe>.json}
 * and read from there afterwards. Only a file that holds one probe is kept.
 *
 * @param address where the library is, http or https
 * @param cacheFolder where downloaded files are kept
 */
public record ProbeLibrary(URI address, Path cacheFolder) {
    /** The system property that gives the address. */
    public static final String PROPERTY = "hillock.probe.library";

    /** The environment variable that gives the address where the property is not set. */
    public static final String ENVIRONMENT = "HILLOCK_PROBE_LIBRARY";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern NAME = Pattern.compile("[\\w+()-][\\w +().,-]*");

    /** Checks that the address is http or https. */
    public ProbeLibrary {
        if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
            throw new WrongArgumentException(
                    "getProbe: library address = '" + address + "' must begin with http:// or https://.");
        }
    }

    /** The library at the configured address. */
    public static ProbeLibrary configured(Path cacheFolder) {
        String address = Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(ENVIRONMENT)))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new WrongArgumentException(
                        "getProbe: the address of the probe library must be set (it has no default). Set the system property "
                                + PROPERTY + " or the environment variable " + ENVIRONMENT
                                + " to the address below which <manufacturer>/<probe>/<probe>.json lie."));
        return new ProbeLibrary(parse(address.strip()), cacheFolder);
    }

    private static URI parse(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new WrongArgumentException("getProbe: library address = '" + address + "' must be an address.", e);
        }
    }

    /** The probe from the cache folder, or else from the library at the configured address, which is asked for only then. */
    public static Probe getProbe(String manufacturer, String probeName, Path cacheFolder) {
        Path cached = cached(manufacturer, probeName, cacheFolder);
        return Files.exists(cached)
                ? only(cached.toString(), ProbeFiles.readProbeinterface(cached))
                : configured(cacheFolder).getProbe(manufacturer, probeName);
    }

    /**
     * The probe from the cache folder, or else from the library.
     *
     * @throws WrongArgumentException where the names are no names, the library doesn't answer, has no such probe, or its file is damaged
     */
    public Probe getProbe(String manufacturer, String probeName) {
        Path cached = cached(manufacturer, probeName, cacheFolder);
        if (Files.exists(cached)) {
            return only(cached.toString(), ProbeFiles.readProbeinterface(cached));
        }
        URI file = fileAddress(manufacturer, probeName);
        String text = download(file);
        Probe probe = parse(file, text);
        ProbeFiles.write(cached, text);
        return probe;
    }

    private URI fileAddress(String manufacturer, String probeName) {
        String base = address.toString().endsWith("/") ? address.toString() : address + "/";
        return URI.create(base + encode(manufacturer) + "/" + encode(probeName) + "/" + encode(probeName) + ".json");
    }

    private static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Path cached(String manufacturer, String probeName, Path cacheFolder) {
        for (String name : new String[] {manufacturer, probeName}) {
            if (!NAME.matcher(name).matches()) {
                throw new WrongArgumentException("getProbe: name = '" + name
                        + "' must be a name of letters, digits and - _ . + ( ) without slashes.");
            }
        }
        return cacheFolder.resolve(manufacturer).resolve(probeName + ".json");
    }

    private static String download(URI file) {
        HttpRequest request =
                HttpRequest.newBuilder(file).timeout(PATIENCE).GET().build();
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() != 200) {
                throw new WrongArgumentException("getProbe: " + file
                        + " must be a probe of the library (it answers with status " + response.statusCode()
                        + "). Check manufacturer and probe name, and the library address.");
            }
            return response.body();
        } catch (IOException e) {
            throw new WrongArgumentException(
                    "getProbe: " + file + " must answer (" + e
                            + "). Check the network and the library address, or put the file into the cache folder.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WrongArgumentException("getProbe: " + file + " was interrupted. Try again.", e);
        }
    }

    private static Probe parse(URI file, String text) {
        try {
            return only(file.toString(), ProbeJson.parseGroup(PythonJson.parse(text)));
        } catch (JacksonException e) {
            throw new WrongArgumentException(
                    "getProbe: " + file + " must be valid JSON (" + e.getOriginalMessage()
                            + "). Nothing was kept; try again.",
                    e);
        } catch (WrongArgumentException e) {
            throw new WrongArgumentException("getProbe: " + file + ": " + e.getMessage() + " Nothing was kept.", e);
        }
    }

    private static Probe only(String source, ProbeGroup group) {
        if (group.probes().size() != 1) {
            throw new WrongArgumentException("getProbe: " + source + " must hold one probe (it holds "
                    + group.probes().size() + ").");
        }
        return group.probes().getFirst();
    }
}
