package org.hillock.postprocessing.folders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.files.WholeFile;

/** Takes comma separated text apart; cells in quotes may hold commas, line breaks and doubled quotes. */
final class CsvText {
    private final String text;
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();

    private CsvText(String text) {
        this.text = text;
    }

    /** The cells of a file, row by row. */
    static List<List<String>> rows(Path file) {
        try {
            return new CsvText(Files.readString(file)).parse();
        } catch (IOException e) {
            throw new BrokenFileException(file, "can't be read (" + WholeFile.reason(e) + ").", e);
        }
    }

    private List<List<String>> parse() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case '"' -> at = quoted(at);
                case ',' -> endCell();
                case '\n' -> endRow();
                case '\r' -> cell.append("");
                default -> cell.append(c);
            }
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            endRow();
        }
        return rows;
    }

    /** Takes what stands in quotes; gives the position after it. */
    private int quoted(int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                cell.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    private void endCell() {
        row.add(cell.toString());
        cell.setLength(0);
    }

    private void endRow() {
        endCell();
        rows.add(row);
        row = new ArrayList<>();
    }
}
