package org.hillock.core.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SampleBytesTest {
    private static Stream<Arguments> typesAndOrders() {
        return Arrays.stream(DType.values()).flatMap(type -> Stream.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)
                .map(order -> Arguments.of(type, order)));
    }

    @ParameterizedTest
    @MethodSource("typesAndOrders")
    void anyBytesComeBackFromSamplesAtAnyOffset(DType type, ByteOrder order) {
        long seed = type.ordinal() * 2L + (order == ByteOrder.BIG_ENDIAN ? 1 : 0);
        Random random = new Random(seed);
        for (int offset : new int[] {0, 1, 7, 64}) {
            int rows = 1 + random.nextInt(50);
            int channels = 1 + random.nextInt(9);
            byte[] bytes = new byte[offset + rows * channels * type.itemSize()];
            random.nextBytes(bytes);
            if (!type.isInteger()) {
                fillWithNumbers(bytes, offset, type, order, random);
            }
            Samples samples =
                    Samples.allocate(type.carrier(), rows + 2, channels).rows(1, rows + 1);
            SampleBytes.decode(MemorySegment.ofArray(bytes).asSlice(offset), type, order, samples);
            byte[] back = new byte[bytes.length];
            System.arraycopy(bytes, 0, back, 0, offset);
            SampleBytes.encode(samples, type, order, MemorySegment.ofArray(back).asSlice(offset));
            assertThat(back).as("seed %d, offset %d", seed, offset).isEqualTo(bytes);
        }
    }

    /** NaN among them: numpy's quiet NaN, infinities, the smallest numbers. */
    private static void fillWithNumbers(byte[] bytes, int offset, DType type, ByteOrder order, Random random) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order).position(offset);
        double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE, -1e-40};
        while (buffer.hasRemaining()) {
            double value = random.nextInt(4) == 0 ? odd[random.nextInt(odd.length)] : random.nextGaussian() * 1e6;
            if (type == DType.FLOAT32) {
                buffer.putFloat((float) value);
            } else {
                buffer.putDouble(value);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("typesAndOrders")
    void valuesAreThoseThatTheBytesStandFor(DType type, ByteOrder order) {
        long[] values = type.isUnsigned() ? new long[] {0, 1, 127, 200} : new long[] {0, -1, 100, -128};
        ByteBuffer bytes = ByteBuffer.allocate(4 * type.itemSize()).order(order);
        for (long value : values) {
            switch (type) {
                case INT8, UINT8 -> bytes.put((byte) value);
                case INT16, UINT16 -> bytes.putShort((short) value);
                case INT32, UINT32 -> bytes.putInt((int) value);
                case INT64, UINT64 -> bytes.putLong(value);
                case FLOAT32 -> bytes.putFloat(value);
                case FLOAT64 -> bytes.putDouble(value);
            }
        }
        Samples samples = Samples.allocate(type.carrier(), 2, 2);
        SampleBytes.decode(MemorySegment.ofArray(bytes.array()), type, order, samples);
        for (int i = 0; i < 4; i++) {
            assertThat(samples.get(i / 2, i % 2)).isEqualTo(values[i]);
        }
    }

    /** The rule in decimal arithmetic: half to even, then the ends of the range, NaN to 0. */
    private static long expected(double value, DType type) {
        if (Double.isNaN(value)) {
            return 0;
        }
        double low = type.minValue();
        double high = type.maxValue();
        if (value <= low || value >= high) {
            boolean up = value >= high;
            return switch (type) {
                case INT64 -> up ? Long.MAX_VALUE : Long.MIN_VALUE;
                case UINT64 -> up ? -1 : 0;
                default -> (long) (up ? high : low);
            };
        }
        return new BigDecimal(value)
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigInteger()
                .longValue();
    }

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"INT8", "UINT8", "INT16", "UINT16", "INT32", "UINT32", "INT64", "UINT64"})
    void fractionsAreRoundedHalfToEvenAndLimited(DType type) {
        Random random = new Random(type.ordinal());
        double scale = Math.max(4, type.maxValue() * 1.2);
        double[] values = new double[4000];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (i % 4) {
                case 0 -> random.nextInt(-40000, 70000) + 0.5;
                case 1 -> random.nextDouble(-scale, scale);
                case 2 -> random.nextDouble(-3, 3);
                default -> random.nextInt(-300, 300);
            };
        }
        double[] odd = {
            Double.NaN, 1e300, -1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.5, 0.5, 1.5, 2.5
        };
        System.arraycopy(odd, 0, values, 0, odd.length);
        float[] narrow = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = (float) values[i];
        }
        byte[] fromDoubles = encoded(Samples.over(values, 1000, 4), type);
        byte[] fromFloats = encoded(Samples.over(narrow, 1000, 4), type);
        for (int i = 0; i < values.length; i++) {
            assertThat(whole(fromDoubles, i, type))
                    .as("%s of %s", type, values[i])
                    .isEqualTo(expected(values[i], type));
            assertThat(whole(fromFloats, i, type))
                    .as("%s of %sf", type, narrow[i])
                    .isEqualTo(expected(narrow[i], type));
        }
    }

    private static byte[] encoded(Samples samples, DType type) {
        byte[] out = new byte[samples.size() * type.itemSize()];
        SampleBytes.encode(samples, type, ByteOrder.LITTLE_ENDIAN, MemorySegment.ofArray(out));
        return out;
    }

    private static long whole(byte[] bytes, int index, DType type) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = index * type.itemSize();
        return switch (type) {
            case INT8 -> buffer.get(at);
            case UINT8 -> buffer.get(at) & 0xff;
            case INT16 -> buffer.getShort(at);
            case UINT16 -> buffer.getShort(at) & 0xffff;
            case INT32 -> buffer.getInt(at);
            case UINT32 -> buffer.getInt(at) & 0xffffffffL;
            default -> buffer.getLong(at);
        };
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void sixtyFourBitIntegersKeepTheirSignOnTheWayToOtherTypes(DType target) {
        long[] bits = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1, -(1L << 53) - 1, 77};
        for (DType source : new DType[] {DType.INT64, DType.UINT64}) {
            Samples samples = Samples.allocate(Carrier.LONG, 4, 2);
            System.arraycopy(bits, 0, samples.longs(), 0, bits.length);
            byte[] out = new byte[bits.length * target.itemSize()];
            SampleBytes.encode(samples, source, target, ByteOrder.LITTLE_ENDIAN, MemorySegment.ofArray(out));
            for (int i = 0; i < bits.length; i++) {
                BigDecimal value = new BigDecimal(
                        source == DType.UINT64 ? Long.toUnsignedString(bits[i]) : Long.toString(bits[i]));
                ByteBuffer buffer = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
                switch (target) {
                    case FLOAT32 -> assertThat(buffer.getFloat(4 * i)).isEqualTo(value.floatValue());
                    case FLOAT64 -> assertThat(buffer.getDouble(8 * i)).isEqualTo(value.doubleValue());
                    default ->
                        assertThat(whole(out, i, target))
                                .as("%s %s to %s", source, value, target)
                                .isEqualTo(limited(value, target));
                }
            }
        }
    }

    private static long limited(BigDecimal value, DType type) {
        BigDecimal low = type.isUnsigned()
                ? BigDecimal.ZERO
                : BigDecimal.TWO.pow(8 * type.itemSize() - 1).negate();
        BigDecimal high = BigDecimal.TWO
                .pow(8 * type.itemSize() - (type.isUnsigned() ? 0 : 1))
                .subtract(BigDecimal.ONE);
        return value.max(low).min(high).toBigInteger().longValue();
    }
}
