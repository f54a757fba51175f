package org.hillock.curation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SortingInfo;
import org.hillock.core.sorting.SortingStep;
import org.hillock.core.sorting.SpikeSource;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;

/**
 * A sorting in which one unit is several. The other units stay in their order, the parts stand behind them, by rising label.
 *
 * @param splitUnitId the unit
 * @param indicesList for each segment a label (a whole number) of every spike of the unit
 * @param newUnitIds names of the parts; absent: numbers behind the greatest
 * @param propertiesPolicy whether the parts have the properties of the unit
 */
@Wire(
        name = "split_unit",
        pythonClass = "spikeinterface.curation.splitunitsorting.SplitUnitSorting",
        parent = "sorting",
        doc = "Makes one unit several by labels of its spikes.")
public record SplitUnitSorting(
        @Param(doc = "Id of the unit.") Id splitUnitId,

        @Param(doc = "For each segment an array of labels, one for every spike of the unit.")
        List<NdArray> indicesList,

        @Param(doc = "Ids of the parts; null chooses some.", standard = "null")
        Optional<Ids> newUnitIds,

        @Param(doc = "Whether the parts keep the properties of the unit.", standard = "\"keep\"")
        PropertiesPolicy propertiesPolicy)
        implements SortingStep {
    /** With names and properties by default. */
    public static SplitUnitSorting of(Id splitUnitId, List<NdArray> indicesList) {
        return new SplitUnitSorting(splitUnitId, indicesList, Optional.empty(), PropertiesPolicy.KEEP);
    }

    @Override
    public Sorting apply(Sorting parent) {
        int split = parent.idToIndex(splitUnitId);
        SpikeVector spikes = parent.toSpikeVector();
        requireLabels(spikes, split);
        List<Long> labels = List.copyOf(labels());
        Ids existing = parent.getUnitIds();
        int[] staying = IntStream.range(0, existing.size())
                .filter(unit -> unit != split)
                .toArray();
        Ids kept = existing.take(staying);
        List<Id> names = NewUnits.checked("split_unit", newUnitIds, NewUnits.numbered(existing, labels.size()), kept);
        List<Id> ids = new ArrayList<>(kept.asList());
        ids.addAll(names);
        List<int[]> origins = new ArrayList<>();
        IntStream.of(staying).forEach(unit -> origins.add(new int[] {unit}));
        labels.forEach(label -> origins.add(new int[] {split}));
        boolean[] known = new boolean[origins.size()];
        Arrays.fill(known, 0, propertiesPolicy == PropertiesPolicy.KEEP ? known.length : staying.length, true);
        SortingInfo info =
                parent.info().withUnits(Ids.of(ids), UnitProperties.regrouped(parent.properties(), origins, known));
        return new Sorting(
                info,
                SpikeSource.lazily(() -> parts(spikes, split, labels, ids.size())),
                Provenance.of(
                        new SplitUnitSorting(splitUnitId, indicesList, Optional.of(Ids.of(names)), propertiesPolicy),
                        parent),
                parent.registered());
    }

    private TreeSet<Long> labels() {
        TreeSet<Long> labels = new TreeSet<>();
        for (NdArray one : indicesList) {
            for (int i = 0; i < one.length(); i++) {
                labels.add(one.longAt(i));
            }
        }
        return labels;
    }

    private void requireLabels(SpikeVector spikes, int split) {
        if (indicesList.size() != spikes.numSegments()) {
            throw new WrongArgumentException("split_unit: indices_list of " + indicesList.size()
                    + " arrays must have one for each of the " + spikes.numSegments() + " segments.");
        }
        for (int s = 0; s < indicesList.size(); s++) {
            long wanted = spikes.countPerUnit(s)[split];
            if (indicesList.get(s).rank() != 1 || indicesList.get(s).length() != wanted) {
                throw new WrongArgumentException("split_unit: indices_list[" + s + "] of shape "
                        + Arrays.toString(indicesList.get(s).shape()) + " must hold a label for each of the " + wanted
                        + " spikes of unit " + splitUnitId + " in segment " + s + ".");
            }
        }
    }

    private SpikeVector parts(SpikeVector spikes, int split, List<Long> labels, int numUnits) {
        int first = numUnits - labels.size();
        int[] seen = new int[spikes.numSegments()];
        return Regrouping.regroup(
                spikes,
                numUnits,
                spike -> {
                    int unit = spikes.unitIndex(spike);
                    if (unit != split) {
                        return unit < split ? unit : unit - 1;
                    }
                    int segment = spikes.segmentIndex(spike);
                    return first + labels.indexOf(indicesList.get(segment).longAt(seen[segment]++));
                },
                (newUnit, gap, sameOldUnit) -> false);
    }
}
