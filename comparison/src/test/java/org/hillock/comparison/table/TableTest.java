package org.hillock.comparison.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
    private static final Table TABLE = new Table(
            "unit_id",
            List.of(Id.of("a,b"), Id.of("c")),
            List.of(
                    new Column.Counts("n", new long[] {12, 3}),
                    new Column.Rates("rate", new double[] {0.123456, Double.NaN}),
                    new Column.Units("match", List.of(Optional.of(Id.of(7)), Optional.empty())),
                    new Column.Texts("note", List.of("say \"x\"", ""))));

    @Test
    void printsAlignedColumns() {
        assertThat(TABLE).hasToString("""
                        unit_id   n    rate  match     note
                            a,b  12  0.1235      7  say "x"
                              c   3       -      -        -
                        """);
    }

    @Test
    void writesCsvWithQuotes(@TempDir Path folder) throws IOException {
        TABLE.writeCsv(folder.resolve("t.csv"));
        assertThat(Files.readString(folder.resolve("t.csv")))
                .isEqualTo("unit_id,n,rate,match,note\n\"a,b\",12,0.123456,7,\"say \"\"x\"\"\"\nc,3,,,\n");
    }

    @Test
    void writesJson() {
        assertThat(PythonJson.formatCompact(TABLE.toJson()))
                .isEqualTo(
                        "[{\"unit_id\": \"a,b\", \"n\": 12, \"rate\": 0.123456, \"match\": 7, \"note\": \"say \\\"x\\\"\"}, "
                                + "{\"unit_id\": \"c\", \"n\": 3, \"rate\": null, \"match\": null, \"note\": \"\"}]");
    }

    @Test
    void refusesShortColumnsAndUnknownNames() {
        assertThatThrownBy(() -> new Table("i", List.of(Id.of(1)), List.of(new Column.Counts("n", new long[2]))))
                .hasMessageContaining("2 cells");
        assertThatThrownBy(() -> TABLE.column("x")).hasMessageContaining("[n, rate, match, note]");
        assertThat(TABLE.numbers("n")).containsExactly(12, 3);
        assertThatThrownBy(() -> TABLE.numbers("note")).hasMessageContaining("must hold numbers");
    }
}
