package org.hillock.generation;

import org.hillock.core.operation.Operation;

/** An operation that makes a recording together with its true sorting out of nothing but its parameters. */
public interface GroundTruthGenerator extends Operation {
    /** The recording, lazy, and its sorting; equal parameters give equal samples and spikes. */
    GroundTruth generate();
}
