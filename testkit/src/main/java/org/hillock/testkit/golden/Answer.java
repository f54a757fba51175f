package org.hillock.testkit.golden;

import java.util.List;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/** What was computed for one output of a case. */
public sealed interface Answer {
    /**
     * An array.
     *
     * @param sameType whether its element type is part of the answer; else only the kind (whole, fraction, truth, text)
     */
    record Array(NdArray values, boolean sameType) implements Answer {}

    /** A tree of plain values. */
    record Tree(JsonNode tree) implements Answer {}

    /** A table with named rows and columns. */
    record Table(CsvTable table) implements Answer {}

    /** Spike trains, in any order: one array of frames per unit of a segment. */
    record Trains(List<SpikeTrains> segments) implements Answer {}

    /**
     * Rows that describe the units of a segment. Those of units whose trains are not the recorded ones rest on other spikes and are not
     * compared; where there are such, the other rows may be off by as large a part as trains may.
     *
     * @param values one row per unit
     * @param trains the key of the trains
     * @param segment which segment of them
     */
    record UnitRows(NdArray values, String trains, int segment) implements Answer {}

    /** Neighbours by index where equal distances may come in any order: compared by the distances they stand for. */
    record Ranked(NdArray indices, double[][] distances) implements Answer {}

    /** An array that is known up to a positive factor. */
    record Direction(NdArray values) implements Answer {}

    /** Not computed: the recorded array is an input of the case. */
    record Given() implements Answer {}
}
