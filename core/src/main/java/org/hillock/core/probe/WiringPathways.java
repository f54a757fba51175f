package org.hillock.core.probe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.core.errors.WrongArgumentException;

/** Which recording channel each contact reaches through known connectors and headstages; the names are those of probeinterface. */
public final class WiringPathways {
    private static final Map<String, int[]> CHANNELS = table();

    private WiringPathways() {}

    /** The known pathways. */
    public static List<String> names() {
        return List.copyOf(CHANNELS.keySet());
    }

    /** The channel of contact 0, 1, … ; an unknown pathway is refused with the known ones listed. */
    public static int[] channels(String pathway) {
        int[] channels = CHANNELS.get(pathway);
        if (channels == null) {
            throw new WrongArgumentException("wiringToDevice: pathway = '" + pathway + "' must be one of "
                    + String.join(", ", CHANNELS.keySet()) + ".");
        }
        return channels.clone();
    }

    private static Map<String, int[]> table() {
        Map<String, int[]> table = new LinkedHashMap<>();
        put(table, "H32>RHD2132", """
                16 17 18 20 21 22 31 30 29 27 26 25 24 28 23 19 12 8 3 7 6 5 4 2 1 0 9 10 11 13 14 15
                """);
        put(table, "ASSY-156>RHD2164", """
                47 46 45 44 43 42 41 40 39 38 37 36 35 34 33 32 31 30 29 28 27 26 25 24 23 22 21 20 19 18
                17 16 15 14 13 12 11 10 9 8 7 6 5 4 3 2 1 0 63 62 61 60 59 58 57 56 55 54 53 52 51 50 49
                48
                """);
        put(table, "ASSY-116>RHD2132", """
                24 23 25 22 26 21 27 20 28 19 29 18 30 17 31 16 0 15 1 14 2 13 3 12 4 11 5 10 6 9 7 8
                """);
        put(table, "ASSY-77>Adpt.A64-Om32_2x-sm-NN>RHD2164", """
                62 63 60 61 59 58 57 56 55 54 53 52 51 50 49 48 32 33 34 35 37 36 39 41 43 45 47 38 42 44
                46 40 22 16 18 20 24 17 19 21 23 25 26 27 29 28 31 30 14 15 12 13 10 11 8 9 6 7 4 5 3 2 1
                0
                """);
        put(table, "ASSY-77>Adpt.A64-Om32_2x-sm-NN>two_RHD2132", """
                47 32 46 33 34 45 35 44 36 43 37 42 38 41 39 40 16 31 17 30 29 18 28 27 26 25 24 19 21 22
                23 20 11 8 9 10 12 7 6 5 4 3 13 2 1 14 0 15 55 56 54 57 53 58 52 59 51 60 50 61 62 49 63
                48
                """);
        put(table, "cambridgeneurotech_mini-amp-64", """
                41 39 38 37 35 34 33 32 29 30 28 26 25 24 22 20 46 45 44 43 42 40 36 31 27 23 21 18 19 17
                16 14 55 53 54 52 51 50 49 48 47 15 13 12 11 9 10 8 63 62 61 60 59 58 57 56 7 6 5 4 3 2 1
                0
                """);
        return Collections.unmodifiableMap(table);
    }

    private static void put(Map<String, int[]> table, String name, String channels) {
        table.put(
                name,
                channels.strip()
                        .lines()
                        .flatMap(line -> List.of(line.split(" ", -1)).stream())
                        .mapToInt(Integer::parseInt)
                        .toArray());
    }
}
