package org.hillock.testkit.areas;

import java.util.Map;
import org.hillock.postprocessing.isi.IsiHistograms;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;

/** Histograms of intervals; the peer's methods are two ways to the same counts. */
final class IsiArea implements GoldenArea {
    @Override
    public String name() {
        return "isi";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of("histograms", IsiArea::histograms);
    }

    private static void histograms(GoldenCase golden, Answers answers) {
        golden.params().text("method");
        IsiHistograms histograms = IsiHistograms.of(
                golden.sorting(0),
                golden.params().number("window_ms").orElse(50),
                golden.params().number("bin_ms").orElse(1));
        answers.numbers("hist", histograms::toArray)
                .numbers("bins", () -> histograms.bins().toArray());
    }
}
