package org.hillock.testkit.golden;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.json.PythonJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A folder of golden results: {@code cases.json} and the files that it names. */
public final class GoldenTree {
    private final Path folder;
    private final JsonNode index;
    private final GoldenInputs inputs;

    private GoldenTree(Path folder, JsonNode index) {
        this.folder = folder;
        this.index = index;
        this.inputs = new GoldenInputs(this);
    }

    /**
     * Opens a tree.
     *
     * @throws BrokenFileException where the folder holds no {@code cases.json} with inputs and cases
     */
    public static GoldenTree open(Path folder) {
        Path file = folder.resolve("cases.json");
        if (!Files.isRegularFile(file)) {
            throw new BrokenFileException(file, "no such file. Give the folder of a golden tree.");
        }
        JsonNode index = PythonJson.read(file);
        if (!index.path("cases").isArray() || !index.path("inputs").isObject()) {
            throw new BrokenFileException(file, "must hold 'inputs' and 'cases'. Give the folder of a golden tree.");
        }
        return new GoldenTree(folder.toAbsolutePath().normalize(), index);
    }

    /** Whether a folder holds a tree. */
    public static boolean isThere(Path folder) {
        return Files.isRegularFile(folder.resolve("cases.json"));
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** The inputs by name. */
    public GoldenInputs inputs() {
        return inputs;
    }

    /** The cases, in the order of the index. */
    public List<GoldenCase> cases() {
        List<GoldenCase> cases = new ArrayList<>();
        index.path("cases").forEach(node -> cases.add(new GoldenCase(this, (ObjectNode) node)));
        return cases;
    }

    JsonNode describedInputs() {
        return index.path("inputs");
    }
}
