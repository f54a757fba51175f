package org.hillock.core.codecs;

/** Unpacks raw Snappy streams: the unpacked size as a varint, then literals and copies by the two lowest bits of a tag. */
final class Snappy {
    private Snappy() {}

    /** Unpacks {@code packedLength} bytes; gives how many came out, at most {@code length}. */
    static int decode(byte[] in, int from, int packedLength, byte[] out, int to, int length)
            throws BrokenBytesException {
        int end = from + packedLength;
        int at = from;
        while (at < end && in[at] < 0) {
            at++;
        }
        at++; // the size is known already
        int target = to;
        int limit = to + length;
        while (at < end) {
            int tag = in[at++] & 0xFF;
            int kind = tag & 3;
            int extra = kind == 0 ? Math.max(0, (tag >> 2) - 59) : kind == 3 ? 4 : kind;
            if (extra > end - at) {
                throw damaged(at);
            }
            long number = little(in, at, extra);
            at += extra;
            long count =
                    kind == 0 ? (extra > 0 ? number : tag >> 2) + 1 : kind == 1 ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2);
            if (count > limit - target) {
                throw damaged(at);
            }
            if (kind == 0) {
                if (count > end - at) {
                    throw damaged(at);
                }
                System.arraycopy(in, at, out, target, (int) count);
                at += (int) count;
            } else {
                long distance = kind == 1 ? ((tag >> 5) << 8) + number : number;
                if (distance == 0 || distance > target - to) {
                    throw damaged(at);
                }
                BloscLz.copy(out, target, (int) distance, (int) count);
            }
            target += (int) count;
        }
        return target - to;
    }

    private static long little(byte[] in, int at, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (in[at + i] & 0xFFL) << (8 * i);
        }
        return value;
    }

    private static BrokenBytesException damaged(int at) {
        return new BrokenBytesException(at, "a snappy stream is damaged");
    }
}
