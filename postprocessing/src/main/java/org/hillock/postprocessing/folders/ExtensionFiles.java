package org.hillock.postprocessing.folders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.files.WholeFile;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.Npy;
import org.hillock.core.operation.Catalog;
import org.hillock.core.operation.OperationType;
import org.hillock.core.store.ExtractorJson;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.Extension;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.FinishedExtension;
import org.hillock.postprocessing.waveforms.UnitTable;
import org.hillock.postprocessing.waveforms.Variable;
import org.hillock.postprocessing.waveforms.WaveformStack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A finished extension as a folder: a file for each variable, {@code info.json}, {@code run_info.json} and {@code params.json}. */
final class ExtensionFiles {
    static final String PARAMS = "params.json";
    private static final String INFO = "info.json";
    private static final String RUN_INFO = "run_info.json";
    private static final Set<String> NO_DATA = Set.of(PARAMS, INFO, RUN_INFO);
    private static final System.Logger LOG = System.getLogger(ExtensionFiles.class.getName());

    private ExtensionFiles() {}

    /** Whether a folder holds a whole extension: one that its writer called completed, or of the time before that was written. */
    static boolean isWhole(Path folder) {
        if (!Files.isRegularFile(folder.resolve(PARAMS))) {
            return false;
        }
        Path runInfo = folder.resolve(RUN_INFO);
        return !Files.isRegularFile(runInfo) || isCompleted(PythonJson.read(runInfo));
    }

    static boolean isCompleted(JsonNode runInfo) {
        return runInfo.path("run_completed").asBoolean(true);
    }

    /** The info that names the class of an extension; Hillock's own where the peer has none. */
    static ObjectNode info(String extension) {
        String pythonClass = Catalog.standard().ofKind(Extension.class).stream()
                .filter(type -> type.name().equals(extension))
                .map(OperationType::pythonClass)
                .findFirst()
                .orElse(extension);
        return PythonJson.NODES
                .objectNode()
                .put("class", pythonClass)
                .put("module", pythonClass.startsWith("spikeinterface") ? "spikeinterface" : "hillock")
                .put("version", ExtractorJson.LAYOUT_VERSION);
    }

    static ObjectNode runInfo(FinishedExtension extension) {
        return PythonJson.NODES.objectNode().put("run_completed", true).put("runtime_s", extension.runtimeSeconds());
    }

    /** Writes into a folder that may hold the large variables already. */
    static void write(Path folder, FinishedExtension extension) {
        ExtensionData data = extension.data();
        for (String name : data.names()) {
            write(folder, name, data.find(name).orElseThrow());
        }
        PythonJson.write(folder.resolve(INFO), info(extension.name()));
        PythonJson.write(folder.resolve(RUN_INFO), runInfo(extension));
        PythonJson.write(folder.resolve(PARAMS), extension.params());
    }

    static void write(Path folder, String name, Variable variable) {
        switch (variable) {
            case Variable.Numbers(NdArray array) -> Npy.write(folder.resolve(name + ".npy"), array);
            case Variable.Stack(WaveformStack stack) -> writeStack(folder.resolve(name + ".npy"), stack);
            case Variable.Rows(UnitTable table) -> UnitCsv.write(folder.resolve(name + ".csv"), table);
            case Variable.Plain(JsonNode tree) -> PythonJson.write(folder.resolve(name + ".json"), tree);
            case Variable.Pickled(byte[] bytes) -> WholeFile.write(folder.resolve(name + ".pkl"), false, bytes);
        }
    }

    private static void writeStack(Path file, WaveformStack stack) {
        if (stack instanceof MappedStack mapped && Files.isRegularFile(file)) {
            mapped.force();
        } else {
            StackFiles.write(file, stack);
        }
    }

    /** Reads a whole extension. */
    static FinishedExtension read(Path folder, String name, Ids unitIds) {
        ExtensionData data = ExtensionData.nothing();
        for (Path file : files(folder)) {
            String fileName = String.valueOf(file.getFileName());
            int dot = fileName.lastIndexOf('.');
            if (!NO_DATA.contains(fileName) && dot > 0) {
                Optional<Variable> variable = variable(file, fileName.substring(dot), unitIds);
                if (variable.isPresent()) {
                    data = data.with(fileName.substring(0, dot), variable.get());
                }
            }
        }
        return new FinishedExtension(name, object(folder.resolve(PARAMS)), data, runtime(folder));
    }

    private static double runtime(Path folder) {
        Path file = folder.resolve(RUN_INFO);
        return Files.isRegularFile(file)
                ? PythonJson.read(file).path("runtime_s").asDouble(Double.NaN)
                : Double.NaN;
    }

    static ObjectNode object(Path file) {
        if (PythonJson.read(file) instanceof ObjectNode object) {
            return object;
        }
        throw new BrokenFileException(file, "must hold a JSON object. Compute the extension anew.");
    }

    private static Optional<Variable> variable(Path file, String suffix, Ids unitIds) {
        try {
            return switch (suffix) {
                case ".npy" -> Optional.of(StackFiles.read(file));
                case ".csv" -> Optional.of(new Variable.Rows(UnitCsv.read(file, unitIds)));
                case ".json" -> Optional.of(new Variable.Plain(PythonJson.read(file)));
                case ".pkl" -> Optional.of(new Variable.Pickled(Files.readAllBytes(file)));
                default -> Optional.empty();
            };
        } catch (NotSupportedException e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            throw new BrokenFileException(file, "can't be read (" + WholeFile.reason(e) + ").", e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> !WholeFile.isPart(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new BrokenFileException(folder, "can't be read (" + WholeFile.reason(e) + ").", e);
        }
    }

    static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw WholeFile.cannotWrite(folder, e);
        }
    }

    /** Removes a folder with all that it holds, where it is there. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": can't be removed (" + WholeFile.reason(e) + ").", e);
        }
    }

    /** Removes a folder that holds nothing. */
    static void deleteIfEmpty(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                return;
            }
        } catch (IOException e) {
            throw WholeFile.cannotWrite(folder, e);
        }
        delete(folder);
    }

    /** Gives a finished folder its name; an old one of that name is moved aside before and removed after. */
    static void moveInto(Path finished, Path target, Path aside) {
        try {
            delete(aside);
            Files.createDirectories(target.getParent());
            if (Files.exists(target)) {
                Files.move(target, aside);
            }
            Files.move(finished, target);
        } catch (IOException e) {
            throw WholeFile.cannotWrite(target, e);
        }
        delete(aside);
    }
}
