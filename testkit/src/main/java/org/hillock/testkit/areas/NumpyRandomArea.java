package org.hillock.testkit.areas;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hillock.kernels.random.NumpyGenerator;
import org.hillock.kernels.random.Pcg64;
import org.hillock.kernels.random.SeedSequence;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import tools.jackson.databind.JsonNode;

/** Streams of random numbers: every value is drawn from a new generator of the case's seed, as many numbers as were recorded. */
final class NumpyRandomArea implements GoldenArea {
    private static final Pattern INTEGERS = Pattern.compile("integers_([^_]+)_([^_]+)");

    @Override
    public String name() {
        return "numpy_random";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of("defaultRng", NumpyRandomArea::defaultRng);
    }

    private static void defaultRng(GoldenCase golden, Answers answers) {
        JsonNode seed = golden.params().require("seed");
        long[] seeds = seed.isArray()
                ? seed.valueStream().mapToLong(JsonNode::longValue).toArray()
                : new long[] {seed.longValue()};
        answers.value("seedseq_state_u32", () -> IntStream.of(
                                SeedSequence.of(seeds).generateState(8))
                        .mapToLong(Integer::toUnsignedLong)
                        .toArray())
                .value(
                        "pcg64_state",
                        () -> Pcg64.of(SeedSequence.of(seeds)).state().toString())
                .value(
                        "pcg64_inc",
                        () -> Pcg64.of(SeedSequence.of(seeds)).increment().toString());
        for (String key : golden.values().propertyNames()) {
            int count = golden.values().path(key).size();
            draw(key, count).ifPresent(draw -> answers.value(key, () -> draw.apply(NumpyGenerator.defaultRng(seeds))));
        }
    }

    private static java.util.Optional<Function<NumpyGenerator, Object>> draw(String key, int count) {
        Matcher integers = INTEGERS.matcher(key);
        if (integers.matches()) {
            long low = (long) Double.parseDouble(integers.group(1));
            long high = (long) Double.parseDouble(integers.group(2));
            return java.util.Optional.of(rng -> rng.integers(low, high, count));
        }
        return java.util.Optional.ofNullable(DRAWS.get(key)).map(draw -> rng -> draw.of(rng, count));
    }

    @FunctionalInterface
    private interface Draw {
        Object of(NumpyGenerator generator, int count);
    }

    /** What the names of the values stand for. */
    private static final Map<String, Draw> DRAWS = Map.ofEntries(
            Map.entry("random_raw_u64", (rng, n) -> IntStream.range(0, n)
                    .mapToObj(i -> Long.toUnsignedString(rng.randomRaw()))
                    .toList()),
            Map.entry("random", NumpyGenerator::random),
            Map.entry("uniform", (rng, n) -> rng.uniform(-2, 3, n)),
            Map.entry("standard_normal", NumpyRandomArea::normal),
            Map.entry("standard_normal_f32", NumpyRandomArea::normalFloat),
            Map.entry("choice_tail", (rng, n) -> rng.choice(50, n, false, false)),
            Map.entry("choice_all", (rng, n) -> rng.choice(n, n, false, false)),
            Map.entry("choice_shuffle", (rng, n) -> rng.choice(50, n, false, true)),
            Map.entry("choice_large", (rng, n) -> rng.choice(20_000, n, false, false)),
            Map.entry("permutation", (rng, n) -> rng.permutation(n)),
            Map.entry("poisson", NumpyRandomArea::poisson));

    private static double[] normal(NumpyGenerator generator, int count) {
        double[] out = new double[count];
        generator.standardNormal(out);
        return out;
    }

    private static List<Double> normalFloat(NumpyGenerator generator, int count) {
        float[] out = new float[count];
        generator.standardNormal(out);
        return IntStream.range(0, count).mapToObj(i -> (double) out[i]).toList();
    }

    private static long[] poisson(NumpyGenerator generator, int count) {
        return LongStream.range(0, count).map(i -> generator.poisson(3.5)).toArray();
    }
}
