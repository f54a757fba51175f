package org.hillock.core.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.Npy;
import org.hillock.core.probe.GroupMode;
import org.hillock.core.probe.ProbeGroup;
import org.hillock.core.probe.ProbeJson;
import org.hillock.core.probe.WiredProbes;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingProbes;
import org.hillock.core.recording.Recordings;
import org.hillock.core.snippets.Snippets;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of a saved folder that is alike for all objects: {@code properties/*.npy} and the probe. */
public final class FolderMetadata {
    private static final String CONTACT_VECTOR = "contact_vector";

    private FolderMetadata() {}

    /** Writes the properties, one file each, and for recordings the probe and its contact vector. */
    public static void saveMetadataToFolder(Properties properties, Optional<WiredProbes> probes, Path folder) {
        try {
            Path target = Files.createDirectories(folder.resolve("properties"));
            for (Map.Entry<String, NdArray> property : properties.asMap().entrySet()) {
                requireFileName(property.getKey());
                Npy.write(target.resolve(property.getKey() + ".npy"), property.getValue());
            }
            if (probes.isPresent()) {
                Npy.write(target.resolve(CONTACT_VECTOR + ".npy"), probes.get().contactVector());
                PythonJson.write(
                        folder.resolve("probe.json"),
                        ProbeJson.toFileTree(probes.get().group()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": can't be written (" + e.getMessage() + ").", e);
        }
    }

    private static void requireFileName(String key) {
        if (key.isEmpty() || key.contains("/") || key.contains("\\") || key.indexOf('\0') >= 0) {
            throw new WrongArgumentException(
                    "save: property '" + key + "' must have a name that a file can have. Rename the property first.");
        }
    }

    /** Reads the properties of a folder; those whose values only Python can read are left out. */
    static Properties readProperties(Path folder, int length) {
        Path source = folder.resolve("properties");
        Properties properties = Properties.empty(length);
        if (!Files.isDirectory(source)) {
            return properties;
        }
        for (Path file : npyFiles(source)) {
            String key = file.getFileName().toString().replaceFirst("\\.npy$", "");
            try {
                NdArray values = Npy.read(file);
                if (values.rank() == 0 || values.length() != length) {
                    throw new BrokenFileException(
                            file,
                            "holds " + values.length() + " entries for " + length
                                    + " channels or units. The folder was changed after it was saved.");
                }
                properties = properties.with(key, values);
            } catch (NotSupportedException e) {
                System.getLogger(FolderMetadata.class.getName()).log(System.Logger.Level.WARNING, e.getMessage());
            }
        }
        return properties;
    }

    private static List<Path> npyFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".npy"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BrokenFileException(folder, "can't be read (" + e.getMessage() + ").", e);
        }
    }

    /** The recording with the properties and the probe that a folder holds. */
    public static Recording loadMetadataFromFolder(Recording recording, Path folder) {
        Properties stored = readProperties(folder, recording.getNumChannels());
        Optional<NdArray> contactVector = stored.find(CONTACT_VECTOR);
        Properties properties = Properties.overlay(recording.properties(), stored.without(CONTACT_VECTOR));
        Recording out = Recordings.withInfo(recording, recording.info().withProperties(properties));
        for (String name : List.of("probe.json", "probegroup.json")) {
            if (Files.isRegularFile(folder.resolve(name))) {
                Recording bare = out;
                Path file = folder.resolve(name);
                return Content.of(file, () -> {
                    ProbeGroup group = ProbeJson.parseGroup(PythonJson.read(file));
                    return withProbe(bare, annotated(group, bare.annotations()).wiredTo(bare.getNumChannels()));
                });
            }
        }
        Recording bare = out;
        return contactVector
                .map(vector -> Content.of(
                        folder.resolve("properties").resolve(CONTACT_VECTOR + ".npy"),
                        () -> withProbe(bare, WiredProbes.fromContactVector(vector, asMap(bare.annotations())))))
                .orElse(bare);
    }

    /** The snippets with the properties and the probe that a folder holds. */
    static Snippets loadMetadataFromFolder(Snippets snippets, Path folder) {
        Properties stored = readProperties(folder, snippets.getNumChannels());
        Snippets out = snippets.withMetadata(
                Properties.overlay(snippets.properties(), stored.without(CONTACT_VECTOR)), snippets.annotations());
        Optional<WiredProbes> probes = stored.find(CONTACT_VECTOR)
                .map(vector -> Content.of(
                        folder.resolve("properties").resolve(CONTACT_VECTOR + ".npy"),
                        () -> WiredProbes.fromContactVector(vector, asMap(snippets.annotations()))));
        return new Snippets(out.info().withProbes(probes), out.reader(), out.provenance());
    }

    /** Attaches a probe; a group property that was stored wins over the one that follows from the probe. */
    static Recording withProbe(Recording recording, WiredProbes probes) {
        Optional<NdArray> group = recording.properties().find("group");
        ObjectNode annotations = recording.annotations();
        Recording out = RecordingProbes.attach(recording, probes, GroupMode.AUTO);
        out = Recordings.withInfo(out, out.info().withAnnotations(annotations));
        return group.isPresent() ? Recordings.setProperty(out, "group", group.get()) : out;
    }

    /** The peer's probe.json loses the annotations of probes; they stand in the recording's annotation {@code probes_info}. */
    private static ProbeGroup annotated(ProbeGroup group, ObjectNode annotations) {
        JsonNode infos = annotations.path("probes_info");
        java.util.List<org.hillock.core.probe.Probe> probes = new java.util.ArrayList<>();
        for (int i = 0; i < group.probes().size(); i++) {
            var probe = group.probes().get(i);
            if (infos.isArray() && infos.size() > i && infos.get(i) instanceof ObjectNode info) {
                for (Map.Entry<String, JsonNode> entry : info.properties()) {
                    probe = probe.annotate(entry.getKey(), entry.getValue());
                }
            }
            probes.add(probe);
        }
        return new ProbeGroup(probes);
    }

    private static Map<String, JsonNode> asMap(ObjectNode node) {
        Map<String, JsonNode> map = new LinkedHashMap<>();
        node.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }
}
