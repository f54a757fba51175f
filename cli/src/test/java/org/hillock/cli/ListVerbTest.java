package org.hillock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class ListVerbTest {
    @ParameterizedTest
    @EnumSource(Listing.class)
    void entries_have_name_documentation_and_typed_parameters(Listing kind) {
        JsonNode entries = CommandRun.of("list", kind.name(), "--json").json();
        assertThat(entries).isNotEmpty();
        for (JsonNode entry : entries) {
            assertThat(entry.path("doc").asString())
                    .as(entry.path("name").asString())
                    .isNotBlank();
            for (JsonNode parameter : entry.path("parameters")) {
                assertThat(parameter.path("doc").asString()).isNotBlank();
                assertThat(parameter.path("type").asString()).isNotBlank();
                assertThat(parameter.has("default")
                                || parameter.path("required").asBoolean())
                        .as(entry.path("name").asString() + "."
                                + parameter.path("name").asString())
                        .isTrue();
            }
        }
    }

    @Test
    void a_step_is_found_by_name() {
        assertThat(CommandRun.of("list", "steps", "bandpass_filter").out())
                .contains("freq_min (float, Hz, default 300.0)");
    }

    @Test
    void an_unknown_name_gets_the_known_ones() {
        CommandRun run = CommandRun.of("list", "steps", "magic");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("magic", "bandpass_filter");
    }
}
