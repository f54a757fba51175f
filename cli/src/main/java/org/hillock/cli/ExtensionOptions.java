package org.hillock.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Catalog;
import org.hillock.core.operation.OperationType;
import org.hillock.postprocessing.waveforms.Extension;
import picocli.CommandLine.Option;

/** Which extensions are computed, and how. */
final class ExtensionOptions {
    /** What is computed where nothing is said, as far as it is known. */
    private static final List<String> USUAL = List.of(
            "random_spikes",
            "waveforms",
            "templates",
            "noise_levels",
            "spike_amplitudes",
            "spike_locations",
            "unit_locations",
            "template_similarity",
            "template_metrics",
            "correlograms",
            "isi_histograms",
            "quality_metrics");

    @Option(
            names = "--extensions",
            paramLabel = "NAME,NAME",
            split = ",",
            description =
                    "What is computed, see 'hillock list extensions'; what it depends on is added. Default: random spikes,"
                            + " waveforms, templates, noise levels, amplitudes, locations, similarity, correlograms and metrics.")
    private List<String> names = List.of();

    @Option(
            names = "--param",
            paramLabel = "EXTENSION.NAME=VALUE",
            description = "A parameter of an extension; may be repeated: --param waveforms.ms_after=3.")
    private Map<String, String> params = new LinkedHashMap<>();

    /** The extensions with their parameters; those that only have parameters given are among them. */
    List<Extension> extensions() {
        Map<String, Map<String, String>> byExtension = byExtension();
        Set<String> wanted = new LinkedHashSet<>(names.isEmpty() ? usual() : names);
        wanted.addAll(byExtension.keySet());
        List<Extension> all = new ArrayList<>();
        for (String name : wanted) {
            OperationType<?> type = Catalog.standard().named(Extension.class, name);
            all.add((Extension) type.fromJson(NamedValues.of(type, byExtension.getOrDefault(name, Map.of()))));
        }
        return all;
    }

    private static List<String> usual() {
        List<String> known = Catalog.standard().ofKind(Extension.class).stream()
                .map(OperationType::name)
                .toList();
        return USUAL.stream().filter(known::contains).toList();
    }

    private Map<String, Map<String, String>> byExtension() {
        Map<String, Map<String, String>> out = new LinkedHashMap<>();
        params.forEach((key, value) -> {
            int dot = key.indexOf('.');
            if (dot < 1) {
                throw new WrongArgumentException("--param = " + key + "=" + value
                        + " must name the extension too. Write --param waveforms.ms_after=3.");
            }
            out.computeIfAbsent(key.substring(0, dot), extension -> new LinkedHashMap<>())
                    .put(key.substring(dot + 1), value);
        });
        return out;
    }
}
