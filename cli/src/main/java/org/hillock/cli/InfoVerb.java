package org.hillock.cli;

import java.util.concurrent.Callable;
import org.hillock.core.operation.Traced;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what a recording or a sorting is. */
@Command(
        name = "info",
        description = {
            "Says what a recording or sorting is.",
            "Of a recording: channels, rate, segments, samples, type, gains, probe, properties, streams (without --stream those of the first). Of a sorting: units"
                    + " and spikes per unit."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hillock info examples/data/locust_tetrode",
            "  hillock info traces.raw --sampling-frequency 30000 --num-channels 32 --dtype int16 --json",
            ""
        })
final class InfoVerb implements Callable<Integer> {
    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        Traced opened = reading.openFirstStream();
        Facts facts = Facts.of(opened, reading.streams());
        console.print(facts.document(), facts.text());
        return 0;
    }
}
