package org.hillock.core.store;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.errors.WrongArgumentException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads what a file or folder holds so that whatever is wrong with it is said in its name. */
public final class Content {
    private static final int MOST = 1_000_000;

    private Content() {}

    /**
     * Calls what reads and checks the content.
     *
     * @throws BrokenFileException for content that breaks the rules of what is built from it
     * @throws NotSupportedException for content that is not known; the message names the file
     */
    public static <T> T of(Path file, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (BrokenFileException | UncheckedIOException e) {
            throw e;
        } catch (NotSupportedException e) {
            boolean named = String.valueOf(e.getMessage()).contains(file.toString());
            throw named ? e : new NotSupportedException(file + ": " + e.getMessage(), e);
        } catch (WrongArgumentException e) {
            throw new BrokenFileException(file, String.valueOf(e.getMessage()), e);
        } catch (JacksonException
                | ArithmeticException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | ClassCastException e) {
            throw new BrokenFileException(
                    file, "its parts contradict each other (" + e.getMessage() + "). Save the data anew.", e);
        }
    }

    /** A count in a JSON object, at least {@code least} and at most a million; refused where it is missing or no whole number. */
    public static int count(JsonNode object, String key, int least) {
        JsonNode value = object.path(key);
        boolean fine = value.isIntegralNumber() && value.canConvertToInt();
        if (!fine || value.intValue() < least || value.intValue() > MOST) {
            throw new WrongArgumentException(key + " must be a whole number in [" + least + ", " + MOST + "].");
        }
        return value.intValue();
    }
}
