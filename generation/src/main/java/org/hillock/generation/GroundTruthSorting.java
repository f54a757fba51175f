package org.hillock.generation;

import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Catalog;
import org.hillock.core.operation.OperationType;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SortingSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sorting of a {@link GroundTruthGenerator}: the recipe that the provenance of such a sorting holds.
 *
 * @param generator wire name of the generator
 * @param parameters its parameters by wire name
 */
@Wire(name = "ground_truth_sorting", doc = "Makes the sorting of a ground truth generator again.")
public record GroundTruthSorting(
        @Param(doc = "Name of the generator.") String generator,

        @Param(doc = "Parameters of the generator.") JsonNode parameters)
        implements SortingSource {
    static GroundTruthSorting of(GroundTruthGenerator generator) {
        OperationType<GroundTruthGenerator> type = OperationType.of(generator);
        return new GroundTruthSorting(type.name(), type.toJson(generator));
    }

    @Override
    public Sorting open() {
        if (!(parameters instanceof ObjectNode arguments)) {
            throw new WrongArgumentException("ground_truth_sorting: parameters must be an object of names and values.");
        }
        return ((GroundTruthGenerator) Catalog.standard()
                        .named(GroundTruthGenerator.class, generator)
                        .fromJson(arguments))
                .generate()
                .sorting();
    }
}
