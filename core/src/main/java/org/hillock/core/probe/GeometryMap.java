package org.hillock.core.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.core.errors.WrongArgumentException;

/**
 * The positions that SpikeGLX records in {@code ~snsGeomMap}: {@code (part,shanks,pitch,width)(shank:x:y:used)…}, one entry a saved
 * channel, x from the left edge of the shank in µm.
 *
 * @param partNumber the part number of the header
 * @param numShanks shanks
 * @param shankPitch distance between shanks in µm
 * @param shankWidth width of a shank in µm
 * @param entries shank, x, y, used (1 or 0) a channel
 */
public record GeometryMap(
        String partNumber, int numShanks, double shankPitch, double shankWidth, List<double[]> entries) {
    private static final Pattern GROUP = Pattern.compile("\\(([^()]*)\\)");
    private static final double CONTACT_WIDTH = 12;

    /** Copies. */
    public GeometryMap {
        entries = List.copyOf(entries);
    }

    /** Parses the text of the map. */
    public static GeometryMap parse(String text) {
        List<String> groups = new ArrayList<>();
        Matcher matcher = GROUP.matcher(text);
        while (matcher.find()) {
            groups.add(matcher.group(1).strip());
        }
        String[] header = groups.isEmpty() ? new String[0] : groups.getFirst().split(",", -1);
        if (header.length != 4) {
            throw new WrongArgumentException(
                    "snsGeomMap: header = (" + String.join(",", header) + ") must be (part,shanks,pitch,width).");
        }
        double[] numbers = numbers(groups.getFirst(), Arrays.copyOfRange(header, 1, 4));
        return new GeometryMap(
                header[0].strip(),
                (int) numbers[0],
                numbers[1],
                numbers[2],
                groups.subList(1, groups.size()).stream()
                        .map(group -> numbers(group, group.split(":", -1)))
                        .toList());
    }

    private static double[] numbers(String group, String[] cells) {
        try {
            double[] numbers = Arrays.stream(cells)
                    .map(String::strip)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (numbers.length >= 3) {
                return numbers;
            }
        } catch (NumberFormatException e) {
            throw new WrongArgumentException("snsGeomMap: entry (" + group + ") must be numbers.", e);
        }
        throw new WrongArgumentException("snsGeomMap: entry (" + group + ") must be shank:x:y:used.");
    }

    /**
     * The probe, wired in the order of the entries. Contacts of known parts have their electrode ids and x counts from the first contact of
     * an odd row; others are numbered and x counts from the left edge of shank 0.
     */
    public Probe toProbe() {
        return NeuropixelsPart.isKnown(partNumber) ? known(NeuropixelsPart.of(partNumber)) : unknown();
    }

    private Probe known(NeuropixelsPart part) {
        return part.probe(entries.stream().map(entry -> contact(part, entry)).toList())
                .annotate("part_number", partNumber);
    }

    private ContactRow contact(NeuropixelsPart part, double[] entry) {
        int shank = (int) entry[0];
        int row = (int) Math.round(entry[2] / part.verticalPitch());
        double offset = row % 2 == 0 ? part.evenOffset() : part.oddOffset();
        int column = part.horizontalPitch() == 0 ? 0 : (int) Math.round((entry[1] - offset) / part.horizontalPitch());
        return new ContactRow(
                part.contactId(shank, row * part.columns() + column),
                numShanks == 1 ? "" : Integer.toString(shank),
                entry[1] - part.oddOffset() + shank * shankPitch,
                entry[2]);
    }

    private Probe unknown() {
        List<ContactRow> rows = new ArrayList<>();
        for (double[] entry : entries) {
            rows.add(new ContactRow(
                    "e" + rows.size(),
                    numShanks == 1 ? "" : Integer.toString((int) entry[0]),
                    entry[1] + entry[0] * shankPitch,
                    entry[2]));
        }
        return ContactRow.toProbe(rows, ContactShape.square(CONTACT_WIDTH)).annotate("part_number", partNumber);
    }
}
