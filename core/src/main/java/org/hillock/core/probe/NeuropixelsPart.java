package org.hillock.core.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.errors.WrongArgumentException;

/**
 * Where the electrodes of a Neuropixels probe are, by its part number; lengths in µm.
 *
 * <p>Electrode e of a shank stands in row e / columns and column e mod columns. x counts from the first contact of an odd row of
 * shank 0, y from the lowest row.
 *
 * @param name the part number of the family
 * @param numShanks shanks
 * @param columns electrodes of a row
 * @param rows rows of a shank
 * @param horizontalPitch distance between columns
 * @param verticalPitch distance between rows
 * @param evenOffset first contact of even rows from the left edge of the shank
 * @param oddOffset first contact of odd rows from the left edge of the shank
 * @param shankWidth width of a shank
 * @param shankPitch distance between shanks
 * @param length length of a shank from its tip's shoulder
 * @param tip length of the tip below the shoulder
 * @param contactWidth side of the square contacts
 */
public record NeuropixelsPart(
        String name,
        int numShanks,
        int columns,
        int rows,
        double horizontalPitch,
        double verticalPitch,
        double evenOffset,
        double oddOffset,
        double shankWidth,
        double shankPitch,
        double length,
        double tip,
        double contactWidth) {
    private static final double SHOULDER = -11;
    private static final double SHANK_PITCH = 250;
    private static final Map<String, NeuropixelsPart> PARTS = table();
    private static final Map<String, String> FAMILIES = families();

    /** The part of a part number ({@code NP2013}, {@code PRB_1_4_0480_1}), or of the number of a probe type ({@code 0}, {@code 21}, {@code 1015}). */
    public static NeuropixelsPart of(String partOrType) {
        return find(partOrType)
                .orElseThrow(() -> new NotSupportedException("Neuropixels: part number or probe type = '" + partOrType
                        + "' is not known. Known are: " + String.join(", ", FAMILIES.keySet())
                        + ". Give a probe file instead."));
    }

    /** Whether {@link #of} knows the part number or probe type. */
    public static boolean isKnown(String partOrType) {
        return find(partOrType).isPresent();
    }

    private static Optional<NeuropixelsPart> find(String partOrType) {
        String text = partOrType.strip();
        String part = text.startsWith("PRB_1_")
                ? "NP1000"
                : text.startsWith("PRB2_1_") ? "NP2000" : text.startsWith("PRB2_4_") ? "NP2010" : text;
        String named = part.matches("\\d+") ? "NP" + part : part;
        return Optional.ofNullable(FAMILIES.get(named)).map(PARTS::get);
    }

    /** The id of an electrode: {@code e<n>}, or {@code s<shank>e<n>} on probes with several shanks. */
    public String contactId(int shank, int electrode) {
        return numShanks == 1 ? "e" + electrode : "s" + shank + "e" + electrode;
    }

    /** The contact of an electrode; refused where the probe has no such shank or electrode. */
    public ContactRow contact(int shank, int electrode) {
        if (shank < 0 || shank >= numShanks || electrode < 0 || electrode >= columns * rows) {
            throw new WrongArgumentException("Neuropixels " + name + ": shank = " + shank + ", electrode = " + electrode
                    + " must be below " + numShanks + " and " + columns * rows + ".");
        }
        int row = electrode / columns;
        double first = row % 2 == 0 ? evenOffset - oddOffset : 0;
        double x = (electrode % columns) * horizontalPitch + first + shank * shankPitch;
        return new ContactRow(
                contactId(shank, electrode), numShanks == 1 ? "" : Integer.toString(shank), x, row * verticalPitch);
    }

    /** The probe of the given contacts, in channel order, with the outline of this part. */
    public Probe probe(List<ContactRow> contacts) {
        return ContactRow.toProbe(contacts, ContactShape.square(contactWidth))
                .setPlanarContour(contour())
                .annotate("manufacturer", "IMEC")
                .annotate("model_name", name);
    }

    private double[][] contour() {
        List<double[]> points = new ArrayList<>();
        for (int shank = 0; shank < numShanks; shank++) {
            double left = shank * shankPitch - oddOffset;
            double right = left + shankWidth;
            points.addAll(Arrays.asList(
                    new double[] {left, length + SHOULDER},
                    new double[] {left, SHOULDER},
                    new double[] {(left + right) / 2, SHOULDER - tip},
                    new double[] {right, SHOULDER},
                    new double[] {right, length + SHOULDER}));
        }
        return points.toArray(double[][]::new);
    }

    /** name, shanks, columns, rows, pitch h, pitch v, offset even, offset odd, shank width, length, tip, contact width. */
    private static Map<String, NeuropixelsPart> table() {
        return """
                NP1000 1 2  480  32   20  27   11    70  10000 209    12
                NP1015 1 2  480  32   20  27   27    70  10000 209    12
                NP1020 1 2  1248 87   20  27   11    125 25000 373    12
                NP1022 1 2  1248 103  20  11   11    125 25000 373    12
                NP1030 1 2  2208 87   20  27   11    125 45000 373    12
                NP1032 1 2  2208 103  20  11   11    125 45000 373    12
                NP1100 1 8  48   6    6   14   14    70  10000 206.5  5
                NP1110 1 8  768  6    6   15.5 15.5  73  10000 203.5  5
                NP1120 1 2  192  4.5  4.5 6.75 6.75  70  10000 205.75 3.5
                NP1121 1 1  384  0    3   6.25 6.25  70  10000 205.25 2.5
                NP1122 1 16 24   3    3   12.5 12.5  70  10000 205.25 2.5
                NP1123 1 12 32   4.5  4.5 10.25 10.25 70 10000 205.75 3.5
                NP1200 1 2  64   32   31  56.5 36.5  125 25000 372    12
                NP1210 1 2  64   32   31  56.5 36.5  125 45000 372    12
                NP1300 1 2  480  48   20  11   11    70  10000 209    12
                NP2000 1 2  640  32   15  27   27    70  10000 206    12
                NP2010 4 2  640  32   15  27   27    70  10000 206    12
                NP3010 1 2  640  32   15  27   27    70  10000 203    12
                NP3020 4 2  640  32   15  27   27    70  10000 204    12
                """.lines()
                .map(line -> parse(line.strip().split(" +", -1)))
                .collect(Collectors.toMap(NeuropixelsPart::name, part -> part, (a, b) -> a, LinkedHashMap::new));
    }

    private static NeuropixelsPart parse(String[] cells) {
        double[] v =
                Arrays.stream(cells).skip(1).mapToDouble(Double::parseDouble).toArray();
        double pitch = v[0] > 1 ? SHANK_PITCH : 0;
        return new NeuropixelsPart(
                cells[0], (int) v[0], (int) v[1], (int) v[2], v[3], v[4], v[5], v[6], v[7], pitch, v[8], v[9], v[10]);
    }

    private static Map<String, String> families() {
        Map<String, String> families = new LinkedHashMap<>();
        PARTS.keySet().forEach(name -> families.put(name, name));
        Map.of(
                        "NP1000", List.of("NP0", "NP1001", "NP1010", "NP1011", "NP1012", "NP1013", "NP1014"),
                        "NP1015", List.of("NP1016", "NP1017"),
                        "NP1020", List.of("NP1021"),
                        "NP1030", List.of("NP1031"),
                        "NP2000", List.of("NP21", "NP2003", "NP2004", "NP2005"),
                        "NP2010", List.of("NP24", "NP2013", "NP2014", "NP2020", "NP2021"),
                        "NP3010", List.of("NP3011"),
                        "NP3020", List.of("NP3021", "NP3022", "NP3023", "NP3024"))
                .forEach((family, members) -> members.forEach(member -> families.put(member, family)));
        return families;
    }
}
