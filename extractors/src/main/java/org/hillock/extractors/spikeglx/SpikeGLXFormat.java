package org.hillock.extractors.spikeglx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hillock.core.format.Format;
import org.hillock.core.format.OpenOptions;
import org.hillock.core.format.StreamInfo;
import org.hillock.core.format.Support;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import tools.jackson.databind.node.ObjectNode;

/** SpikeGLX as a format. */
public final class SpikeGLXFormat implements Format {
    private static final OperationType<SpikeGLXRecordingExtractor> RECIPE =
            OperationType.of(SpikeGLXRecordingExtractor.class);

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
        return !Files.exists(input) || SpikeGLXRun.dataFiles(input).isEmpty()
                ? Support.no("no pair of .bin and .meta files")
                : Support.certain("a .meta file beside a .bin file");
    }

    @Override
    public List<StreamInfo> streams(Path input) {
        SpikeGLXRun run = SpikeGLXRun.find(input);
        return run.streamNames().stream()
                .map(name -> {
                    SpikeGLXFile file = run.stream(name).getFirst();
                    return new StreamInfo(
                            name,
                            name,
                            OptionalInt.of(file.numSavedChannels() - file.numSync()),
                            OptionalDouble.of(file.samplingFrequency()));
                })
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
