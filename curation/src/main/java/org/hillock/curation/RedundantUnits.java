package org.hillock.curation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hillock.comparison.ComparisonOptions;
import org.hillock.comparison.Comparisons;
import org.hillock.comparison.SymmetricSortingComparison;
import org.hillock.comparison.UnitCounts;
import org.hillock.comparison.UnitScores;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;

/**
 * Finds units that are much the same as another one. After {@code spikeinterface.curation.find_redundant_units}.
 *
 * @param deltaTime greatest distance of coinciding spikes in ms
 * @param agreementThreshold least agreement score of a pair that is looked at, in [0, 1]
 * @param duplicateThreshold a pair is redundant where more than this part of the spikes of either unit coincides, in [0, 1]
 */
public record RedundantUnits(double deltaTime, double agreementThreshold, double duplicateThreshold) {
    /** Refuses a part outside [0, 1]. */
    public RedundantUnits {
        if (!(duplicateThreshold >= 0 && duplicateThreshold <= 1)) {
            throw new WrongArgumentException("find_redundant_units: duplicate_threshold = " + duplicateThreshold
                    + " must lie in [0, 1] (it is a part of the spikes of a unit). Try 0.8.");
        }
        if (!(agreementThreshold >= 0 && agreementThreshold <= 1)) {
            throw new WrongArgumentException("find_redundant_units: agreement_threshold = " + agreementThreshold
                    + " must lie in [0, 1] (agreement scores do). Try 0.2.");
        }
    }

    /** 0.4 ms, agreement from 0.2, more than 0.8 of the spikes. */
    public static RedundantUnits standard() {
        return new RedundantUnits(0.4, 0.2, 0.8);
    }

    /** The redundant pairs, ordered by the first, then the second unit. */
    public List<UnitPair> find(Sorting sorting) {
        SymmetricSortingComparison comparison = Comparisons.compareTwoSorters(
                sorting,
                sorting,
                "sorting",
                "itself",
                ComparisonOptions.standard().withDeltaTime(deltaTime));
        UnitCounts counts = comparison.result().matchEventCount();
        UnitScores scores = comparison.getAgreementScores();
        long[] spikes = comparison.result().eventCounts1();
        Ids ids = sorting.getUnitIds();
        List<UnitPair> pairs = new ArrayList<>();
        for (int first = 0; first < ids.size(); first++) {
            for (int second = 0; second < first; second++) {
                double part = (double) counts.get(first, second) / Math.min(spikes[first], spikes[second]);
                if (scores.get(first, second) >= agreementThreshold && part > duplicateThreshold) {
                    pairs.add(new UnitPair(ids.get(first), ids.get(second)));
                }
            }
        }
        return List.copyOf(pairs);
    }

    /** The sorting without, of each redundant pair, the unit with fewer spikes (the second where both have as many). */
    public Sorting removeByMaxSpikes(Sorting sorting) {
        Map<Id, Long> spikes = sorting.countNumSpikesPerUnit();
        Set<Id> removed = new HashSet<>();
        for (UnitPair pair : find(sorting)) {
            long first = spikes.getOrDefault(pair.first(), 0L);
            long second = spikes.getOrDefault(pair.second(), 0L);
            removed.add(first < second ? pair.first() : pair.second());
        }
        return Sortings.selectUnits(
                sorting,
                Ids.of(sorting.getUnitIds().asList().stream()
                        .filter(id -> !removed.contains(id))
                        .toList()));
    }
}
