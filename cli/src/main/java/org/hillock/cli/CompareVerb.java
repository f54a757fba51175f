package org.hillock.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.hillock.comparison.ComparisonOptions;
import org.hillock.comparison.Comparisons;
import org.hillock.comparison.GroundTruthComparison;
import org.hillock.comparison.MultiSortingComparison;
import org.hillock.comparison.SortingPair;
import org.hillock.comparison.SpikeTrainMode;
import org.hillock.comparison.SymmetricSortingComparison;
import org.hillock.comparison.table.Table;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.store.SortingSaver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares sortings with each other or with the truth. */
@Command(
        name = "compare",
        description = {
            "Compares a sorting with ground truth, two sortings with each other, or several (--multi).",
            "With --ground-truth: which true units were found, and how many of their spikes. With two sortings: which units"
                    + " are the same. With both, each of the two is compared with the truth, and they with each other. With --multi:"
                    + " the units that sortings agree on, written as a sorting to OUTPUT/sorting. With --output, tables are"
                    + " written as CSV and the document of --json as comparison.json."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hillock compare sorted --ground-truth truth",
            "  hillock compare sorted --ground-truth truth --exhaustive-gt --output scores",
            "  hillock compare sorted_a sorted_b --delta-time 0.3 --json",
            "  hillock compare --multi sorted_a sorted_b sorted_c --minimum-agreement 2 --output agreed",
            ""
        })
