package org.hillock.kernels.random;

/**
 * Normal and exponential variates by the ziggurat method (Marsaglia and Tsang 2000; tail after Marsaglia 1964), with 256
 * layers and the bit layout of the numpy streams.
 */
final class Ziggurat {
    private static final double NORMAL_R = 3.654152885361009;
    private static final double NORMAL_INVERSE_R = 0.2736612373297583;
    private static final double EXPONENTIAL_R = 7.69711747013105;
    private static final float TO_FLOAT = 0x1.0p-24f;

    private Ziggurat() {}

    /** Returns a standard normal double. Bits of a draw: 8 layer, 1 sign, 52 abscissa. */
    static double normal(BitSource bits) {
        while (true) {
            long draw = bits.next64();
            int layer = (int) draw & 0xFF;
            long abscissa = (draw >>> 9) & 0xFFFFFFFFFFFFFL;
            double x = abscissa * ZigguratTables.NORMAL_W[layer];
            if ((draw & 0x100) != 0) {
                x = -x;
            }
            if (abscissa < ZigguratTables.NORMAL_K[layer]) {
                return x;
            }
            if (layer == 0) {
                return normalTail(bits, (abscissa & 0x100) != 0);
            }
            double below = ZigguratTables.NORMAL_F[layer];
            if ((ZigguratTables.NORMAL_F[layer - 1] - below) * bits.nextDouble() + below
                    < StrictMath.exp(-0.5 * x * x)) {
                return x;
            }
        }
    }

    private static double normalTail(BitSource bits, boolean negative) {
        while (true) {
            double beyond = -NORMAL_INVERSE_R * StrictMath.log1p(-bits.nextDouble());
            double height = -StrictMath.log1p(-bits.nextDouble());
            if (height + height > beyond * beyond) {
                return negative ? -(NORMAL_R + beyond) : NORMAL_R + beyond;
            }
        }
    }

    /** Returns a standard normal float. Bits of a draw: 8 layer, 1 sign, 23 abscissa. */
    static float normalFloat(BitSource bits) {
        while (true) {
            int draw = bits.next32();
            int layer = draw & 0xFF;
            int abscissa = draw >>> 9;
            float x = abscissa * ZigguratTables.NORMAL_W32[layer];
            if ((draw & 0x100) != 0) {
                x = -x;
            }
            if (abscissa < ZigguratTables.NORMAL_K32[layer]) {
                return x;
            }
            if (layer == 0) {
                return normalTailFloat(bits, (abscissa & 0x100) != 0);
            }
            float below = ZigguratTables.NORMAL_F32[layer];
            if ((ZigguratTables.NORMAL_F32[layer - 1] - below) * nextFloat(bits) + below
                    < StrictMath.exp(-0.5 * x * x)) {
                return x;
            }
        }
    }

    private static float normalTailFloat(BitSource bits, boolean negative) {
        while (true) {
            float beyond = -(float) NORMAL_INVERSE_R * log1p(-nextFloat(bits));
            float height = -log1p(-nextFloat(bits));
            if (height + height > beyond * beyond) {
                return negative ? -((float) NORMAL_R + beyond) : (float) NORMAL_R + beyond;
            }
        }
    }

    /** Returns a standard exponential double. Bits of a draw: 3 unused, 8 layer, 53 abscissa. */
    static double exponential(BitSource bits) {
        while (true) {
            long draw = bits.next64() >>> 3;
            int layer = (int) draw & 0xFF;
            long abscissa = draw >>> 8;
            double x = abscissa * ZigguratTables.EXPONENTIAL_W[layer];
            if (abscissa < ZigguratTables.EXPONENTIAL_K[layer]) {
                return x;
            }
            if (layer == 0) {
                return EXPONENTIAL_R - StrictMath.log1p(-bits.nextDouble());
            }
            double below = ZigguratTables.EXPONENTIAL_F[layer];
            if ((ZigguratTables.EXPONENTIAL_F[layer - 1] - below) * bits.nextDouble() + below < StrictMath.exp(-x)) {
                return x;
            }
        }
    }

    /** Returns a standard exponential float. Bits of a draw: 1 unused, 8 layer, 23 abscissa. */
    static float exponentialFloat(BitSource bits) {
        while (true) {
            int draw = bits.next32() >>> 1;
            int layer = draw & 0xFF;
            int abscissa = draw >>> 8;
            float x = abscissa * ZigguratTables.EXPONENTIAL_W32[layer];
            if (abscissa < ZigguratTables.EXPONENTIAL_K32[layer]) {
                return x;
            }
            if (layer == 0) {
                return (float) EXPONENTIAL_R - log1p(-nextFloat(bits));
            }
            float below = ZigguratTables.EXPONENTIAL_F32[layer];
            if ((ZigguratTables.EXPONENTIAL_F32[layer - 1] - below) * nextFloat(bits) + below
                    < (float) StrictMath.exp(-x)) {
                return x;
            }
        }
    }

    /** Returns a float in [0, 1) with 24 random bits. */
    static float nextFloat(BitSource bits) {
        return (bits.next32() >>> 8) * TO_FLOAT;
    }

    private static float log1p(float x) {
        return (float) StrictMath.log1p(x);
    }
}
