package org.hillock.generation;

import java.util.List;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.probe.Probe;
import org.hillock.core.probe.ProbeGenerators;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingProbes;
import org.hillock.core.recording.RecordingSource;
import org.hillock.core.recording.Recordings;
import org.hillock.generation.basis.Changed;
import org.hillock.generation.noise.NoiseGeneratorRecording;

/**
 * A recording of white noise of level 1 on a linear probe, for trying things out.
 *
 * @param numChannels number of channels
 * @param samplingFrequency frames per second in Hz
 * @param durations seconds of every segment
 * @param setProbe whether a probe with contacts 20 µm above each other is attached
 * @param ndim 2 or 3 coordinates of the probe
 * @param seed 0 or more
 */
@Wire(name = "generate_recording", doc = "Makes a recording of white noise.")
public record GenerateRecording(
        @Param(doc = "Number of channels.", standard = "2", min = 1)
        int numChannels,

        @Param(doc = "Frames per second.", unit = "Hz", standard = "30000.0")
        double samplingFrequency,

        @Param(doc = "Duration of every segment.", unit = "s", standard = "[5.0, 2.5]", min = 0)
        List<Double> durations,

        @Param(doc = "Attach a linear probe.", standard = "true")
        boolean setProbe,

        @Param(doc = "Coordinates of the probe, 2 or 3.", standard = "2", min = 2, max = 3)
        int ndim,

        @Param(doc = "Seed of the random numbers.", standard = "0", min = 0)
        long seed)
        implements RecordingSource {
    /** Refuses other numbers of coordinates. */
    public GenerateRecording {
        if (ndim != 2 && ndim != 3) {
            throw new WrongArgumentException("generate_recording: ndim = " + ndim + " must be 2 or 3.");
        }
    }

    /** Two channels at 30 kHz, segments of 5 and 2.5 s, a planar probe, seed 0. */
    public static GenerateRecording standard() {
        return new GenerateRecording(2, 30000, List.of(5.0, 2.5), true, 2, 0);
    }

    /** With another number of channels. */
    public GenerateRecording withNumChannels(int channels) {
        return Changed.with(this, "num_channels", channels);
    }

    /** With another rate in Hz. */
    public GenerateRecording withSamplingFrequency(double hertz) {
        return Changed.with(this, "sampling_frequency", hertz);
    }

    /** With other segments, in seconds. */
    public GenerateRecording withDurations(double... seconds) {
        return Changed.with(this, "durations", seconds);
    }

    /** With or without a probe. */
    public GenerateRecording withSetProbe(boolean attach) {
        return Changed.with(this, "set_probe", attach);
    }

    /** With another number of coordinates of the probe. */
    public GenerateRecording withNdim(int coordinates) {
        return Changed.with(this, "ndim", coordinates);
    }

    /** With another seed. */
    public GenerateRecording withSeed(long number) {
        return Changed.with(this, "seed", number);
    }

    @Override
    public Recording open() {
        Recording noise = NoiseGeneratorRecording.of(numChannels, samplingFrequency, durations)
                .withSeed(seed)
                .open();
        noise = Recordings.annotate(noise, "is_filtered", PythonJson.NODES.booleanNode(true));
        noise = Recordings.annotate(noise, "name", PythonJson.NODES.stringNode("SyntheticRecording"));
        Recording probed = setProbe ? RecordingProbes.setProbe(noise, probe()) : noise;
        return new Recording(probed.info(), probed.traces(), Provenance.of(this));
    }

    private Probe probe() {
        int[] wiring = java.util.stream.IntStream.range(0, numChannels).toArray();
        Probe planar = ProbeGenerators.generateLinearProbe(numChannels).setDeviceChannelIndices(wiring);
        return ndim == 3 ? planar.to3d("xz") : planar;
    }
}
