package org.hillock.testkit.areas;

/** Steps of the built-in sorter. */
final class SpikesiftSteps {
    private SpikesiftSteps() {}
}
