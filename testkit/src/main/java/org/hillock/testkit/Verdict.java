package org.hillock.testkit;

import java.util.List;
import org.hillock.testkit.golden.Difference;

/** What became of a case. */
public sealed interface Verdict {
    /**
     * All that was recorded agrees.
     *
     * @param passedOver outputs that were not compared, with the reason
     */
    record Passed(List<String> passedOver) implements Verdict {}

    /** Something differs. */
    record Failed(List<Difference> differences) implements Verdict {}

    /** Nothing was compared. */
    record Skipped(String reason) implements Verdict {}
}
