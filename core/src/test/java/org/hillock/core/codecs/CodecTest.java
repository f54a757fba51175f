package org.hillock.core.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.json.PythonJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {
    private static final int[] LENGTHS = {0, 1, 7, 16, 127, 128, 129, 1000, 4096, 65_536, 262_144, 262_145, 700_001};

    private static List<Codec> codecs() {
        List<Codec> codecs = new ArrayList<>();
        for (Blosc.Inner inner : List.of(Blosc.Inner.LZ4, Blosc.Inner.LZ4HC, Blosc.Inner.ZLIB, Blosc.Inner.ZSTD)) {
            for (Blosc.Shuffling shuffling : Blosc.Shuffling.values()) {
                codecs.add(new Blosc(inner, 5, shuffling, 0));
                codecs.add(new Blosc(inner, 1, shuffling, 1000));
                codecs.add(new Blosc(inner, 0, shuffling, 0));
            }
        }
        codecs.addAll(List.of(
                new Zlib(1),
                new Zlib(9),
                new Gzip(1),
                new Zstd(3, false),
                new Zstd(1, true),
                new Lz4(1),
                new Lzma(1, -1, 1, true),
                new Lzma(2, -1, 1, true),
                new Shuffle(4),
                new Checksum("crc32"),
                new Checksum("adler32")));
        return codecs;
    }

    /** A part that repeats and a part that doesn't. */
    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        for (int i = 0; i < length / 2; i++) {
            bytes[i] = (byte) (i / 8 % 11);
        }
        return bytes;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void bytesComeBack(long seed) throws BrokenBytesException {
        Random random = new Random(seed);
        for (Codec codec : codecs()) {
            assertThat(Codec.parse(codec.configuration())).isEqualTo(codec);
            for (int length : LENGTHS) {
                byte[] bytes = bytes(random, length);
                int elementSize = List.of(1, 2, 3, 4, 8, 12, 48, 300).get(random.nextInt(8));
                byte[] packed = codec.encode(bytes, elementSize);
                String what = codec + " " + length + " bytes, elements of " + elementSize;
                assertThat(codec.decode(packed, length)).as(what).isEqualTo(bytes);
                assertThat(codec.decode(packed, Codec.UNKNOWN_SIZE)).as(what).isEqualTo(bytes);
                assertThatThrownBy(() -> codec.decode(packed, length + 1))
                        .as(what)
                        .isInstanceOf(BrokenBytesException.class);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 4})
    void damagedBytesAreNoticedOrGiveTheRightSize(long seed) {
        Random random = new Random(seed);
        for (Codec codec : codecs()) {
            byte[] packed = codec.encode(bytes(random, 3000), 4);
            for (int round = 0; round < 300; round++) {
                byte[] damaged =
                        random.nextBoolean() ? Arrays.copyOf(packed, random.nextInt(packed.length)) : packed.clone();
                if (damaged.length > 0) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                    damaged[random.nextInt(Math.min(40, damaged.length))] = (byte) random.nextInt();
                }
                try {
                    assertThat(codec.decode(damaged, 3000)).hasSize(3000);
                } catch (BrokenBytesException e) {
                    assertThat(e.offset()).isBetween(0L, (long) packed.length);
                    assertThat(e.getMessage()).isNotEmpty();
                }
            }
        }
    }

    @ParameterizedTest(name = "elements of {0} bytes")
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 12, 16, 48})
    void shufflesAreTheTranspositionsThatTheyClaimToBe(int size) {
        Random random = new Random(size);
        for (int count : new int[] {8, 16, 56, 64, 72, 128, 1000, 2048, 2056, 5000}) {
            byte[] in = new byte[size * count];
            random.nextBytes(in);
            byte[] bits = new byte[in.length];
            byte[] planes = new byte[in.length];
            for (int e = 0; e < count; e++) {
                for (int b = 0; b < size; b++) {
                    planes[b * count + e] = in[e * size + b];
                    for (int j = 0; j < 8; j++) {
                        int bit = in[e * size + b] >> j & 1;
                        bits[(b * 8 + j) * (count / 8) + e / 8] |= (byte) (bit << e % 8);
                    }
                }
            }
            byte[] out = new byte[in.length];
            byte[] back = new byte[in.length];
            byte[] scratch = new byte[in.length];
            ByteShuffle.shuffle(in, 0, out, 0, size, count);
            assertThat(out).isEqualTo(planes);
            ByteShuffle.unshuffle(out, 0, back, 0, size, count);
            assertThat(back).isEqualTo(in);
            BitShuffle.shuffle(in, 0, out, 0, size, count, scratch);
            assertThat(out).as("count " + count).isEqualTo(bits);
            BitShuffle.unshuffle(out, 0, back, 0, size, count, scratch);
            assertThat(back).isEqualTo(in);
        }
    }

    @Test
    void snappyStreamsAreUnpacked() throws BrokenBytesException {
        // Size 14; literal "abc"; copy of 7 from 3 before (one-byte form); copy of 4 from 10 before (two-byte form).
        byte[] stream = {14, 2 << 2, 'a', 'b', 'c', (byte) (1 | (7 - 4) << 2), 3, (byte) (2 | (4 - 1) << 2), 10, 0};
        byte[] out = new byte[14];
        assertThat(Snappy.decode(stream, 0, stream.length, out, 0, 14)).isEqualTo(14);
        assertThat(new String(out, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("abcabcabcaabca");
        assertThatThrownBy(() -> Snappy.decode(new byte[] {4, 1, 9}, 0, 3, out, 0, 14))
                .isInstanceOf(BrokenBytesException.class);
    }

    @Test
    void unknownCodecsListTheKnownOnes() {
        assertThatThrownBy(() -> Codec.parse(PythonJson.parse("{\"id\": \"bz2\", \"level\": 1}")))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("'bz2'")
                .hasMessageContaining("zstd");
        assertThatThrownBy(() -> Codec.parse(PythonJson.parse("{\"id\": \"blosc\", \"cname\": \"x\"}")))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("lz4hc");
        assertThatThrownBy(() -> Codec.parse(PythonJson.parse("{\"id\": \"zlib\", \"level\": 77}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("level = 77");
        assertThatThrownBy(() -> new Blosc(Blosc.Inner.BLOSCLZ, 5, Blosc.Shuffling.BYTE, 0).encode(new byte[9], 1))
                .isInstanceOf(NotSupportedException.class);
    }
}
