package org.hillock.core.sorting;

import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.values.Ids;

/**
 * Some units of a sorting, in the given order and possibly under other names; properties and the registered recording go along.
 *
 * @param unitIds which units; absent: all
 * @param renamedUnitIds their new names; absent: unchanged
 */
@Wire(
        name = "select_units",
        aliases = {"rename_units"},
        pythonClass = "spikeinterface.core.unitsselectionsorting.UnitsSelectionSorting",
        parent = "parent_sorting",
        doc = "Keeps some units, in the given order and possibly under other names.")
public record UnitsSelectionSorting(
        @Param(doc = "Ids of the units to keep; null keeps all.", standard = "null")
        Optional<Ids> unitIds,

        @Param(doc = "New ids of the kept units; null keeps the names.", standard = "null")
        Optional<Ids> renamedUnitIds)
        implements SortingStep {
    @Override
    public Sorting apply(Sorting parent) {
        Ids kept = unitIds.orElse(parent.getUnitIds());
        Ids names = renamedUnitIds.orElse(kept);
        if (names.size() != kept.size()) {
            throw new WrongArgumentException("select_units: renamed_unit_ids of " + names.size()
                    + " ids must be as many as the " + kept.size() + " unit_ids.");
        }
        int[] indices = parent.idsToIndices(kept);
        SortingInfo info = parent.info().withUnits(names, parent.properties().take(indices));
        SpikeSource spikes = kept.equals(parent.getUnitIds())
                ? parent::toSpikeVector
                : SpikeSource.lazily(() -> parent.toSpikeVector().selectUnits(indices));
        UnitsSelectionSorting step = new UnitsSelectionSorting(Optional.of(kept), Optional.of(names));
        return new Sorting(info, spikes, Provenance.of(step, parent), parent.registered());
    }
}
