package org.hillock.qualitymetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.hillock.core.values.Ids;
import org.hillock.qualitymetrics.labels.LabelRule;
import org.hillock.qualitymetrics.labels.LabelRules;
import org.hillock.qualitymetrics.labels.UnitLabel;
import org.hillock.qualitymetrics.labels.UnitQuality;
import org.hillock.qualitymetrics.table.MetricTable;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.junit.jupiter.api.Test;

class LabelRulesTest {
    private static final MetricTable TABLE = new MetricTable(
            Ids.range(4),
            List.of(
                    MetricColumn.count("num_spikes", "", "Spikes."),
                    MetricColumn.number("snr", "", "Signal to noise."),
                    MetricColumn.number("isi_violations_ratio", "", "Violations."),
                    MetricColumn.number("presence_ratio", "", "Presence.")),
            new double[][] {
                {100, 100, 100, 0}, {8, 1, 8, Double.NaN}, {0, 2, 2, Double.NaN}, {Double.NaN, 1, 1, Double.NaN}
            },
            Map.of("presence_ratio", Map.of(0, "the recording is too short")));

    @Test
    void labels_have_their_reason() {
        List<UnitLabel> labels = LabelRules.standard().label(TABLE);
        assertThat(labels.stream().map(UnitLabel::quality))
                .containsExactly(UnitQuality.GOOD, UnitQuality.NOISE, UnitQuality.MUA, UnitQuality.NOISE);
        assertThat(labels.get(0).reasons())
                .anyMatch(reason -> reason.startsWith("keeps num_spikes >= 10, snr >= 2"))
                .anyMatch(reason -> reason.contains("the recording is too short"))
                .anyMatch(reason -> reason.contains("amplitude_cutoff") && reason.contains("not computed"));
        assertThat(labels.get(1).reasons()).contains("snr = 1.000 is not snr >= 2");
        assertThat(labels.get(2).reasons()).contains("isi_violations_ratio = 2.000 is not isi_violations_ratio <= 0.5");
        assertThat(labels.get(3).reasons()).containsExactly("the unit has no spikes");
    }

    @Test
    void thresholds_are_parameters() {
        LabelRules rules = LabelRules.standard()
                .with(LabelRule.atMost("isi_violations_ratio", 3, UnitQuality.MUA))
                .with(LabelRule.atLeast("snr", 10, UnitQuality.NOISE));
        assertThat(rules.label(TABLE).stream().map(UnitLabel::quality)).containsOnly(UnitQuality.NOISE);
        assertThat(rules.rules()).hasSize(LabelRules.standard().rules().size());
    }

    @Test
    void rules_that_nobody_can_break_or_keep_are_refused() {
        assertThatThrownBy(() -> LabelRule.atLeast("snr", 1, UnitQuality.GOOD)).hasMessageContaining("MUA or noise");
        assertThatThrownBy(() -> new LabelRule("snr", 2, 1, UnitQuality.MUA)).hasMessageContaining("empty");
    }
}
