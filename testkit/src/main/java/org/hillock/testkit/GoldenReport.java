package org.hillock.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.core.json.PythonJson;
import org.hillock.testkit.golden.Difference;
import org.hillock.testkit.golden.GoldenCase;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What became of the cases of a run. */
public final class GoldenReport {
    private record Line(GoldenCase golden, Verdict verdict) {}

    private final List<Line> lines = new ArrayList<>();

    /** Adds a case. */
    public void add(GoldenCase golden, Verdict verdict) {
        lines.add(new Line(golden, verdict));
    }

    /** Number of cases with a kind of verdict. */
    public long count(Class<? extends Verdict> kind) {
        return lines.stream().filter(line -> kind.isInstance(line.verdict())).count();
    }

    /** The line that closes a run: {@code N passed, N failed, N skipped}. */
    public String closingLine() {
        return count(Verdict.Passed.class) + " passed, " + count(Verdict.Failed.class) + " failed, "
                + count(Verdict.Skipped.class) + " skipped";
    }

    /** The lines that say how a case failed; none where it did not. */
    public static List<String> failureLines(GoldenCase golden, Verdict verdict) {
        return verdict instanceof Verdict.Failed(List<Difference> differences)
                ? differences.stream()
                        .map(difference -> "FAILED " + golden + " (" + golden.function() + ") " + difference)
                        .toList()
                : List.of();
    }

    /** One line for each reason for which cases were skipped, in each area, with the number of cases. */
    public List<String> skippedLines() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Line line : lines) {
            if (line.verdict() instanceof Verdict.Skipped(String reason)) {
                String where = reason.startsWith("reference bug")
                        ? line.golden().toString()
                        : line.golden().area();
                counts.merge(where + ": " + reason, 1, Integer::sum);
            }
            if (line.verdict() instanceof Verdict.Passed(List<String> passedOver)) {
                passedOver.forEach(text -> counts.merge(line.golden().area() + ", output " + text, 1, Integer::sum));
            }
        }
        return counts.entrySet().stream()
                .map(entry -> "SKIPPED " + entry.getKey() + " (" + entry.getValue() + " cases)")
                .toList();
    }

    /** All verdicts as JSON. */
    public ObjectNode toJson() {
        ObjectNode out = PythonJson.NODES
                .objectNode()
                .put("passed", count(Verdict.Passed.class))
                .put("failed", count(Verdict.Failed.class))
                .put("skipped", count(Verdict.Skipped.class));
        ArrayNode cases = out.putArray("cases");
        lines.forEach(line -> cases.add(json(line)));
        return out.put("summary", closingLine());
    }

    private static ObjectNode json(Line line) {
        ObjectNode out = PythonJson.NODES
                .objectNode()
                .put("area", line.golden().area())
                .put("name", line.golden().name())
                .put("function", line.golden().function());
        switch (line.verdict()) {
            case Verdict.Passed(List<String> passedOver) -> {
                out.put("verdict", "passed");
                ArrayNode notes = out.putArray("passed_over");
                passedOver.forEach(notes::add);
            }
            case Verdict.Skipped(String reason) -> out.put("verdict", "skipped").put("reason", reason);
            case Verdict.Failed(List<Difference> differences) -> {
                ArrayNode list = out.put("verdict", "failed").putArray("differences");
                differences.forEach(difference -> list.addObject()
                        .put("output", difference.key())
                        .put("message", difference.message())
                        .put("worst_difference", difference.worst()));
            }
        }
        return out;
    }
}
