package org.hillock.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.NdArray;
import org.junit.jupiter.api.Test;

/** The rules by which numbers, trees, tables and trains are compared. */
class ComparisonTest {
    private static final Tolerance ABS = Tolerance.of(
            PythonJson.parse("{\"kind\": \"abs\", \"atol\": 1, \"max_mismatch_fraction\": 0.25, \"note\": \"\"}"));
    private static final Tolerance TRAINS =
            Tolerance.of(PythonJson.parse("{\"kind\": \"spike_trains\", \"min_agreement\": 0.9}"));

    private static Optional<Difference> doubles(Tolerance tolerance, double[] actual, double[] recorded) {
        return ArrayComparison.compare("x", NdArray.ofDoubles(actual), NdArray.ofDoubles(recorded), tolerance, false);
    }

    @Test
    void nanEqualsNanAndNothingElse() {
        double nan = Double.NaN;
        for (Tolerance tolerance : List.of(Tolerance.exact(), ABS, Tolerance.close(1, 1))) {
            assertThat(doubles(tolerance, new double[] {nan, 1}, new double[] {nan, 1}))
                    .isEmpty();
            assertThat(doubles(tolerance, new double[] {nan, 1}, new double[] {1, 1}))
                    .isPresent();
            assertThat(doubles(tolerance, new double[] {1, 1}, new double[] {1, nan}))
                    .isPresent();
            assertThat(doubles(tolerance, new double[] {1, 1}, new double[] {1, Double.POSITIVE_INFINITY}))
                    .isPresent();
        }
    }

    @Test
    void someMayDifferByTheAbsoluteTolerance() {
        double[] recorded = {1, 2, 3, 4};
        assertThat(doubles(ABS, new double[] {2, 2, 3, 4}, recorded)).isEmpty();
        assertThat(doubles(ABS, new double[] {2, 3, 3, 4}, recorded)).isPresent();
        assertThat(doubles(ABS, new double[] {2.5, 2, 3, 4}, recorded))
                .hasValueSatisfying(d -> assertThat(d.worst()).isEqualTo(1.5));
    }

    @Test
    void closenessCountsFromTheRecordedNumber() {
        Tolerance tolerance = Tolerance.close(0.1, 0.5);
        assertThat(doubles(tolerance, new double[] {11.5}, new double[] {10})).isEmpty();
        assertThat(doubles(tolerance, new double[] {11.6}, new double[] {10})).isPresent();
    }

    @Test
    void kindsOfElementsMustAgreeAndWidthsWhereTheyCount() {
        NdArray whole = NdArray.ofLongs(new long[] {1, 2});
        NdArray fraction = NdArray.ofDoubles(new double[] {1, 2});
        NdArray single = NdArray.ofFloats(new float[] {1, 2});
        assertThat(ArrayComparison.compare("x", whole, fraction, Tolerance.exact(), false))
                .isPresent();
        assertThat(ArrayComparison.compare("x", single, fraction, Tolerance.exact(), false))
                .isEmpty();
        assertThat(ArrayComparison.compare("x", single, fraction, Tolerance.exact(), true))
                .isPresent();
        assertThat(ArrayComparison.compare(
                        "x", NdArray.ofBooleans(new boolean[] {true, true}), whole, Tolerance.exact(), false))
                .isPresent();
    }

    @Test
    void hugeWholeNumbersAreComparedBitForBit() {
        NdArray a = NdArray.ofLongs(new long[] {Long.MAX_VALUE});
        NdArray b = NdArray.ofLongs(new long[] {Long.MAX_VALUE - 1});
        assertThat(ArrayComparison.compare("x", a, b, Tolerance.exact(), true)).isPresent();
    }

    @Test
    void treesHaveTheSameNamesAndKinds() {
        assertThat(json("{\"a\": [1, null, \"t\", true]}", "{\"a\": [1, NaN, \"t\", true]}"))
                .isEmpty();
        assertThat(json("{\"a\": 1}", "{\"a\": 1.0}")).isEmpty();
        assertThat(json("{\"a\": 1, \"b\": 2}", "{\"a\": 1}")).hasSize(1);
        assertThat(json("{\"a\": 1}", "{\"a\": 1, \"b\": 2}")).hasSize(1);
        assertThat(json("[1, 2]", "[1, 2, 3]")).hasSize(1);
        assertThat(json("\"1\"", "1")).hasSize(1);
        assertThat(json("true", "1")).hasSize(1);
        assertThat(json("[1, 2.5]", "[1, 2.25]")).hasSize(1);
    }

    private static List<Difference> json(String actual, String recorded) {
        return JsonComparison.compare("x", PythonJson.parse(actual), PythonJson.parse(recorded), Tolerance.exact());
    }

    @Test
    void tablesAreComparedByTheNamesOfTheirColumns() {
        CsvTable one = new CsvTable(List.of("u0", "u1"), java.util.Map.of("n", List.of("1", "")));
        CsvTable same = new CsvTable(List.of("u0", "u1"), java.util.Map.of("n", List.of("1.0", "nan")));
        CsvTable other = new CsvTable(List.of("u0", "u1"), java.util.Map.of("n", List.of("2", "")));
        CsvTable named = new CsvTable(List.of("u0", "u1"), java.util.Map.of("m", List.of("1", "")));
        assertThat(one.differences("x", same, Tolerance.exact())).isEmpty();
        assertThat(one.differences("x", other, Tolerance.exact())).hasSize(1);
        assertThat(one.differences("x", named, Tolerance.exact())).hasSize(1);
    }

    @Test
    void trainsAgreeInAnyOrderOfUnits() {
        SpikeTrains recorded = trains(rising(0, 40), rising(7, 30), new long[] {5, 900});
        assertThat(trains(rising(7, 30), new long[] {5, 900}, rising(0, 40)).differences("x", recorded, TRAINS))
                .isEmpty();
        assertThat(trains(rising(0, 39), rising(7, 30), new long[] {5}).differences("x", recorded, TRAINS))
                .isEmpty();
        assertThat(trains(rising(0, 30), rising(7, 30), new long[] {5, 900}).differences("x", recorded, TRAINS))
                .hasSize(1);
        assertThat(trains(rising(0, 40), rising(7, 30)).differences("x", recorded, TRAINS))
                .hasSize(1);
    }

    private static SpikeTrains trains(long[]... trains) {
        return new SpikeTrains(List.of(trains));
    }

    private static long[] rising(long first, int count) {
        return java.util.stream.LongStream.range(0, count)
                .map(i -> first + 100 * i)
                .toArray();
    }

    @Test
    void unknownTolerancesAreFaults() {
        assertThatThrownBy(() -> Tolerance.of(PythonJson.parse("{\"kind\": \"roughly\"}")))
                .isInstanceOf(GoldenFault.class)
                .hasMessageContaining("roughly");
        assertThatThrownBy(() -> Tolerance.of(PythonJson.parse("{\"kind\": \"exact\", \"ulp\": 2}")))
                .isInstanceOf(GoldenFault.class)
                .hasMessageContaining("ulp");
    }
}
