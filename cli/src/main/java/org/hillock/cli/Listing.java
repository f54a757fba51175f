package org.hillock.cli;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.format.Format;
import org.hillock.core.format.Formats;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Catalog;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.RecordingStep;
import org.hillock.generation.GroundTruthGenerator;
import org.hillock.postprocessing.waveforms.Extension;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.sorters.Sorter;
import org.hillock.sortingcomponents.detection.PeakDetector;
import org.hillock.sortingcomponents.localization.PeakLocalizer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of things that {@code list} knows. */
enum Listing {
    /** File formats that are read. */
    formats {
        @Override
        Stream<ObjectNode> all() {
            return Formats.standard().all().stream().map(Listing::describe);
        }
    },
    /** Operations on recordings. */
    steps {
        @Override
        Stream<ObjectNode> all() {
            return operations(RecordingStep.class);
        }
    },
    /** Ways to find peaks. */
    detectors {
        @Override
        Stream<ObjectNode> all() {
            return operations(PeakDetector.class);
        }
    },
    /** Ways to place peaks. */
    localizers {
        @Override
        Stream<ObjectNode> all() {
            return operations(PeakLocalizer.class);
        }
    },
    /** Sorters. */
    sorters {
        @Override
        Stream<ObjectNode> all() {
            return operations(Sorter.class);
        }
    },
    /** What can be computed for the units of a sorting. */
    extensions {
        @Override
        Stream<ObjectNode> all() {
            return operations(Extension.class);
        }
    },
    /** Generators of recordings with their true sortings. */
    generators {
        @Override
        Stream<ObjectNode> all() {
            return operations(GroundTruthGenerator.class);
        }
    },
    /** Quality metrics. */
    metrics {
        @Override
        Stream<ObjectNode> all() {
            return Catalog.standard().ofKind(QualityMetric.class).stream().map(MetricListing::describe);
        }
    };

    abstract Stream<ObjectNode> all();

    /** The documents of the given names in their order; all, by name, where none is given. */
    List<ObjectNode> entries(List<String> names) {
        List<ObjectNode> known =
                all().sorted(Comparator.comparing(Listing::nameOf)).toList();
        return names.isEmpty()
                ? known
                : names.stream().map(name -> find(known, name)).toList();
    }

    private ObjectNode find(List<ObjectNode> known, String name) {
        return known.stream()
                .filter(entry -> nameOf(entry).equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongArgumentException("list " + name() + ": '" + name + "' must be one of "
                        + String.join(", ", known.stream().map(Listing::nameOf).toList()) + "."));
    }

    private static String nameOf(ObjectNode entry) {
        return entry.path("name").asString();
    }

    private static Stream<ObjectNode> operations(Class<?> kind) {
        return Catalog.standard().ofKind(kind).stream().map(OperationType::describe);
    }

    /** A format with its options; the path itself is the input and no option. */
    private static ObjectNode describe(Format format) {
        ObjectNode entry =
                PythonJson.NODES.objectNode().put("name", format.name()).put("doc", format.doc());
        ArrayNode parameters = entry.putArray("parameters");
        format.recipe().stream()
                .flatMap(type -> type.describe().path("parameters").valueStream())
                .filter(parameter -> !parameter.path("name").asString().endsWith("_path")
                        && !parameter.path("name").asString().endsWith("_paths"))
                .forEach(parameters::add);
        return entry;
    }
}
