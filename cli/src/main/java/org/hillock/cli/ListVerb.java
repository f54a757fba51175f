package org.hillock.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.hillock.core.json.PythonJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists what there is of a kind, with parameters, types, defaults and documentation. */
@Command(
        name = "list",
        description =
                "Lists formats, steps, detectors, localizers, sorters, extensions, metrics or generators with their parameters.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {"  hillock list steps", "  hillock list formats --json", "  hillock list steps bandpass_filter", ""})
final class ListVerb implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
    private Listing listing = Listing.formats;

    @Parameters(index = "1..*", paramLabel = "NAME", arity = "0..*", description = "Only these.")
    private List<String> names = List.of();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        List<ObjectNode> entries = listing.entries(names);
        ArrayNode document = PythonJson.NODES.arrayNode();
        entries.forEach(document::add);
        console.print(document, ListingText.of(entries));
        return 0;
    }
}
