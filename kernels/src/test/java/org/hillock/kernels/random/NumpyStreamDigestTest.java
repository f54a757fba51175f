package org.hillock.kernels.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long runs, compared by the CRC-32 of their little-endian bytes with what numpy 1.26.4 draws. */
class NumpyStreamDigestTest {
    private static final int LONG_RUN = 50000;

    @ParameterizedTest(name = "seeds {0}")
    @CsvSource({
        "7, 4074437389, 2997114388, 157709552, 3623559217, 3537896241, 3336849098, 2646309203, 4256016129",
        "2205 1, 819302984, 2789308162, 700963254, 4090690583, 4129153445, 3910337426, 617357502, 4063877280"
    })
    void longRunsOfDistributions(
            String seeds,
            long normal,
            long exponential,
            long normalFloat,
            long gamma,
            long few,
            long many,
            long g1,
            long g2) {
        assertThat(doubles(200000, fresh(seeds)::standardNormal)).isEqualTo(normal);
        assertThat(doubles(200000, fresh(seeds)::standardExponential)).isEqualTo(exponential);
        float[] floats = new float[20000];
        fresh(seeds).standardNormal(floats);
        assertThat(crcOfFloats(floats)).isEqualTo(normalFloat);
        NumpyGenerator rng = fresh(seeds);
        assertThat(doubles(LONG_RUN, () -> rng.gamma(2.5, 1.5))).isEqualTo(gamma);
        NumpyGenerator rng1 = fresh(seeds);
        assertThat(longs(LONG_RUN, () -> rng1.poisson(3.2))).isEqualTo(few);
        NumpyGenerator rng2 = fresh(seeds);
        assertThat(longs(LONG_RUN, () -> rng2.poisson(47.7))).isEqualTo(many);
        NumpyGenerator rng3 = fresh(seeds);
        assertThat(longs(LONG_RUN, () -> rng3.geometric(0.4))).isEqualTo(g1);
        NumpyGenerator rng4 = fresh(seeds);
        assertThat(longs(LONG_RUN, () -> rng4.geometric(0.01))).isEqualTo(g2);
    }

    @ParameterizedTest(name = "seeds {0}")
    @CsvSource({
        "7, 1024417919, 1219762986, 202823284, 969347378, 2314477125, 626520231",
        "2205 1, 1217984663, 3981032185, 814368005, 2836062587, 685446869, 2248470921"
    })
    void longRunsOfSelections(
            String seeds, long binomial, long btpe, long tail, long weightedDistinct, long weighted, long permutation) {
        NumpyGenerator rng = fresh(seeds);
        assertThat(longs(LONG_RUN, () -> rng.binomial(50, 0.3))).isEqualTo(binomial);
        NumpyGenerator rng2 = fresh(seeds);
        assertThat(longs(LONG_RUN, () -> rng2.binomial(5000, 0.8))).isEqualTo(btpe);
        assertThat(crc(fresh(seeds).choice(20000, 3000, false, true))).isEqualTo(tail);
        assertThat(crc(fresh(seeds).choice(weights(), 40, false))).isEqualTo(weightedDistinct);
        assertThat(crc(fresh(seeds).choice(weights(), 400, true))).isEqualTo(weighted);
        assertThat(crc(fresh(seeds).permutation(5000))).isEqualTo(permutation);
    }

    @ParameterizedTest(name = "seed {0}")
    @CsvSource({
        "0, 738125431, 103044158, 3916881689, 3714728649, 1953760841, 2375422903, 1.76405235",
        "2205, 1801303879, 1494569363, 23955279, 3213477223, 654799777, 3543862125, -1.50759308"
    })
    void legacyStream(
            long seed,
            long sample,
            long narrow,
            long wide,
            long permutation,
            long poisson,
            long choice,
            double normal) {
        assertThat(doubles(5000, new NumpyRandomState(seed)::randomSample)).isEqualTo(sample);
        NumpyRandomState rng = new NumpyRandomState(seed);
        assertThat(longs(5000, () -> rng.randint(0, 1000))).isEqualTo(narrow);
        NumpyRandomState rng2 = new NumpyRandomState(seed);
        assertThat(longs(5000, () -> rng2.randint(-5, 5_000_000_000L))).isEqualTo(wide);
        assertThat(crc(new NumpyRandomState(seed).permutation(5000))).isEqualTo(permutation);
        NumpyRandomState rng3 = new NumpyRandomState(seed);
        assertThat(longs(5000, () -> rng3.poisson(4))).isEqualTo(poisson);
        assertThat(crc(new NumpyRandomState(seed).choice(1000, 100, false))).isEqualTo(choice);
        assertThat(new NumpyRandomState(seed).standardNormal()).isCloseTo(normal, within(5e-9));
    }

    @Test
    void seedListsChildrenAndWideSeeds() {
        assertThat(new NumpyRandomState(new int[] {1, 2}).randint(0, 1_000_000, 4))
                .containsExactly(178231, 784408, 993139, 348336);
        SeedSequence sequence = SeedSequence.of(2205, 1);
        sequence.spawn(2);
        NumpyGenerator child = new NumpyGenerator(Pcg64.of(sequence.spawn(1).getFirst()));
        assertThat(child.integers(0, 1L << 40, 4))
                .containsExactly(697370787776L, 282890332824L, 624417414068L, 429127169219L);
        SeedSequence wide = SeedSequence.of(List.of(BigInteger.TEN.pow(30)));
        NumpyGenerator rng = new NumpyGenerator(Pcg64.of(wide));
        assertThat(longs(100, () -> rng.integers(0, 1L << 62))).isEqualTo(1775409536L);
    }

    private static double[] weights() {
        double[] weights =
                IntStream.range(0, 50).mapToDouble(i -> i * 7 % 13 + 1.0).toArray();
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private static NumpyGenerator fresh(String seeds) {
        return NumpyGenerator.defaultRng(
                Arrays.stream(seeds.split(" ", -1)).mapToLong(Long::parseLong).toArray());
    }

    private static long doubles(int count, DoubleSupplier draw) {
        return longs(count, () -> Double.doubleToRawLongBits(draw.getAsDouble()));
    }

    private static long crc(int[] values) {
        int[] next = {0};
        return longs(values.length, () -> values[next[0]++]);
    }

    private static long longs(int count, LongSupplier draw) {
        ByteBuffer bytes = ByteBuffer.allocate(count * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putLong(draw.getAsLong());
        }
        return crcOfBytes(bytes);
    }

    private static long crcOfFloats(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return crcOfBytes(bytes);
    }

    private static long crcOfBytes(ByteBuffer bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes.array());
        return crc.getValue();
    }
}
