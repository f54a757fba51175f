package org.hillock.cli;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.qualitymetrics.labels.LabelRule;
import org.hillock.qualitymetrics.labels.LabelRules;
import org.hillock.qualitymetrics.labels.UnitQuality;

/** Thresholds of labels as they stand on a command line: {@code noise: snr >= 3}. */
final class LabelTexts {
    private static final Pattern RULE =
            Pattern.compile("\\s*(noise|mua)\\s*:\\s*(\\w+)\\s*(>=|<=)\\s*(\\S+)\\s*", Pattern.CASE_INSENSITIVE);

    private LabelTexts() {}

    /** The standard rules with some in the place of those of the same column and label. */
    static LabelRules rules(List<String> texts) {
        LabelRules rules = LabelRules.standard();
        for (String text : texts) {
            rules = rules.with(rule(text));
        }
        return rules;
    }

    private static LabelRule rule(String text) {
        Matcher parts = RULE.matcher(text);
        if (!parts.matches()) {
            throw wrong(text);
        }
        UnitQuality otherwise =
                parts.group(1).toLowerCase(Locale.ROOT).equals("mua") ? UnitQuality.MUA : UnitQuality.NOISE;
        try {
            double limit = Double.parseDouble(parts.group(4));
            return parts.group(3).equals(">=")
                    ? LabelRule.atLeast(parts.group(2), limit, otherwise)
                    : LabelRule.atMost(parts.group(2), limit, otherwise);
        } catch (NumberFormatException e) {
            throw wrong(text);
        }
    }

    private static WrongArgumentException wrong(String text) {
        return new WrongArgumentException(
                "metrics: --rule '" + text
                        + "' must be LABEL: COLUMN >= NUMBER or LABEL: COLUMN <= NUMBER, with LABEL noise or MUA (what units are that break it).");
    }
}
