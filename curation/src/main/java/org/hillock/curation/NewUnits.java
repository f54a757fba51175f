package org.hillock.curation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;

/** Names for units that come about by merging or splitting. */
final class NewUnits {
    private static final String DIGITS = "\\d+";

    private NewUnits() {}

    /** Whole numbers go on behind the greatest one; texts of digits likewise; other texts are {@code merge0, merge1} … as far as free. */
    static List<Id> appended(Ids existing, int count) {
        return existing.areTexts() && !areAllDigits(existing) ? free(existing, "merge", count) : next(existing, count);
    }

    /** Whole numbers go on behind the greatest one; texts are the whole numbers behind the greatest text of digits. */
    static List<Id> numbered(Ids existing, int count) {
        return next(existing, count);
    }

    private static boolean areAllDigits(Ids ids) {
        return ids.asList().stream().allMatch(id -> id.toString().matches(DIGITS));
    }

    private static List<Id> next(Ids existing, int count) {
        boolean texts = existing.areTexts();
        long greatest = existing.asList().stream()
                .map(Id::toString)
                .filter(id -> !texts || (id.matches(DIGITS) && id.length() < 18))
                .mapToLong(Long::parseLong)
                .max()
                .orElse(texts ? 0 : -1);
        return LongStream.rangeClosed(greatest + 1, greatest + count)
                .mapToObj(number -> texts ? Id.of(Long.toString(number)) : Id.of(number))
                .toList();
    }

    private static List<Id> free(Ids existing, String stem, int count) {
        List<Id> out = new ArrayList<>();
        for (int n = 0; out.size() < count; n++) {
            Id id = Id.of(stem + n);
            if (!existing.contains(id)) {
                out.add(id);
            }
        }
        return out;
    }

    /** The given names once they are found fit: as many as needed, different, and none of a unit that stays. */
    static List<Id> checked(String operation, Optional<Ids> given, List<Id> otherwise, Ids staying) {
        if (given.isEmpty()) {
            return otherwise;
        }
        List<Id> ids = given.get().asList();
        Set<Id> all = new HashSet<>(staying.asList());
        boolean oneKind = staying.size() == 0 || given.get().areTexts() == staying.areTexts();
        if (ids.size() != otherwise.size() || !ids.stream().allMatch(all::add) || !oneKind) {
            throw new WrongArgumentException(operation + ": new_unit_ids = " + ids + " must be " + otherwise.size()
                    + " ids that no other unit has, of the kind of the others (" + staying.asList() + " stay). Try "
                    + otherwise + ".");
        }
        return ids;
    }
}
