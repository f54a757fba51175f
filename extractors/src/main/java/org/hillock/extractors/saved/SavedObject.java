package org.hillock.extractors.saved;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.format.Format;
import org.hillock.core.format.OpenOptions;
import org.hillock.core.format.StreamInfo;
import org.hillock.core.format.Support;
import org.hillock.core.operation.OperationType;
import org.hillock.core.operation.Traced;
import org.hillock.core.store.Extractors;

/** A recording or sorting that SpikeInterface or Hillock saved: a folder, a zarr store, an NPZ file, or a dump of its history. */
public final class SavedObject implements Format {
    private static final List<String> MARKERS =
            List.of("si_folder.json", "cached.json", "binary.json", "npz.json", ".zattrs", ".zgroup");
    private static final List<String> DUMPS = List.of(".json", ".pkl", ".pickle", ".npz");

    @Override
    public String name() {
        return "spikeinterface";
    }

    @Override
    public String doc() {
        return "What SpikeInterface or Hillock saved: a folder, a zarr store, an NPZ file, or a .json or .pkl dump.";
    }

    @Override
    public Support support(Path input) {
        for (String marker : MARKERS) {
            if (Files.isRegularFile(input.resolve(marker))) {
                return Support.certain("holds " + marker);
            }
        }
        String file =
                Optional.ofNullable(input.getFileName()).map(Path::toString).orElse("");
        boolean named = DUMPS.stream().anyMatch(file.toLowerCase(Locale.ROOT)::endsWith);
        return named && Files.isRegularFile(input)
                ? Support.byName("a file that ends like a dump")
                : Support.no("holds none of " + String.join(", ", MARKERS));
    }

    @Override
    public List<StreamInfo> streams(Path input) {
        return List.of();
    }

    @Override
    public Traced open(Path input, OpenOptions options) {
        refuseStream(name(), options);
        if (!options.options().isEmpty()) {
            throw new WrongArgumentException("spikeinterface: '"
                    + String.join("', '", options.options().propertyNames())
                    + "' must not be given (what was saved says all about itself).");
        }
        return Extractors.load(input);
    }

    @Override
    public Optional<OperationType<?>> recipe() {
        return Optional.empty();
    }

    static void refuseStream(String format, OpenOptions options) {
        options.stream().ifPresent(stream -> {
            throw new WrongArgumentException(
                    format + ": stream = '" + stream + "' must not be given (the format has no streams).");
        });
    }
}
