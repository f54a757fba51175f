package org.hillock.qualitymetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.job.JobOptions;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.OperationType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.qualitymetrics.table.MetricTable;
import org.hillock.qualitymetrics.units.MetricInput;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class QualityMetricsTest {
    private static final JobOptions QUIET = JobOptions.standard().withProgressBar(false);

    private static MetricTable all(MetricInput input, int jobs) {
        return QualityMetrics.computeQualityMetrics(input, QUIET.withJobs(jobs));
    }

    @Test
    void lists_are_the_peers_and_noise_cutoff() {
        assertThat(QualityMetrics.getQualityMetricList())
                .contains("num_spikes", "sd_ratio", "noise_cutoff")
                .doesNotContain("d_prime");
        assertThat(QualityMetrics.getQualityPcaMetricList())
                .containsExactlyInAnyOrder(
                        "isolation_distance",
                        "l_ratio",
                        "d_prime",
                        "silhouette",
                        "nearest_neighbor",
                        "nn_isolation",
                        "nn_noise_overlap");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void threads_do_not_change_a_number(long seed) {
        System.out.println("seed " + seed);
        MetricInput input = Units.input(seed);
        assertThat(all(input, 3).toCsv()).isEqualTo(all(input, 1).toCsv());
    }

    @Test
    void every_missing_number_has_its_reason() {
        MetricTable table = QualityMetrics.computeQualityMetrics(
                Units.input(4),
                QualityMetrics.named(QualityMetrics.getQualityMetricList().stream()
                        .filter(name -> !name.startsWith("nn_"))
                        .toList()),
                0,
                QUIET);
        for (MetricTable one : List.of(table, all(Units.input(4), 1))) {
            for (String column : one.names()) {
                for (Id unit : one.unitIds()) {
                    assertThat(Double.isNaN(one.get(unit, column)))
                            .as(unit + " " + column)
                            .isEqualTo(!one.reason(unit, column).isBlank());
                }
            }
        }
    }

    @Test
    void an_empty_unit_has_a_count_and_a_rate_only() {
        MetricTable table = all(Units.input(5), 1);
        Id empty = Id.of("d");
        assertThat(table.get(empty, "num_spikes")).isZero();
        assertThat(table.get(empty, "firing_rate")).isZero();
        assertThat(table.get(empty, "snr")).isNaN();
        assertThat(table.reason(empty, "snr")).contains("no spikes");
    }

    @Test
    void a_unit_of_one_spike_is_judged_where_that_makes_sense() {
        MetricTable table = all(Units.input(6), 1);
        Id single = Id.of("c");
        assertThat(table.get(single, "num_spikes")).isEqualTo(1);
        assertThat(table.get(single, "snr")).isEqualTo(12);
        assertThat(table.get(single, "sd_ratio")).isZero();
        assertThat(table.get(single, "isi_violations_count")).isZero();
        assertThat(table.reason(single, "d_prime")).contains("fewer than 2");
        assertThat(table.reason(single, "amplitude_cutoff")).contains("1 spikes");
    }

    @Test
    void what_is_missing_is_named() {
        MetricInput bare = MetricInput.of(Units.spikes(1), Ids.of("a", "b", "c", "d"), Units.RATE, Units.LENGTHS);
        assertThat(QualityMetrics.standardNames(bare))
                .containsExactly(
                        "num_spikes",
                        "firing_rate",
                        "presence_ratio",
                        "isi_violation",
                        "rp_violation",
                        "sliding_rp_violation",
                        "synchrony",
                        "firing_range");
        assertThatThrownBy(() ->
                        QualityMetrics.computeQualityMetrics(bare, QualityMetrics.named(List.of("snr")), 0, QUIET))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("snr")
                .hasMessageContaining("needs");
    }

    @Test
    void unknown_names_and_parameters_get_the_known_ones() {
        assertThatThrownBy(() -> QualityMetrics.named(List.of("magic"))).hasMessageContaining("isi_violation");
        ObjectNode wrong = (ObjectNode) PythonJson.parse("{\"snr\": {\"peak\": 1}}");
        assertThatThrownBy(() -> QualityMetrics.named(List.of("snr"), wrong)).hasMessageContaining("peak_sign");
        assertThatThrownBy(() -> MetricInput.of(Units.spikes(1), Ids.range(4), Units.RATE, 5))
                .hasMessageContaining("segment lengths");
    }

    @Test
    void permuted_units_permute_the_numbers() {
        MetricInput input = Units.input(7);
        MetricInput swapped = MetricInput.of(
                input.spikes().selectUnits(1, 0, 2, 3), Ids.of("b", "a", "c", "d"), Units.RATE, Units.LENGTHS);
        List<QualityMetric> metrics = QualityMetrics.named(List.of("num_spikes", "rp_violation", "synchrony"));
        MetricTable before = QualityMetrics.computeQualityMetrics(input, metrics, 0, QUIET);
        MetricTable after = QualityMetrics.computeQualityMetrics(swapped, metrics, 0, QUIET);
        assertThat(after.selectUnits(before.unitIds()).toCsv()).isEqualTo(before.toCsv());
    }

    @Test
    void the_censored_period_is_left_out() {
        long[] train = {0, 10, 1000, 1025, 2000, 2100};
        MetricInput input = MetricInput.of(
                org.hillock.core.sorting.SpikeVector.fromTrains(List.of(List.of(train)), 1),
                Ids.range(1),
                Units.RATE,
                300_000);
        ObjectNode parameters = (ObjectNode) PythonJson.parse("{\"rp_violation\": {\"censored_period_ms\": 0.5}}");
        MetricTable table = QualityMetrics.computeQualityMetrics(
                input, QualityMetrics.named(List.of("rp_violation"), parameters), 0, QUIET);
        assertThat(table.column("rp_violations")).containsExactly(1);
    }

    @Test
    void missing_small_spikes_are_found_whichever_way_spikes_point() {
        float[] amplitudes = new float[Units.spikes(1).size()];
        org.hillock.kernels.random.NumpyGenerator.defaultRng(1).standardNormal(amplitudes);
        for (int i = 0; i < amplitudes.length; i++) {
            amplitudes[i] = -Math.max(60 + 20 * amplitudes[i], 50 + Math.abs(amplitudes[i]));
        }
        float[] upwards = amplitudes.clone();
        for (int i = 0; i < upwards.length; i++) {
            upwards[i] = -upwards[i];
        }
        MetricInput input = Units.input(1);
        double down = cutoff(input.withSpikeAmplitudes(amplitudes), "neg");
        assertThat(down).isGreaterThan(0.1);
        assertThat(cutoff(input.withSpikeAmplitudes(upwards), "pos")).isEqualTo(down);
    }

    private static double cutoff(MetricInput input, String sign) {
        ObjectNode parameters = (ObjectNode) PythonJson.parse("{\"amplitude_cutoff\": {\"peak_sign\": \"" + sign
                + "\", \"num_histogram_bins\": 50, \"histogram_smoothing_value\": 1}}");
        return QualityMetrics.computeQualityMetrics(
                        input, QualityMetrics.named(List.of("amplitude_cutoff"), parameters), 0, QUIET)
                .get(Id.of("a"), "amplitude_cutoff");
    }

    @Test
    void csv_is_as_pandas_writes_it() {
        String[] lines = all(Units.input(8), 1).toCsv().split("\n", -1);
        assertThat(lines[0]).startsWith(",num_spikes,firing_rate,presence_ratio,snr,");
        assertThat(lines[1]).startsWith("a,450,30.0,");
        assertThat(lines[4]).startsWith("d,0,0.0,,");
        assertThat(Arrays.stream(lines).limit(5).map(line -> line.split(",", -1).length))
                .containsOnly(lines[0].split(",", -1).length);
    }

    @Test
    void every_column_has_a_document() {
        for (String name : QualityMetrics.getQualityMetricList()) {
            QualityMetric metric = QualityMetrics.named(List.of(name)).getFirst();
            assertThat(OperationType.of(metric).doc()).isNotBlank();
            assertThat(metric.columns()).isNotEmpty().allSatisfy(column -> assertThat(column.doc())
                    .isNotBlank());
        }
    }
}
