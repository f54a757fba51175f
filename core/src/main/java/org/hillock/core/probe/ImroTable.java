package org.hillock.core.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.NdArray;

/**
 * The channel table of a Neuropixels probe, the text {@code (type,n)(…)(…)} of an {@code .imro} file or of SpikeGLX's {@code ~imroTbl}:
 * which electrode each channel reads.
 *
 * @param part geometry of the probe
 * @param probeType the probe type as the table states it; {@code 3A} for the table of Phase 3A
 * @param fields the names of the numbers of an entry
 * @param entries one entry a channel, in their order
 */
public record ImroTable(NeuropixelsPart part, String probeType, List<String> fields, List<int[]> entries) {
    private static final Pattern GROUP = Pattern.compile("\\(([^()]*)\\)");
    private static final String PHASE_3A = "3A";
    private static final int BANK_SIZE = 384;
    private static final List<String> NP1000_FIELDS =
            List.of("channel_ids", "banks", "references", "ap_gains", "lf_gains", "ap_hp_filters");
    private static final List<String> NP2000_FIELDS = List.of("channel_ids", "banks", "references", "electrodes");
    private static final List<String> NP2010_FIELDS =
            List.of("channel_ids", "shank_id", "banks", "references", "electrodes");
    private static final Map<String, List<String>> FIELDS =
            Map.of("NP2000", NP2000_FIELDS, "NP3010", NP2000_FIELDS, "NP2010", NP2010_FIELDS, "NP3020", NP2010_FIELDS);

    /** Copies. */
    public ImroTable {
        fields = List.copyOf(fields);
        entries = List.copyOf(entries);
    }

    /**
     * Parses a table; the geometry is that of {@code partNumber} where given, else that of the probe type in the header.
     *
     * @throws WrongArgumentException where an entry has the wrong number of fields
     * @throws NotSupportedException for probe types that are not known, and for type 1110, whose entries are groups of channels
     */
    public static ImroTable parse(String text, Optional<String> partNumber) {
        List<String> groups = new ArrayList<>();
        Matcher matcher = GROUP.matcher(text);
        while (matcher.find()) {
            groups.add(matcher.group(1).strip());
        }
        if (groups.size() < 2) {
            throw new WrongArgumentException("imro table: entries = " + Math.max(0, groups.size() - 1)
                    + " must be at least 1, after a header (type,n).");
        }
        String[] header = groups.getFirst().split(",", -1);
        String type = header.length == 3 ? PHASE_3A : header[0].strip();
        if (type.equals("1110") || type.equals("NP1110")) {
            throw new NotSupportedException(
                    "imro table: probe type 1110 is not read (its entries are groups of channels). Use the geometry map, or a probe file.");
        }
        NeuropixelsPart part = partOf(type, partNumber);
        List<String> fields =
                type.equals(PHASE_3A) ? NP1000_FIELDS.subList(0, 5) : FIELDS.getOrDefault(part.name(), NP1000_FIELDS);
        return new ImroTable(
                part,
                type,
                fields,
                groups.subList(1, groups.size()).stream()
                        .map(entry -> entry(entry, fields))
                        .toList());
    }

    /** The part number decides where it is known, else the probe type. */
    private static NeuropixelsPart partOf(String type, Optional<String> partNumber) {
        return partNumber
                .filter(NeuropixelsPart::isKnown)
                .map(NeuropixelsPart::of)
                .orElseGet(() -> NeuropixelsPart.of(type.equals(PHASE_3A) ? "NP1000" : type));
    }

    private static int[] entry(String text, List<String> fields) {
        String[] cells = text.split("\\s+", -1);
        if (cells.length != fields.size() || !Arrays.stream(cells).allMatch(cell -> cell.matches("-?\\d{1,9}"))) {
            throw new WrongArgumentException("imro table: entry (" + text + ") must be " + fields.size()
                    + " whole numbers (" + String.join(", ", fields) + ").");
        }
        return Arrays.stream(cells).mapToInt(Integer::parseInt).toArray();
    }

    /** The numbers of a field, one a channel; none where the table has no such field. */
    public Optional<int[]> column(String field) {
        int at = fields.indexOf(field);
        return at < 0
                ? Optional.empty()
                : Optional.of(entries.stream().mapToInt(entry -> entry[at]).toArray());
    }

    /** The contacts in the order of the entries. */
    public List<ContactRow> contacts() {
        return IntStream.range(0, entries.size())
                .mapToObj(i -> part.contact(at("shank_id", i), electrode(i)))
                .toList();
    }

    private int electrode(int entry) {
        return fields.contains("electrodes")
                ? at("electrodes", entry)
                : at("banks", entry) * BANK_SIZE + at("channel_ids", entry);
    }

    private int at(String field, int entry) {
        int at = fields.indexOf(field);
        return at < 0 ? 0 : entries.get(entry)[at];
    }

    /** The probe, wired in the order of the entries, with the fields of the table as contact annotations. */
    public Probe toProbe() {
        Probe probe = part.probe(contacts()).annotate("probe_type", probeType);
        for (String field : fields) {
            if (!field.equals("shank_id") && !field.equals("electrodes")) {
                probe = probe.annotateContacts(
                        field, NdArray.ofInts(column(field).orElseThrow()));
            }
        }
        return probe;
    }
}
