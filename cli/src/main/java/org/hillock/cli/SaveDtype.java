package org.hillock.cli;

import java.util.Optional;
import org.hillock.core.values.DType;
import picocli.CommandLine.Option;

/** The type of stored samples. */
final class SaveDtype {
    @Option(
            names = "--save-dtype",
            paramLabel = "TYPE",
            description = {
                "Type of the stored samples. Default: unchanged.",
                "Where the input is no flat binary file, --dtype means the same."
            })
    private Optional<String> saveDtype = Optional.empty();

    /** The wanted type; absent: that of the recording. */
    Optional<DType> wanted(ReadingOptions reading) {
        return saveDtype.or(reading::takeDtypeToWrite).map(DType::parse);
    }
}