final class CompareVerb implements Callable<Integer> {
    private static final String TESTED = "TESTED";
    private static final String REFERENCE = "REFERENCE";
    private static final String GROUND_TRUTH = "--ground-truth";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "SORTING",
            arity = "1..*",
            description = "TESTED, or TESTED REFERENCE, or with --multi two or more sortings; folders of 'sort' and"
                    + " 'generate' are taken, too.")
    private List<Path> paths = List.of();

    @Option(names = "--multi", description = "Compare all sortings in pairs and write the units that they agree on.")
    private boolean multi;

    @Option(
            names = "--minimum-agreement",
            paramLabel = "N",
            description = "With --multi: write units that at least N sortings have. Default: ${DEFAULT-VALUE}.")
    private int minimumAgreement = 1;

    @Option(
            names = "--spiketrain-mode",
            paramLabel = "union|intersection",
            description =
                    "With --multi: spikes of an agreed unit, those of either or those of both of the two that agree"
                            + " most. Default: ${DEFAULT-VALUE}.")
    private String spikeTrainMode = SpikeTrainMode.UNION.wireName();

    @Mixin
    private GroundTruthFlags truth = new GroundTruthFlags();

    @Mixin
    private MatchFlags match = new MatchFlags();

    @Mixin
    private SortingInputs inputs = new SortingInputs();

    @Mixin
    private ReportFolder output = new ReportFolder();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        requireFittingLine();
        output.refuseExisting();
        ComparisonOptions options = match.options();
        if (multi) {
            compareAll(options);
        } else if (truth.groundTruth().isPresent()) {
            compareToTruth(truth.groundTruth().orElseThrow(), options);
        } else {
            compareTwo(options);
        }
        return 0;
    }

    private void requireFittingLine() {
        if (multi) {
            require(paths.size() >= 2, "--multi must come with two sortings or more (one is given)");
            require(
                    truth.groundTruth().isEmpty(),
                    "--multi must come without --ground-truth (sortings are equals there)");
            require(output.isGiven(), "--multi must come with --output (the agreed units are written)");
        } else {
            require(paths.size() <= 2, "more than two sortings must come with --multi");
            require(
                    paths.size() == 2 || truth.groundTruth().isPresent(),
                    "TESTED must come with REFERENCE or --ground-truth (something to compare with)");
        }
    }

    private void require(boolean fits, String rule) {
        if (!fits) {
            throw new ParameterException(spec.commandLine(), "compare: " + rule + ".");
        }
    }

    private Sorting open(String role, Path path) {
        Sorting sorting = inputs.open(role, path);
        List<String> silent = sorting.countNumSpikesPerUnit().entrySet().stream()
                .filter(unit -> unit.getValue() == 0)
                .map(unit -> unit.getKey().toString())
                .toList();
        if (!silent.isEmpty()) {
            output.remark(console, role + " = " + path + ": no spikes in unit " + CompareText.brief(silent));
        }
        return sorting;
    }

    private Sorting openWithUnits(String role, Path path) {
        return SortingInputs.requireUnits(role, path, open(role, path));
    }

    /** Refuses sortings that don't go together, under the names of the arguments. */
    private static void requireAlike(
            String role1, Path path1, Sorting first, String role2, Path path2, Sorting second) {
        var _ = new SortingPair(first, second, role1 + " = " + path1, role2 + " = " + path2);
    }

    private void compareToTruth(Path truthPath, ComparisonOptions options) {
        Sorting trueSorting = openWithUnits(GROUND_TRUTH, truthPath);
        Map<String, GroundTruthComparison> all = new LinkedHashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            String role = i == 0 ? TESTED : REFERENCE;
            Sorting tested = open(role, paths.get(i));
            requireAlike(GROUND_TRUTH, truthPath, trueSorting, role, paths.get(i), tested);
            all.put(
                    role.toLowerCase(java.util.Locale.ROOT),
                    Comparisons.compareSorterToGroundTruth(
                            trueSorting,
                            tested,
                            truthPath.toString(),
                            paths.get(i).toString(),
                            truth.options(options)));
        }
        GroundTruthComparison tested = all.values().iterator().next();
        if (all.size() == 1) {
            finish(tested.toJson(), CompareText.of(tested), tested.tables());
            return;
        }
        List<GroundTruthComparison> both = List.copyOf(all.values());
        SymmetricSortingComparison between = between(
                both.getFirst().result().pair().sorting2(),
                both.getLast().result().pair().sorting2(),
                options);
        ObjectNode document = PythonJson.NODES.objectNode();
        Map<String, Table> tables = new LinkedHashMap<>();
        all.forEach((role, comparison) -> {
            document.set(role, comparison.toJson());
            comparison.tables().forEach((name, table) -> tables.put(role + "_" + name, table));
        });
        document.set("between", between.toJson());
        between.tables().forEach((name, table) -> tables.put("between_" + name, table));
        finish(document, CompareText.of(both, between), tables);
    }

    private void compareTwo(ComparisonOptions options) {
        SymmetricSortingComparison comparison =
                between(openWithUnits(TESTED, paths.get(0)), openWithUnits(REFERENCE, paths.get(1)), options);
        finish(comparison.toJson(), CompareText.of(comparison), comparison.tables());
    }

    private SymmetricSortingComparison between(Sorting tested, Sorting reference, ComparisonOptions options) {
        requireAlike(TESTED, paths.get(0), tested, REFERENCE, paths.get(1), reference);
        return Comparisons.compareTwoSorters(
                tested, reference, paths.get(0).toString(), paths.get(1).toString(), options);
    }

    private void compareAll(ComparisonOptions options) {
        if (minimumAgreement < 1 || minimumAgreement > paths.size()) {
            throw new WrongArgumentException("--minimum-agreement = " + minimumAgreement + " must lie in [1, "
                    + paths.size() + "] (the number of sortings).");
        }
        List<Sorting> sortings = IntStream.range(0, paths.size())
                .mapToObj(i -> openWithUnits(role(i), paths.get(i)))
                .toList();
        for (int i = 1; i < sortings.size(); i++) {
            requireAlike(role(0), paths.get(0), sortings.get(0), role(i), paths.get(i), sortings.get(i));
        }
        SpikeTrainMode mode = OptionNames.translated(() -> SpikeTrainMode.parse(spikeTrainMode));
        MultiSortingComparison comparison =
                Comparisons.compareMultipleSorters(sortings, SortingInputs.names(paths), options, mode);
        Sorting agreed = comparison.getAgreementSorting(minimumAgreement, false);
        ObjectNode document = comparison.toJson();
        document.put("minimum_agreement", minimumAgreement).put("num_units", agreed.getNumUnits());
        output.write(
                document,
                comparison.tables(),
                folder -> SortingSaver.saveToFolder(agreed, folder.resolve("sorting"), false));
        output.report(console, document, CompareText.of(comparison, agreed.getNumUnits()));
    }

    private static String role(int position) {
        return "SORTING " + (position + 1);
    }

    private void finish(JsonNode document, String text, Map<String, Table> tables) {
        output.write(document, tables, folder -> {});
        output.report(console, document, text);
    }
}
