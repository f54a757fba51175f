package org.hillock.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.hillock.core.errors.HillockException;

/** Cuts and changes files everywhere: reading them must end well or in one clear line, never in any other failure. */
public final class Damage {
    private Damage() {}

    /** Somebody who reads the file and whatever belongs to it. */
    @FunctionalInterface
    public interface Reader {
        /** Reads. */
        void read();
    }

    /** Cuts the file at every length (about 200 of them beyond the first 200); gives how many cuts were noticed. */
    public static int cut(Path file, Reader reader) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int noticed = 0;
        int step = Math.max(1, whole.length / 200);
        for (int length = 0; length < whole.length; length += length < 200 ? 1 : step) {
            Files.write(file, Arrays.copyOf(whole, length));
            noticed += notices(file, reader, "cut at " + length) ? 1 : 0;
        }
        Files.write(file, whole);
        return noticed;
    }

    /** Changes one to three bytes, {@code rounds} times. */
    public static int change(Path file, long seed, int rounds, Reader reader) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(seed);
        int noticed = 0;
        for (int round = 0; round < rounds; round++) {
            byte[] damaged = whole.clone();
            for (int k = random.nextInt(3); k >= 0; k--) {
                int reach = random.nextBoolean() ? whole.length : Math.min(whole.length, 200);
                int[] likely = {0, 1, 127, 255, random.nextInt(256)};
                damaged[random.nextInt(reach)] = (byte) likely[random.nextInt(likely.length)];
            }
            Files.write(file, damaged);
            noticed += notices(file, reader, "seed " + seed + " round " + round) ? 1 : 0;
        }
        Files.write(file, whole);
        return noticed;
    }

    private static boolean notices(Path file, Reader reader, String what) {
        try {
            reader.read();
            return false;
        } catch (HillockException e) {
            assertThat(e.getMessage()).as(what).contains(file.getFileName().toString());
            assertThat(e.getMessage().lines().count())
                    .as(what + ": " + e.getMessage())
                    .isEqualTo(1);
            return true;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(file + " " + what + ": " + e, e);
        }
    }
}
