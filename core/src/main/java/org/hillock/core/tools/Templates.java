package org.hillock.core.tools;

import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.probe.Probe;
import org.hillock.core.recording.Recording;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;

/**
 * The average waveform of every unit on every channel.
 *
 * <p>Row-major {@code [units × samples × channels]} in float32; the spike's own sample has index {@code nbefore}. Treat the array as
 * read-only.
 *
 * @param samplingFrequency frames per second in Hz
 * @param nbefore samples before the spike
 * @param numSamples samples of a template
 * @param unitIds names of the units, in the order of the first axis
 * @param channelIds names of the channels, in the order of the last axis
 * @param isScaled whether values are in µV
 * @param values {@code [units · samples · channels]}
 * @param channelLocations {@code [channels][2 or 3]} in µm; empty where not known
 * @param probe the probe, contact i belongs to channel i
 */
public record Templates(
        double samplingFrequency,
        int nbefore,
        int numSamples,
        Ids unitIds,
        Ids channelIds,
        boolean isScaled,
        float[] values,
        double[][] channelLocations,
        Optional<Probe> probe) {
    /** Refuses an array and locations of another size than the ids say. */
    public Templates {
        long wanted = (long) unitIds.size() * numSamples * channelIds.size();
        if (values.length != wanted || nbefore < 0 || nbefore > numSamples) {
            throw new WrongArgumentException("templates: an array of " + values.length + " values must hold the "
                    + unitIds.size() + " units × " + numSamples + " samples × " + channelIds.size()
                    + " channels, with nbefore = " + nbefore + " within the samples.");
        }
        if (channelLocations.length != 0 && channelLocations.length != channelIds.size()) {
            throw new WrongArgumentException("templates: " + channelLocations.length
                    + " channel locations must be as many as the " + channelIds.size() + " channels.");
        }
    }

    /** Templates on the channels of a recording, with its locations and probe. */
    public static Templates on(
            Recording recording, Ids unitIds, WaveformWindow window, boolean isScaled, float[] values) {
        return new Templates(
                recording.getSamplingFrequency(),
                window.nbefore(),
                window.numSamples(),
                unitIds,
                recording.getChannelIds(),
                isScaled,
                values,
                recording.hasChannelLocations() ? recording.getChannelLocations() : new double[0][],
                recording.getProbes().size() == 1 ? Optional.of(recording.getProbe()) : Optional.empty());
    }

    /** Number of units. */
    public int numUnits() {
        return unitIds.size();
    }

    /** Number of channels. */
    public int numChannels() {
        return channelIds.size();
    }

    /** Samples from the spike on. */
    public int nafter() {
        return numSamples - nbefore;
    }

    /** One value. */
    public float get(int unit, int sample, int channel) {
        return values[(unit * numSamples + sample) * channelIds.size() + channel];
    }

    /** The template of one unit, row-major {@code [samples × channels]}; a copy. */
    public float[] getTemplate(Id unitId) {
        int size = numSamples * channelIds.size();
        int from = unitIds.indexOf(unitId) * size;
        return java.util.Arrays.copyOfRange(values, from, from + size);
    }

    /** All templates as an array of shape {@code [units, samples, channels]}. */
    public NdArray toArray() {
        return NdArray.ofFloats(values, unitIds.size(), numSamples, channelIds.size());
    }

    /** The same templates with other values. */
    public Templates withValues(float[] others) {
        return new Templates(
                samplingFrequency, nbefore, numSamples, unitIds, channelIds, isScaled, others, channelLocations, probe);
    }

    /** The templates of some units, in the given order. */
    public Templates selectUnits(Ids wanted) {
        int size = numSamples * channelIds.size();
        float[] kept = new float[wanted.size() * size];
        int[] indices = unitIds.indicesOf(wanted);
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(values, indices[i] * size, kept, i * size, size);
        }
        return new Templates(
                samplingFrequency, nbefore, numSamples, wanted, channelIds, isScaled, kept, channelLocations, probe);
    }

    /** The templates with zeros on the channels that a sparsity leaves out. */
    public Templates masked(ChannelSparsity sparsity) {
        sparsity.requireFor(unitIds, channelIds);
        float[] kept = values.clone();
        int channels = channelIds.size();
        for (int i = 0; i < kept.length; i++) {
            if (!sparsity.isActive(i / channels / numSamples, i % channels)) {
                kept[i] = 0;
            }
        }
        return withValues(kept);
    }

    /** The positions of the channels; refused where they are not known. */
    double[][] requiredLocations(String operation) {
        if (channelLocations.length != channelIds.size()) {
            throw new WrongArgumentException(
                    operation
                            + ": channel locations must be known (the templates have none). Set a probe on the recording first.");
        }
        return channelLocations;
    }

    @Override
    public String toString() {
        return "Templates: " + numUnits() + " units - " + numSamples + " samples - " + numChannels() + " channels";
    }
}
