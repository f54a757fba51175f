package org.hillock.qualitymetrics.units;

import java.util.List;
import java.util.Set;
import org.hillock.core.operation.Operation;

/** A metric of single units: a record whose components are its parameters. Pure; the same numbers on any number of threads. */
public interface QualityMetric extends Operation {
    /** What it gives. */
    List<MetricColumn> columns();

    /** What it needs beside the spikes. */
    Set<Ingredient> dependsOn();

    /** The numbers of a unit that has spikes, one for each column. */
    Measurement measure(UnitFacts unit);

    /** The numbers of a unit without spikes: none, unless a metric knows better. */
    default Measurement ofEmptyUnit() {
        return Measurement.none(columns().size(), "the unit has no spikes");
    }
}
