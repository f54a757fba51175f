package org.hillock.core.codecs;

/**
 * Unpacks BloscLZ streams: runs of up to 32 literal bytes, and copies of earlier bytes.
 *
 * <p>A control byte below 32 announces that many literals plus one. Otherwise its upper three bits are a length minus two (7 goes
 * on in further bytes, each 255 asking for another), its lower five the upper bits of a distance minus one; distances from 8192
 * on take two more bytes. The first byte is always a run of literals.
 */
final class BloscLz {
    private static final int FAR = 8191;

    private BloscLz() {}

    /** Unpacks {@code packedLength} bytes; gives how many came out, at most {@code length}. */
    static int decode(byte[] in, int from, int packedLength, byte[] out, int to, int length)
            throws BrokenBytesException {
        int end = from + packedLength;
        int at = from;
        int target = to;
        int limit = to + length;
        boolean first = true;
        while (at < end) {
            int control = first ? in[at++] & 31 : in[at++] & 0xFF;
            first = false;
            if (control < 32) {
                int run = control + 1;
                if (run > end - at || run > limit - target) {
                    throw damaged(at);
                }
                System.arraycopy(in, at, out, target, run);
                at += run;
                target += run;
                continue;
            }
            int count = (control >> 5) + 2;
            if (control >> 5 == 7) {
                int more = 255;
                while (more == 255) {
                    more = u1(in, at++, end);
                    count += more;
                    if (count > length) {
                        throw damaged(at);
                    }
                }
            }
            int high = control & 31;
            int low = u1(in, at++, end);
            int distance = (high << 8) + low + 1;
            if (high == 31 && low == 255) {
                distance = (u1(in, at++, end) << 8) + FAR + 1;
                distance += u1(in, at++, end);
            }
            if (distance > target - to || count > limit - target) {
                throw damaged(at);
            }
            copy(out, target, distance, count);
            target += count;
        }
        return target - to;
    }

    /** Repeats bytes that lie {@code distance} before; they may overlap those that are written. */
    static void copy(byte[] out, int target, int distance, int count) {
        if (distance >= count) {
            System.arraycopy(out, target - distance, out, target, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            out[target + i] = out[target + i - distance];
        }
    }

    private static int u1(byte[] in, int at, int end) throws BrokenBytesException {
        if (at >= end) {
            throw damaged(at);
        }
        return in[at] & 0xFF;
    }

    private static BrokenBytesException damaged(int at) {
        return new BrokenBytesException(at, "a blosclz stream is damaged");
    }
}
