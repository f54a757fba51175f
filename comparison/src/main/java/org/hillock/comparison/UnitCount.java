package org.hillock.comparison;

import java.util.Optional;
import org.hillock.core.values.Id;

/**
 * The score of one ground truth unit in spikes.
 *
 * @param gtUnitId the ground truth unit
 * @param tp spikes that coincide with one of the matched unit
 * @param fn spikes of the ground truth unit that were missed
 * @param fp spikes of the matched unit that are not of the ground truth unit
 * @param numGt spikes of the ground truth unit
 * @param numTested spikes of the matched unit; 0 without one
 * @param testedId the matched unit
 */
public record UnitCount(Id gtUnitId, long tp, long fn, long fp, long numGt, long numTested, Optional<Id> testedId) {}
