package org.hillock.core.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;

/**
 * A probe as a table of text: one row a channel, {@code x, y} and an optional shank, in µm.
 *
 * <p>Columns are separated by commas, semicolons, tabs or blanks; empty lines and lines that begin with # are skipped. A first line
 * without numbers is a header and may order the columns: x, y, shank, contact_id, channel. Row i is wired to channel i unless there is a channel column.
 * Contacts are circles of radius 5 within a tip-shaped outline.
 */
public final class ProbeCsv {
    private static final int RADIUS = 5;
    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("x", "x"),
            Map.entry("xcoords", "x"),
            Map.entry("x_um", "x"),
            Map.entry("y", "y"),
            Map.entry("ycoords", "y"),
            Map.entry("y_um", "y"),
            Map.entry("shank", "shank"),
            Map.entry("shank_id", "shank"),
            Map.entry("shank_ids", "shank"),
            Map.entry("kcoords", "shank"),
            Map.entry("contact_id", "contact_id"),
            Map.entry("contact_ids", "contact_id"),
            Map.entry("channel", "channel"),
            Map.entry("device_channel_index", "channel"),
            Map.entry("device_channel_indices", "channel"));

    private final List<String> header;
    private final List<String[]> rows;

    private ProbeCsv(List<String> header, List<String[]> rows) {
        this.header = header;
        this.rows = rows;
    }

    /**
     * The probe of a text.
     *
     * @throws WrongArgumentException where a cell is no number or a row has too few columns, naming the row
     */
    public static Probe parse(String text) {
        List<String[]> lines = new ArrayList<>(text.lines()
                .map(line -> line.replace("\uFEFF", "").strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(ProbeCsv::cells)
                .toList());
        if (lines.isEmpty()) {
            throw new WrongArgumentException(
                    "probe CSV: rows = 0 must be at least 1. Give a line 'x,y' for every channel.");
        }
        boolean headed = Arrays.stream(lines.getFirst()).noneMatch(cell -> isNumber(cell));
        List<String> header = headed ? header(lines.removeFirst()) : List.of("x", "y", "shank");
        return new ProbeCsv(header, lines).probe();
    }

    private static String[] cells(String line) {
        String separator = line.contains(",") ? "," : line.contains(";") ? ";" : line.contains("\t") ? "\t" : " +";
        return Arrays.stream(line.split(separator, -1)).map(String::strip).toArray(String[]::new);
    }

    private static List<String> header(String[] cells) {
        List<String> names = Arrays.stream(cells)
                .map(cell -> cell.replace("\"", "").toLowerCase(Locale.ROOT))
                .map(cell -> COLUMNS.getOrDefault(cell, cell))
                .toList();
        if (!names.contains("x") || !names.contains("y")) {
            throw new WrongArgumentException("probe CSV: header = " + names
                    + " must name the columns x and y. Known columns: x, y, shank, contact_id, channel.");
        }
        return names;
    }

    private Probe probe() {
        double[][] positions = new double[rows.size()][];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = new double[] {number(i, "x"), number(i, "y")};
        }
        Probe probe = Probe.empty()
                .setContacts(positions, ContactShape.circle(RADIUS))
                .createAutoShape();
        Optional<List<String>> shanks = column("shank");
        Optional<List<String>> ids = column("contact_id");
        probe = shanks.isPresent() ? probe.setShankIds(shanks.get()) : probe;
        probe = ids.isPresent() ? probe.setContactIds(ids.get()) : probe;
        return probe.setDeviceChannelIndices(
                IntStream.range(0, rows.size()).map(this::channel).toArray());
    }

    private int channel(int row) {
        if (!header.contains("channel")) {
            return row;
        }
        double value = number(row, "channel");
        if (value != Math.rint(value) || value < -1) {
            throw new WrongArgumentException("probe CSV: row " + row + ": channel = " + value
                    + " must be a whole number from 0 on, or -1 for not connected.");
        }
        return (int) value;
    }

    private Optional<List<String>> column(String name) {
        int at = header.indexOf(name);
        boolean present = at >= 0 && rows.stream().allMatch(row -> row.length > at);
        return present
                ? Optional.of(
                        rows.stream().map(row -> row[at].replace("\"", "")).toList())
                : Optional.empty();
    }

    private double number(int row, String name) {
        String[] cells = rows.get(row);
        int at = header.indexOf(name);
        if (at >= cells.length || !isNumber(cells[at])) {
            throw new WrongArgumentException("probe CSV: row " + row + ": " + name + " = '"
                    + (at < cells.length ? cells[at] : "") + "' must be a number (the row has " + cells.length
                    + " columns). Give 'x,y' or 'x,y,shank' for every channel.");
        }
        return Double.parseDouble(cells[at]);
    }

    private static boolean isNumber(String cell) {
        try {
            Double.parseDouble(cell);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
