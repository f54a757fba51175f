package org.hillock.core.tools;

/** Functions on top of templates, after {@code spikeinterface.core.template_tools}. Thread-safe. */
public final class TemplateTools {
    private TemplateTools() {}

    /**
     * The amplitude of every unit on every channel.
     *
     * @param templates whose amplitudes
     * @param peakSign which way peaks point
     * @param mode where the amplitude is read
     * @param absValue whether absolute values are given or the values as they are (downward peaks negative)
     * @return {@code [units][channels]} in the units of the templates
     */
    public static double[][] getTemplateAmplitudes(
            Templates templates, PeakSign peakSign, AmplitudeMode mode, boolean absValue) {
        double[][] amplitudes = new double[templates.numUnits()][templates.numChannels()];
        for (int unit = 0; unit < amplitudes.length; unit++) {
            for (int channel = 0; channel < amplitudes[unit].length; channel++) {
                double value = amplitude(templates, unit, channel, peakSign, mode);
                amplitudes[unit][channel] = absValue ? Math.abs(value) : value;
            }
        }
        return amplitudes;
    }

    private static double amplitude(Templates templates, int unit, int channel, PeakSign peakSign, AmplitudeMode mode) {
        if (mode == AmplitudeMode.AT_INDEX) {
            double value = templates.get(unit, Math.min(templates.nbefore(), templates.numSamples() - 1), channel);
            return peakSign == PeakSign.BOTH ? Math.abs(value) : value;
        }
        double min = templates.get(unit, 0, channel);
        double max = min;
        for (int sample = 1; sample < templates.numSamples(); sample++) {
            double value = templates.get(unit, sample, channel);
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        if (mode == AmplitudeMode.PEAK_TO_PEAK) {
            return max - min;
        }
        return switch (peakSign) {
            case NEG -> min;
            case POS -> max;
            case BOTH -> Math.max(Math.abs(min), Math.abs(max));
        };
    }

    /** The index of the channel with the largest absolute amplitude for every unit; the first of several. */
    public static int[] getTemplateExtremumChannel(Templates templates, PeakSign peakSign, AmplitudeMode mode) {
        double[][] amplitudes = getTemplateAmplitudes(templates, peakSign, mode, true);
        int[] channels = new int[amplitudes.length];
        for (int unit = 0; unit < channels.length; unit++) {
            for (int channel = 1; channel < amplitudes[unit].length; channel++) {
                if (amplitudes[unit][channel] > amplitudes[unit][channels[unit]]) {
                    channels[unit] = channel;
                }
            }
        }
        return channels;
    }

    /** The index of the channel with the largest peak for every unit. */
    public static int[] getTemplateExtremumChannel(Templates templates, PeakSign peakSign) {
        return getTemplateExtremumChannel(templates, peakSign, AmplitudeMode.EXTREMUM);
    }

    /** How many samples after the spike's own the peak of the extremum channel stands, for every unit; negative where before. */
    public static int[] getTemplateExtremumChannelPeakShift(Templates templates, PeakSign peakSign) {
        int[] channels = getTemplateExtremumChannel(templates, peakSign);
        int[] shifts = new int[channels.length];
        for (int unit = 0; unit < shifts.length; unit++) {
            int peak = 0;
            for (int sample = 1; sample < templates.numSamples(); sample++) {
                if (height(templates.get(unit, sample, channels[unit]), peakSign)
                        > height(templates.get(unit, peak, channels[unit]), peakSign)) {
                    peak = sample;
                }
            }
            shifts[unit] = peak - templates.nbefore();
        }
        return shifts;
    }

    private static float height(float value, PeakSign peakSign) {
        return switch (peakSign) {
            case NEG -> -value;
            case POS -> value;
            case BOTH -> Math.abs(value);
        };
    }

    /**
     * The amplitude on the extremum channel of every unit; the channel is the one with the largest absolute amplitude in the same mode.
     */
    public static double[] getTemplateExtremumAmplitude(
            Templates templates, PeakSign peakSign, AmplitudeMode mode, boolean absValue) {
        double[][] amplitudes = getTemplateAmplitudes(templates, peakSign, mode, absValue);
        int[] channels = getTemplateExtremumChannel(templates, peakSign, mode);
        double[] out = new double[channels.length];
        for (int unit = 0; unit < out.length; unit++) {
            out[unit] = amplitudes[unit][channels[unit]];
        }
        return out;
    }

    /** The absolute amplitude at the spike's own sample on the extremum channel of every unit. */
    public static double[] getTemplateExtremumAmplitude(Templates templates, PeakSign peakSign) {
        return getTemplateExtremumAmplitude(templates, peakSign, AmplitudeMode.AT_INDEX, true);
    }
}
