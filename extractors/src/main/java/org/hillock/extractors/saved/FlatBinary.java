package org.hillock.extractors.saved;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.format.Format;
import org.hillock.core.format.OpenOptions;
import org.hillock.core.format.StreamInfo;
import org.hillock.core.format.Support;
import org.hillock.core.operation.OperationType;
import org.hillock.core.operation.Traced;
import org.hillock.core.store.BinaryRecordingExtractor;
import tools.jackson.databind.node.ObjectNode;

/** One flat file of interleaved samples; all that the file does not say comes from the options. */
public final class FlatBinary implements Format {
    private static final List<String> ENDINGS = List.of(".raw", ".bin", ".dat", ".i16");

    @Override
    public String name() {
        return "binary";
    }

    @Override
    public String doc() {
        return "A flat binary file without header; rate, number of channels and type must be given.";
    }

    /** Fits by the ending alone: such a file says nothing about itself. */
    @Override
    public Support support(Path input) {
        String file =
                Optional.ofNullable(input.getFileName()).map(Path::toString).orElse("");
        boolean named = ENDINGS.stream().anyMatch(file.toLowerCase(Locale.ROOT)::endsWith);
        return named && Files.isRegularFile(input)
                ? Support.byName("a file that ends like flat binary ones")
                : Support.no("no file that ends in " + String.join(", ", ENDINGS));
    }

    @Override
    public List<StreamInfo> streams(Path input) {
        return List.of();
    }

    @Override
    public Traced open(Path input, OpenOptions options) {
        SavedObject.refuseStream(name(), options);
        if (!Files.isRegularFile(input)) {
            throw new BrokenFileException(input, "no such file. Give the path of the flat binary file.");
        }
        if (options.options().has("file_paths")) {
            throw new WrongArgumentException("binary: file_paths must not be given as an option (it is the input).");
        }
        ObjectNode arguments = options.options().deepCopy();
        arguments.putArray("file_paths").add(input.toString());
        return type().fromJson(arguments).open();
    }

    @Override
    public Optional<OperationType<?>> recipe() {
        return Optional.of(type());
    }

    private static OperationType<BinaryRecordingExtractor> type() {
        return OperationType.of(BinaryRecordingExtractor.class);
    }
}
