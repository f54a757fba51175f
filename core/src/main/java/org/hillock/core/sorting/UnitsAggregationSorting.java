package org.hillock.core.sorting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Recording;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;

/**
 * The units of several sortings side by side; rate and number of segments must agree. Numbers that clash are replaced by 0, 1 …,
 * texts that clash and mixed kinds by the texts "0", "1" … . Annotations are kept where all agree; so is the registered recording.
 *
 * @param renamedUnitIds names of all units; absent: the parents' names
 */
@Wire(
        name = "aggregate_units",
        pythonClass = "spikeinterface.core.unitsaggregationsorting.UnitsAggregationSorting",
        parent = "sorting_list",
        doc = "Puts the units of several sortings side by side.")
public record UnitsAggregationSorting(
        @Param(doc = "Ids of all units; null keeps the names.", standard = "null")
        Optional<Ids> renamedUnitIds) implements SortingCombination {
    @Override
    public Sorting apply(List<Sorting> parents) {
        SortingsAlike.requireSome("aggregate_units", parents);
        SortingsAlike.requireSameRate("aggregate_units", parents, 0);
        requireSameSegments(parents);
        Sorting first = parents.getFirst();
        SortingInfo info = new SortingInfo(
                first.getSamplingFrequency(),
                names(parents),
                first.info().tStarts(),
                JoinedProperties.of(parents.stream().map(Sorting::properties).toList()),
                SortingsAlike.sharedAnnotations(parents));
        return new Sorting(
                info,
                SpikeSource.lazily(() -> SpikeVectors.aggregate(
                        parents.stream().map(Sorting::toSpikeVector).toList())),
                new Provenance(this, parents),
                sharedRecording(parents));
    }

    private static void requireSameSegments(List<Sorting> parents) {
        for (Sorting parent : parents) {
            if (parent.getNumSegments() != parents.getFirst().getNumSegments()) {
                throw new WrongArgumentException("aggregate_units: all sortings must have as many segments ("
                        + parent.getNumSegments() + " differ from "
                        + parents.getFirst().getNumSegments() + ").");
            }
        }
    }

    private Ids names(List<Sorting> parents) {
        List<Id> ids = new ArrayList<>();
        parents.forEach(parent -> ids.addAll(parent.getUnitIds().asList()));
        if (renamedUnitIds.isPresent()) {
            if (renamedUnitIds.get().size() != ids.size()) {
                throw new WrongArgumentException("aggregate_units: renamed_unit_ids of "
                        + renamedUnitIds.get().size() + " ids must be as many as the " + ids.size() + " units.");
            }
            return renamedUnitIds.get();
        }
        boolean oneKind = ids.stream().map(Id::isText).distinct().count() <= 1;
        if (oneKind && new HashSet<>(ids).size() == ids.size()) {
            return Ids.of(ids);
        }
        if (ids.stream().noneMatch(Id::isText)) {
            return Ids.range(ids.size());
        }
        String[] counted = new String[ids.size()];
        java.util.Arrays.setAll(counted, Integer::toString);
        return Ids.of(counted);
    }

    private static Optional<Recording> sharedRecording(List<Sorting> parents) {
        Optional<Recording> first = parents.getFirst().registered();
        return parents.stream().allMatch(parent -> parent.registered().equals(first)) ? first : Optional.empty();
    }
}
