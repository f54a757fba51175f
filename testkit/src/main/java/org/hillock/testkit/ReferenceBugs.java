package org.hillock.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.testkit.golden.Correction;
import org.hillock.testkit.golden.GoldenCase;
import tools.jackson.databind.JsonNode;

/** The table {@code reference-bugs.json}: cases that hold a defect of the reference, and how they are compared. */
public final class ReferenceBugs {
    private final List<Bug> bugs;

    private ReferenceBugs(List<Bug> bugs) {
        this.bugs = bugs;
    }

    /**
     * A defect.
     *
     * @param entry what the table says
     * @param corrections how outputs and values are compared instead, by name; nothing at all is compared where it is empty
     */
    public record Bug(JsonNode entry, Map<String, Correction> corrections) {
        /** Whether nothing of the case is compared. */
        public boolean isSkipped() {
            return corrections.isEmpty();
        }

        /** What is wrong, and where the facts are written down. */
        public String reason() {
            return entry.path("reason").asString("") + " [TRAP: "
                    + entry.path("trap").asString("") + "]";
        }

        boolean fits(GoldenCase golden) {
            JsonNode params = entry.path("params");
            return Glob.matches(entry.path("area").asString(""), golden.area())
                    && Glob.matches(entry.path("function").asString(""), golden.function())
                    && Glob.matches(entry.path("case").asString("*"), golden.name())
                    && (!entry.has("error")
                            || (golden.isErrorExpected()
                                    && Glob.matches(entry.path("error").stringValue(), golden.error())))
                    && params.properties().stream().allMatch(wanted -> wanted.getValue()
                            .equals(golden.givenParams().get(wanted.getKey())));
        }
    }

    /** The table of this version. */
    public static ReferenceBugs standard() {
        return of(Resources.json("reference-bugs.json"));
    }

    static ReferenceBugs of(JsonNode table) {
        List<Bug> bugs = new ArrayList<>();
        for (JsonNode entry : table.path("bugs")) {
            if (entry.path("reason").asString("").isEmpty()
                    || entry.path("trap").asString("").isEmpty()) {
                throw new IllegalStateException(
                        "reference-bugs.json: an entry must have a reason and a trap: " + entry);
            }
            Map<String, Correction> corrections = new LinkedHashMap<>();
            if (entry.path("compare").isObject()) {
                entry.path("compare")
                        .properties()
                        .forEach(rule -> corrections.put(
                                rule.getKey(),
                                CorrectionRules.named(rule.getValue().stringValue())));
            }
            bugs.add(new Bug(entry, corrections));
        }
        return new ReferenceBugs(bugs);
    }

    /** The defect for which nothing of a case is compared. */
    public Optional<Bug> skipping(GoldenCase golden) {
        return bugs.stream().filter(bug -> bug.isSkipped() && bug.fits(golden)).findFirst();
    }

    /** How outputs and values of a case are compared instead, by name. */
    public Map<String, Correction> corrections(GoldenCase golden) {
        Map<String, Correction> all = new LinkedHashMap<>();
        bugs.stream().filter(bug -> bug.fits(golden)).forEach(bug -> all.putAll(bug.corrections()));
        return all;
    }
}
