package org.hillock.kernels.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hillock.kernels.random.NumpyGenerator;
import org.hillock.kernels.statistics.IncompleteGamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventLawTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void pairs_are_those_of_two_loops(long seed) {
        System.out.println("seed " + seed);
        long[] times = NumpyGenerator.defaultRng(seed).integers(0, 500, 120);
        Arrays.sort(times);
        long expected = 0;
        long[] histogram = new long[5];
        for (int i = 0; i < times.length; i++) {
            for (int j = i + 1; j < times.length; j++) {
                long distance = times[j] - times[i];
                expected += distance > 3 && distance <= 20 ? 1 : 0;
                if (distance < 20) {
                    histogram[(int) (distance / 4)] += distance == 0 ? 2 : 1;
                }
            }
        }
        long[] counted = new long[5];
        EventPairs.addHistogram(times, 4, counted);
        assertThat(EventPairs.between(times, 3, 20)).isEqualTo(expected);
        assertThat(counted).isEqualTo(histogram);
        assertThat(EventPairs.atMost(times, -1)).isZero();
    }

    @Test
    void bins_are_half_open_but_for_the_last() {
        assertThat(EventBins.counts(new long[] {0, 9, 10, 29, 30, 31}, 10, 3)).containsExactly(2, 1, 2);
        assertThat(EventBins.index(0, 10, 0)).isEqualTo(-1);
    }

    @Test
    void censored_events_follow_a_kept_one() {
        assertThat(CensoredEvents.kept(new long[] {0, 5, 11, 12, 30}, 10)).containsExactly(0, 2, 4);
    }

    @Test
    void coincidences_count_themselves() {
        int[] sizes = new int[5];
        Coincidences.groupSizes(new long[] {1, 4, 4, 4, 9}, 0, 5, sizes);
        assertThat(sizes).containsExactly(1, 3, 3, 3, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.1, 0.34527915398142317, 0.6547208460185768",
        "3, 2.5, 0.45618688411667035, 0.5438131158833297",
        "15, 30, 0.9990793176038514, 0.0009206823961486636",
        "288, 400, 0.9999999983573805, 1.6426194967635536e-09",
        "48, 20, 7.826930273263831e-08, 0.9999999217306973",
        "1, 50, 1.0, 1.9287498479639178e-22"
    })
    void incomplete_gamma_has_known_values(double a, double x, double lower, double upper) {
        assertThat(IncompleteGamma.lower(a, x)).isCloseTo(lower, within(1e-13));
        assertThat(IncompleteGamma.upper(a, x)).isCloseTo(upper, within(1e-12 * upper + 1e-18 * (1 - upper)));
    }
}
