package org.hillock.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.errors.HillockException;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.CaseComparison;
import org.hillock.testkit.golden.Correction;
import org.hillock.testkit.golden.Difference;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenFault;
import org.hillock.testkit.golden.Tolerance;

/** Runs cases. Only those whose tolerance is {@code none}, known defects of the reference, and rooms that are not built are skipped. */
public final class GoldenRunner {
    private final FunctionTable functions;
    private final ReferenceBugs bugs;

    /** A runner over the tables of this version. */
    public GoldenRunner() {
        this(FunctionTable.standard(), ReferenceBugs.standard());
    }

    GoldenRunner(FunctionTable functions, ReferenceBugs bugs) {
        this.functions = functions;
        this.bugs = bugs;
    }

    /** The table of functions. */
    public FunctionTable functions() {
        return functions;
    }

    /** Runs one case. Whatever goes wrong is a verdict. */
    public Verdict run(GoldenCase golden) {
        try {
            Optional<String> missing = functions.missingRoom(golden.area(), golden.function());
            if (missing.isPresent()) {
                return new Verdict.Skipped("room not built yet: " + missing.get());
            }
            if (golden.tolerance().kind() == Tolerance.Kind.NONE) {
                return new Verdict.Skipped("tolerance none: recorded for information only");
            }
            Optional<ReferenceBugs.Bug> bug = bugs.skipping(golden);
            if (bug.isPresent()) {
                return new Verdict.Skipped("reference bug: " + bug.get().reason());
            }
            return golden.isErrorExpected() ? refused(golden) : compared(golden, bugs.corrections(golden));
        } catch (GoldenFault fault) {
            return failed("case", String.valueOf(fault.getMessage()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            return failed("case", "raised " + brief(e));
        }
    }

    private static String brief(Throwable e) {
        String at = e instanceof HillockException || e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
        return e.getClass().getSimpleName() + ": " + e.getMessage() + at;
    }

    private static Verdict failed(String key, String message) {
        return new Verdict.Failed(List.of(Difference.of(key, message)));
    }

    /** What the reference refuses must be refused, in words of our own. */
    private Verdict refused(GoldenCase golden) {
        Answers answers = new Answers();
        try {
            functions.handler(golden.area(), golden.function()).answer(golden, answers);
        } catch (HillockException | IllegalArgumentException refusal) {
            return new Verdict.Passed(List.of());
        }
        List<String> unknown = golden.params().unknown();
        return unknown.isEmpty()
                ? failed("error", "nothing was refused; the reference says: " + golden.error())
                : failed("params", "unknown parameters: " + unknown);
    }

    private Verdict compared(GoldenCase golden, Map<String, Correction> corrections) {
        Answers answers = new Answers();
        functions.handler(golden.area(), golden.function()).answer(golden, answers);
        Map<String, Correction> all = new LinkedHashMap<>(corrections);
        List<String> passedOver = new ArrayList<>();
        functions.later(golden.area(), golden.function()).forEach((key, room) -> {
            all.put(key, new Correction.PassOver());
            if (golden.values().has(key) || golden.hasOutput(key)) {
                passedOver.add(key + ": room not built yet: " + room);
            }
        });
        List<Difference> differences = new ArrayList<>(CaseComparison.compare(golden, answers, all));
        List<String> unknown = golden.params().unknown();
        if (!unknown.isEmpty()) {
            differences.add(Difference.of("params", "unknown parameters: " + unknown));
        }
        return differences.isEmpty() ? new Verdict.Passed(passedOver) : new Verdict.Failed(differences);
    }
}
