package org.hillock.curation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

/**
 * A sorting in which groups of units are one unit each. The other units stay in their order, the merged ones stand behind them.
 *
 * @param unitsToMerge the groups; a unit is in one at most
 * @param newUnitIds names of the merged units; absent: numbers behind the greatest, or {@code merge0} … for texts
 * @param propertiesPolicy what becomes of properties
 * @param deltaTimeMs a spike that lies at most so many ms (cut to whole frames) behind the one before, of another unit of the group, is
 *     dropped as the same spike; absent: none is
 */
@Wire(
        name = "merge_units",
        pythonClass = "spikeinterface.curation.mergeunitssorting.MergeUnitsSorting",
        parent = "sorting",
        doc = "Makes groups of units one unit each.")
public record MergeUnitsSorting(
        @Param(doc = "Groups of ids of units that become one.")
        List<Ids> unitsToMerge,

        @Param(doc = "Ids of the merged units; null chooses some.", standard = "null")
        Optional<Ids> newUnitIds,

        @Param(doc = "Whether properties that all units of a group have alike are kept.", standard = "\"keep\"")
        PropertiesPolicy propertiesPolicy,

        @Param(
                doc = "Spikes of two units of a group at most so far apart are one; null keeps both.",
                unit = "ms",
                standard = "0.4")
        Optional<Double> deltaTimeMs)
        implements SortingStep {
    /** With names, properties and a tolerance of 0.4 ms by default. */
    public static MergeUnitsSorting of(List<Ids> unitsToMerge) {
        return new MergeUnitsSorting(unitsToMerge, Optional.empty(), PropertiesPolicy.KEEP, Optional.of(0.4));
    }

    /** With other names of the merged units. */
    public MergeUnitsSorting withNewUnitIds(Ids ids) {
        return new MergeUnitsSorting(unitsToMerge, Optional.of(ids), propertiesPolicy, deltaTimeMs);
    }

    @Override
    public Sorting apply(Sorting parent) {
        UnitGroups groups = UnitGroups.of("merge_units", "units_to_merge", parent, unitsToMerge);
        int[] staying = groups.staying();
        Ids kept = groups.existing().take(staying);
        List<Id> names =
                NewUnits.checked("merge_units", newUnitIds, NewUnits.appended(groups.existing(), groups.count()), kept);
        List<Id> ids = new ArrayList<>(kept.asList());
        ids.addAll(names);
        int[] unitOf = new int[groups.groupOf().length];
        List<int[]> origins = new ArrayList<>();
        for (int unit : staying) {
            unitOf[unit] = origins.size();
            origins.add(new int[] {unit});
        }
        for (int group = 0; group < groups.count(); group++) {
            int[] members = groups.members(group);
            for (int unit : members) {
                unitOf[unit] = origins.size();
            }
            origins.add(members);
        }
        boolean[] known = new boolean[origins.size()];
        Arrays.fill(known, 0, propertiesPolicy == PropertiesPolicy.KEEP ? known.length : staying.length, true);
        SortingInfo info =
                parent.info().withUnits(Ids.of(ids), UnitProperties.regrouped(parent.properties(), origins, known));
        long delta = delta(parent.getSamplingFrequency());
        return new Sorting(
                info,
                SpikeSource.lazily(() -> merged(parent.toSpikeVector(), ids.size(), unitOf, delta)),
                Provenance.of(
                        new MergeUnitsSorting(unitsToMerge, Optional.of(Ids.of(names)), propertiesPolicy, deltaTimeMs),
                        parent),
                parent.registered());
    }

    /** The tolerance in frames; -1 where nothing is dropped. */
    private long delta(double samplingFrequency) {
        if (deltaTimeMs.isPresent() && !(deltaTimeMs.get() >= 0)) {
            throw new WrongArgumentException("merge_units: delta_time_ms = " + deltaTimeMs.get()
                    + " ms must be 0 or more (it is a distance between spikes). Try 0.4.");
        }
        return deltaTimeMs.map(ms -> (long) (ms / 1000 * samplingFrequency)).orElse(-1L);
    }

    private static SpikeVector merged(SpikeVector spikes, int numUnits, int[] unitOf, long delta) {
        return Regrouping.regroup(
                spikes,
                numUnits,
                spike -> unitOf[spikes.unitIndex(spike)],
                (newUnit, gap, sameOldUnit) -> !sameOldUnit && gap <= delta);
    }
}
