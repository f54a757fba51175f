package org.hillock.curation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;

/**
 * A sorting after merges, in memory and without properties.
 *
 * @param sorting the sorting
 * @param mergedUnitIds the names of the merged units, one for each group
 */
public record AppliedMerges(Sorting sorting, List<Id> mergedUnitIds) {
    private static final String OPERATION = "apply_merges_to_sorting";

    static AppliedMerges of(
            Sorting sorting,
            List<Ids> mergeUnitGroups,
            Optional<Ids> newUnitIds,
            OptionalDouble censorMs,
            NewIdStrategy strategy) {
        UnitGroups groups = UnitGroups.of(OPERATION, "merge_unit_groups", sorting, mergeUnitGroups);
        Ids existing = sorting.getUnitIds();
        Ids kept = existing.take(groups.staying());
        List<Id> names = NewUnits.checked(OPERATION, newUnitIds, names(existing, mergeUnitGroups, strategy), kept);
        List<Id> ids = order(existing, groups, names);
        int[] unitOf = IntStream.range(0, existing.size())
                .map(unit -> ids.indexOf(
                        groups.groupOf()[unit] < 0 ? existing.get(unit) : names.get(groups.groupOf()[unit])))
                .toArray();
        long censor = censor(sorting.getSamplingFrequency(), censorMs);
        SpikeVector spikes = sorting.toSpikeVector();
        boolean[] isMerged = new boolean[ids.size()];
        names.forEach(name -> isMerged[ids.indexOf(name)] = true);
        SpikeVector merged = Regrouping.regroup(
                spikes,
                ids.size(),
                spike -> unitOf[spikes.unitIndex(spike)],
                (newUnit, gap, sameOldUnit) -> isMerged[newUnit] && gap < censor);
        return new AppliedMerges(NumpySorting.of(merged, sorting.getSamplingFrequency(), Ids.of(ids)), names);
    }

    private static long censor(double samplingFrequency, OptionalDouble censorMs) {
        if (censorMs.isPresent() && !(censorMs.getAsDouble() >= 0)) {
            throw new WrongArgumentException(OPERATION + ": censor_ms = " + censorMs.getAsDouble()
                    + " ms must be 0 or more (it is a distance between spikes). Try 0.3.");
        }
        return censorMs.isPresent() ? (long) (censorMs.getAsDouble() * samplingFrequency / 1000) : -1;
    }

    private static List<Id> names(Ids existing, List<Ids> groups, NewIdStrategy strategy) {
        boolean joins = strategy == NewIdStrategy.JOIN && existing.areTexts();
        if (strategy == NewIdStrategy.TAKE_FIRST) {
            return groups.stream().map(group -> group.get(0)).toList();
        }
        return joins
                ? groups.stream()
                        .map(group ->
                                Id.of(group.asList().stream().map(Id::toString).collect(Collectors.joining("-"))))
                        .toList()
                : NewUnits.appended(existing, groups.size());
    }

    /** A merged unit that is called like one of its group stands where that one stood, others behind all. */
    private static List<Id> order(Ids existing, UnitGroups groups, List<Id> names) {
        List<Id> ids = new ArrayList<>();
        for (int unit = 0; unit < existing.size(); unit++) {
            int group = groups.groupOf()[unit];
            if (group < 0 || names.get(group).equals(existing.get(unit))) {
                ids.add(existing.get(unit));
            }
        }
        names.stream().filter(name -> !ids.contains(name)).forEach(ids::add);
        return ids;
    }
}
