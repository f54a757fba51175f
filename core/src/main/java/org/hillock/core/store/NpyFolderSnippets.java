package org.hillock.core.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.OperationType;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.snippets.Snippets;
import org.hillock.core.snippets.SnippetsSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Snippets that were saved into a folder.
 *
 * @param folderPath the folder
 */
@Wire(
        name = "npy_folder_snippets",
        aliases = {"read_npy_snippets_folder"},
        pythonClass = "spikeinterface.core.npyfoldersnippets.NpyFolderSnippets",
        doc = "Snippets saved by SpikeInterface or Hillock into a folder.")
public record NpyFolderSnippets(@Param(doc = "The folder.") Path folderPath) implements SnippetsSource {
    private static final String RECIPE = "npy.json";

    @Override
    public Snippets open() {
        Path folder = folderPath.toAbsolutePath().normalize();
        Path recipe = folder.resolve(RECIPE);
        if (!Files.isRegularFile(recipe)) {
            throw new BrokenFileException(folder, "holds no " + RECIPE + ". Give the folder of saved snippets.");
        }
        if (!(PythonJson.read(recipe) instanceof ObjectNode dict) || !(dict.get("kwargs") instanceof ObjectNode)) {
            throw new BrokenFileException(recipe, "must hold an object with kwargs. The file is damaged.");
        }
        Snippets files = Content.of(recipe, () -> {
            RelativePaths.makeAbsolute(dict, folder);
            return OperationType.of(NpySnippetsExtractor.class)
                    .fromJson((ObjectNode) dict.get("kwargs"))
                    .open();
        });
        return FolderMetadata.loadMetadataFromFolder(
                new Snippets(files.info(), files.reader(), Provenance.of(new NpyFolderSnippets(folder))), folder);
    }

    /** Saves snippets into a folder; it appears when it is whole. */
    public static Snippets save(Snippets snippets, Path folder, boolean overwrite) {
        try (StagedOutput output = StagedOutput.folder(folder, overwrite, Optional.empty())) {
            List<String> names = IntStream.range(0, snippets.getNumSegments())
                    .mapToObj(i -> "traces_cached_seg" + i + ".npy")
                    .toList();
            NpySnippetsExtractor.writeSnippets(
                    snippets, names.stream().map(output.path()::resolve).toList());
            FolderMetadata.saveMetadataToFolder(
                    snippets.properties(), snippets.info().probes(), output.path());
            if (snippets.checkIfDumpable()) {
                PythonJson.write(
                        output.path().resolve("provenance.json"),
                        ExtractorJson.toDict(snippets, Optional.of(output.target())));
            }
            PythonJson.write(output.path().resolve(RECIPE), recipeJson(snippets, names));
            ObjectNode dict = RecordingSaver.header(NpyFolderSnippets.class);
            dict.putObject("kwargs").put("folder_path", ".");
            dict.set("annotations", snippets.annotations().deepCopy());
            dict.set("properties", ExtractorJson.mainProperties(snippets));
            PythonJson.write(output.path().resolve("si_folder.json"), dict.put("relative_paths", true));
            output.commit();
        }
        return (Snippets) Extractors.load(folder);
    }

    private static ObjectNode recipeJson(Snippets snippets, List<String> names) {
        ObjectNode dict = RecordingSaver.header(NpySnippetsExtractor.class);
        ObjectNode kwargs = dict.putObject("kwargs");
        var files = kwargs.putArray("file_paths");
        names.forEach(files::add);
        kwargs.put("sampling_frequency", snippets.getSamplingFrequency());
        kwargs.set("channel_ids", NdJson.toJson(snippets.getChannelIds().toArray()));
        if (snippets.nbefore().isPresent()) {
            kwargs.put("nbefore", snippets.nbefore().getAsInt());
        } else {
            kwargs.putNull("nbefore");
        }
        for (String key : List.of("gain_to_uV", "offset_to_uV")) {
            kwargs.set(key, snippets.properties().find(key).map(NdJson::toJson).orElse(PythonJson.NODES.nullNode()));
        }
        dict.putObject("annotations");
        dict.putObject("properties");
        return dict.put("relative_paths", true);
    }
}
