package org.hillock.testkit.areas;

import java.util.Map;
import org.hillock.core.tools.AmplitudeMode;
import org.hillock.core.tools.PeakSign;
import org.hillock.core.tools.TemplateTools;
import org.hillock.core.tools.Templates;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.Params;

/** Amplitudes of templates, and where they peak. */
final class TemplatesArea implements GoldenArea {
    @Override
    public String name() {
        return "templates";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of("amplitudes", TemplatesArea::amplitudes, "peakShift", TemplatesArea::peakShift);
    }

    private static PeakSign peakSign(Params params) {
        return ToolsArea.choice(PeakSign.class, "peak_sign", params.text("peak_sign").orElse("neg"));
    }

    private static void amplitudes(GoldenCase golden, Answers answers) {
        Templates templates = PeerTemplates.dense(golden);
        PeakSign sign = peakSign(golden.params());
        AmplitudeMode mode = ToolsArea.choice(
                AmplitudeMode.class, "mode", golden.params().text("mode").orElse("extremum"));
        answers.rows("amplitudes_abs", () -> TemplateTools.getTemplateAmplitudes(templates, sign, mode, true))
                .rows("amplitudes_signed", () -> TemplateTools.getTemplateAmplitudes(templates, sign, mode, false))
                .value(
                        "extremum_channel_index",
                        () -> TemplateTools.getTemplateExtremumChannel(templates, sign, mode))
                .value(
                        "extremum_amplitude",
                        () -> TemplateTools.getTemplateExtremumAmplitude(templates, sign, mode, true));
    }

    private static void peakShift(GoldenCase golden, Answers answers) {
        Templates templates = PeerTemplates.dense(golden);
        PeakSign sign = peakSign(golden.params());
        answers.value("shifts", () -> TemplateTools.getTemplateExtremumChannelPeakShift(templates, sign));
    }
}
