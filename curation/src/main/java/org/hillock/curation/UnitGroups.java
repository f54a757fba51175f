package org.hillock.curation;

import java.util.Arrays;
import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;

/**
 * Units that become one, group by group.
 *
 * @param existing all units of the sorting
 * @param groupOf for each unit the group it is in, or -1; treat as read-only
 * @param count number of groups
 */
record UnitGroups(Ids existing, int[] groupOf, int count) {
    /** Refuses unknown units, empty groups, and units that are in two groups. */
    static UnitGroups of(String operation, String parameter, Sorting sorting, List<Ids> groups) {
        Ids existing = sorting.getUnitIds();
        int[] groupOf = new int[existing.size()];
        Arrays.fill(groupOf, -1);
        for (int g = 0; g < groups.size(); g++) {
            if (groups.get(g).size() == 0) {
                throw new WrongArgumentException(
                        operation + ": " + parameter + "[" + g + "] = [] must hold a unit or more. Leave it out.");
            }
            for (Id id : groups.get(g)) {
                if (!existing.contains(id)) {
                    throw new WrongArgumentException(operation + ": " + parameter + "[" + g + "] = "
                            + groups.get(g).asList() + " must hold units of the sorting (" + id
                            + " is none). Known are " + existing.asList() + ".");
                }
                int unit = existing.indexOf(id);
                if (groupOf[unit] >= 0) {
                    throw new WrongArgumentException(operation + ": " + parameter + "[" + g + "] = "
                            + groups.get(g).asList() + " must not share unit " + id + " with group " + groupOf[unit]
                            + ". Join the two groups.");
                }
                groupOf[unit] = g;
            }
        }
        return new UnitGroups(existing, groupOf, groups.size());
    }

    /** The positions of units that are in no group. */
    int[] staying() {
        return java.util.stream.IntStream.range(0, groupOf.length)
                .filter(unit -> groupOf[unit] < 0)
                .toArray();
    }

    /** The positions of the units of a group, in the order of the sorting. */
    int[] members(int group) {
        return java.util.stream.IntStream.range(0, groupOf.length)
                .filter(unit -> groupOf[unit] == group)
                .toArray();
    }
}
