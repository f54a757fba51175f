package org.hillock.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenTree;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every case of the shared golden tree whose room is built. */
class GoldenTest {
    private static final Path FOLDER = Path.of(System.getProperty("hillock.shared", "../../shared"), "golden");

    @TestFactory
    Stream<DynamicContainer> areas() {
        if (!GoldenTree.isThere(FOLDER)) {
            System.out.println("SKIPPED golden: not found");
            return abort("no golden tree in " + FOLDER);
        }
        GoldenRunner runner = new GoldenRunner();
        List<GoldenCase> cases = GoldenTree.open(FOLDER).cases();
        return runner.functions().areas().stream()
                .filter(runner.functions()::isBuilt)
                .map(area -> DynamicContainer.dynamicContainer(
                        area,
                        cases.stream()
                                .filter(golden -> golden.area().equals(area))
                                .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> check(runner, golden)))));
    }

    private static void check(GoldenRunner runner, GoldenCase golden) {
        switch (runner.run(golden)) {
            case Verdict.Passed ignored -> {}
            case Verdict.Skipped(String reason) -> abort(reason);
            case Verdict.Failed(var differences) ->
                assertThat(differences).as(golden.toString()).isEmpty();
        }
    }

    /** An area of the tree that no table names would be passed over in silence. */
    @TestFactory
    Stream<DynamicTest> everyAreaIsNamed() {
        if (!GoldenTree.isThere(FOLDER)) {
            return Stream.empty();
        }
        List<String> known = FunctionTable.standard().areas();
        return GoldenTree.open(FOLDER).cases().stream()
                .map(GoldenCase::area)
                .distinct()
                .map(area ->
                        DynamicTest.dynamicTest(area, () -> assertThat(known).contains(area)));
    }
}
