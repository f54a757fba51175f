package org.hillock.testkit.areas;

import java.util.Map;
import org.hillock.core.job.JobOptions;
import org.hillock.postprocessing.correlograms.Correlograms;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;

/** Correlograms of all pairs of units; the peer's methods are two ways to the same counts. */
final class CorrelogramsArea implements GoldenArea {
    @Override
    public String name() {
        return "correlograms";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of("correlograms", CorrelogramsArea::correlograms);
    }

    private static void correlograms(GoldenCase golden, Answers answers) {
        golden.params().text("method");
        JobOptions jobs = JobOptions.standard().withProgressBar(false).withJobs(2);
        Correlograms correlograms = Correlograms.of(
                golden.sorting(0),
                golden.params().number("window_ms").orElse(50),
                golden.params().number("bin_ms").orElse(1),
                jobs);
        answers.numbers("ccgs", correlograms::toArray)
                .numbers("bins", () -> correlograms.bins().toArray());
    }
}
