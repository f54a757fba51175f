package org.hillock.extractors.openephys;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.hillock.core.format.Format;
import org.hillock.core.format.OpenOptions;
import org.hillock.core.format.StreamInfo;
import org.hillock.core.format.Support;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import tools.jackson.databind.node.ObjectNode;

/** The Open Ephys binary format. */
public final class OpenEphysBinaryFormat implements Format {
    private static final OperationType<OpenEphysBinaryRecordingExtractor> RECIPE =
            OperationType.of(OpenEphysBinaryRecordingExtractor.class);

    @Override
    public String name() {
        return RECIPE.name();
    }

    @Override
    public String doc() {
        return RECIPE.doc();
    }

    @Override
    public Support support(Path input) {
        return OpenEphysFolder.structureFiles(input).isEmpty()
                ? Support.no("no structure.oebin below the folder")
                : Support.certain("a structure.oebin below the folder");
    }

    @Override
    public List<StreamInfo> streams(Path input) {
        List<String> names = OpenEphysFolder.find(input).streamNames();
        return IntStream.range(0, names.size())
                .mapToObj(i ->
                        new StreamInfo(Integer.toString(i), names.get(i), OptionalInt.empty(), OptionalDouble.empty()))
                .toList();
    }

    @Override
    public Recording open(Path input, OpenOptions options) {
        ObjectNode arguments = options.options().deepCopy().put("folder_path", input.toString());
        options.stream().ifPresent(stream -> arguments.put("stream_id", stream));
        return RECIPE.fromJson(arguments).open();
    }

    @Override
    public Optional<OperationType<?>> recipe() {
        return Optional.of(RECIPE);
    }
}
