package org.hillock.comparison;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;

/** The names of several compared objects. */
final class Names {
    private Names() {}

    static List<String> numbered(String stem, int count) {
        return IntStream.range(0, count).mapToObj(i -> stem + i).toList();
    }

    static void check(String operation, List<String> names, int count) {
        if (count < 2) {
            throw new WrongArgumentException(operation + ": num_objects = " + count
                    + " must be 2 or more (they are compared in pairs). Give another one.");
        }
        if (names.size() != count || new HashSet<>(names).size() != count) {
            throw new WrongArgumentException(operation + ": name_list = " + names + " must hold " + count
                    + " different names, one for each object.");
        }
    }
}
