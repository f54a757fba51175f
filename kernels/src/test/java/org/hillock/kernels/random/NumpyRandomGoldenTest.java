package org.hillock.kernels.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.kernels.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class NumpyRandomGoldenTest {
    @Test
    void everyStreamHasTheBitsOfTheReference() {
        List<JsonNode> cases = Golden.cases("numpy_random");
        assertThat(cases).isNotEmpty();
        cases.forEach(NumpyRandomGoldenTest::check);
    }

    private static void check(JsonNode golden) {
        JsonNode seed = golden.get("params").get("seed");
        long[] seeds = seed.isArray() ? Golden.longs(seed) : new long[] {seed.asLong()};
        JsonNode values = golden.get("values");
        String name = golden.get("name").asString();

        int[] words = SeedSequence.of(seeds).generateState(8);
        assertThat(Arrays.stream(words).mapToLong(Integer::toUnsignedLong).toArray())
                .as(name)
                .isEqualTo(Golden.longs(values.get("seedseq_state_u32")));
        Pcg64 bits = Pcg64.of(SeedSequence.of(seeds));
        assertThat(bits.state()).hasToString(values.get("pcg64_state").asString());
        assertThat(bits.increment()).hasToString(values.get("pcg64_inc").asString());
        for (JsonNode raw : values.get("random_raw_u64")) {
            assertThat(Long.toUnsignedString(bits.next64())).isEqualTo(raw.asString());
        }
        checkIntegers(values, seeds);
        checkReals(values, seeds);
        checkSelections(values, seeds);
    }

    private static void checkIntegers(JsonNode values, long[] seeds) {
        assertThat(fresh(seeds).integers(0, 1000, 12)).isEqualTo(Golden.longs(values.get("integers_0_1000")));
        assertThat(fresh(seeds).integers(0, 290000, 20)).isEqualTo(Golden.longs(values.get("integers_0_290000")));
        assertThat(fresh(seeds).integers(3, 5_000_000_000L, 6)).isEqualTo(Golden.longs(values.get("integers_3_5e9")));
        NumpyGenerator counts = fresh(seeds);
        assertThat(IntStream.range(0, 8).mapToLong(i -> counts.poisson(3.5)).toArray())
                .isEqualTo(Golden.longs(values.get("poisson")));
    }

    private static void checkReals(JsonNode values, long[] seeds) {
        assertThat(fresh(seeds).random(8)).isEqualTo(Golden.doubles(values.get("random")));
        assertThat(fresh(seeds).uniform(-2, 3, 5)).isEqualTo(Golden.doubles(values.get("uniform")));
        double[] normal = new double[20];
        fresh(seeds).standardNormal(normal);
        assertThat(normal).isEqualTo(Golden.doubles(values.get("standard_normal")));
        float[] normalFloat = new float[20];
        fresh(seeds).standardNormal(normalFloat);
        assertThat(IntStream.range(0, 20).mapToDouble(i -> normalFloat[i]).toArray())
                .isEqualTo(Golden.doubles(values.get("standard_normal_f32")));
    }

    private static void checkSelections(JsonNode values, long[] seeds) {
        assertThat(fresh(seeds).choice(50, 10, false, false)).isEqualTo(Golden.ints(values.get("choice_tail")));
        assertThat(fresh(seeds).choice(15, 15, false, false)).isEqualTo(Golden.ints(values.get("choice_all")));
        assertThat(fresh(seeds).choice(50, 10, false, true)).isEqualTo(Golden.ints(values.get("choice_shuffle")));
        assertThat(fresh(seeds).choice(20000, 20, false, false)).isEqualTo(Golden.ints(values.get("choice_large")));
        assertThat(fresh(seeds).permutation(12)).isEqualTo(Golden.ints(values.get("permutation")));
    }

    private static NumpyGenerator fresh(long[] seeds) {
        return NumpyGenerator.defaultRng(seeds);
    }
}
