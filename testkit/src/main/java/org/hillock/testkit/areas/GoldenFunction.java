package org.hillock.testkit.areas;

import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;

/** Computes the answers of a case. */
@FunctionalInterface
public interface GoldenFunction {
    /** Offers what the case may have recorded. */
    void answer(GoldenCase golden, Answers answers);
}
