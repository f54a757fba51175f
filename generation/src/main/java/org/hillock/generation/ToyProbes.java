package org.hillock.generation;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.probe.ContactShape;
import org.hillock.core.probe.MultiColumns;
import org.hillock.core.probe.Probe;
import org.hillock.core.probe.ProbeGenerators;

/** Layouts in the manner of well-known probes, wired in order; names follow {@code spikeinterface.generation}. */
public final class ToyProbes {
    /** The known names. */
    public static final List<String> NAMES = List.of("Neuropixel-384", "Neuropixel-128", "Neuronexus-32");

    private ToyProbes() {}

    /** The probe of a name; an unknown name is refused with the known ones listed. */
    public static Probe named(String name) {
        return switch (name) {
            case "Neuropixel-384" -> neuropixel(96);
            case "Neuropixel-128" -> neuropixel(32);
            case "Neuronexus-32" ->
                wired(MultiColumns.withDefaults()
                        .withContactsPerColumn(10, 12, 10)
                        .withPitch(30, 30)
                        .withYShiftPerColumn(0.0, -15.0, 0.0)
                        .withShape(ContactShape.circle(8)));
            default -> throw new WrongArgumentException("probe_name = '" + name + "' must be one of " + NAMES + ".");
        };
    }

    private static Probe neuropixel(int contactsPerColumn) {
        return wired(MultiColumns.withDefaults()
                .withContactsPerColumn(Collections.nCopies(4, contactsPerColumn).toArray(Integer[]::new))
                .withPitch(16, 40)
                .withYShiftPerColumn(20.0, 0.0, 20.0, 0.0)
                .withShape(ContactShape.square(12)));
    }

    private static Probe wired(MultiColumns layout) {
        Probe probe = ProbeGenerators.generateMultiColumnsProbe(layout);
        return probe.setDeviceChannelIndices(
                IntStream.range(0, probe.getContactCount()).toArray());
    }
}
