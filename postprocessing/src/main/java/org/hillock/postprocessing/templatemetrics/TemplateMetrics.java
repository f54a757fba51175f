package org.hillock.postprocessing.templatemetrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.job.JobOptions;
import org.hillock.core.job.NumberedTasks;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.PeakSign;
import org.hillock.core.tools.TemplateTools;
import org.hillock.core.tools.Templates;
import org.hillock.core.values.Ids;
import org.hillock.kernels.filter.PolyphaseResampling;

/**
 * The shapes of templates in numbers, after {@code spikeinterface.postprocessing.compute_template_metrics}: a row for every unit, or for
 * every channel of every unit.
 *
 * @param unitIds the units
 * @param unitOfRow the index of the unit of every row
 * @param channelOfRow the index of the channel that was measured for every row
 * @param metrics the columns
 * @param values {@code [rows][metrics]}; NaN where a metric doesn't exist
 */
public record TemplateMetrics(
        Ids unitIds, int[] unitOfRow, int[] channelOfRow, List<TemplateMetric> metrics, double[][] values) {
    private static final String OPERATION = "compute_template_metrics";

    /**
     * Measures templates on the channel with the largest peak of each unit.
     *
     * @param templates average templates
     * @param own the channels of each unit, which metrics of several channels look at; absent: all
     * @param metrics which, in the order of the columns
     * @param peakSign which way the peak of the channel points
     * @param upsampling by how much templates are resampled before, 1 or more
     * @param jobs how many threads; the values are the same for any number
     */
    public static TemplateMetrics of(
            Templates templates,
            Optional<ChannelSparsity> own,
            List<TemplateMetric> metrics,
            PeakSign peakSign,
            int upsampling,
            ShapeOptions options,
            JobOptions jobs) {
        TemplateShapes shapes = new TemplateShapes(templates, own, metrics, upsampling, options);
        int[] channels = TemplateTools.getTemplateExtremumChannel(templates, peakSign);
        double[][] values = new double[templates.numUnits()][];
        NumberedTasks.run(values.length, jobs, () -> unit -> values[unit] = shapes.row(unit, channels[unit]));
        int[] units = IntStream.range(0, values.length).toArray();
        return new TemplateMetrics(templates.unitIds(), units, channels, metrics, values);
    }

    /** Measures templates on every channel of every unit; metrics of several channels are refused. */
    public static TemplateMetrics byChannel(
            Templates templates,
            ChannelSparsity sparsity,
            List<TemplateMetric> metrics,
            int upsampling,
            ShapeOptions options,
            JobOptions jobs) {
        metrics.stream()
                .filter(metric -> metric.group() == TemplateMetric.Group.MULTI)
                .findFirst()
                .ifPresent(metric -> {
                    throw new WrongArgumentException(
                            OPERATION + ": metric_names = '" + metric.wireName()
                                    + "' must not be asked for by channel (it looks at all channels of a unit). Leave sparsity out.");
                });
        TemplateShapes shapes = new TemplateShapes(templates, Optional.empty(), metrics, upsampling, options);
        List<int[]> rows = new ArrayList<>();
        for (int unit = 0; unit < sparsity.numUnits(); unit++) {
            for (int channel : sparsity.channelIndices(unit)) {
                rows.add(new int[] {unit, channel});
            }
        }
        double[][] values = new double[rows.size()][];
        NumberedTasks.run(
                values.length, jobs, () -> row -> values[row] = shapes.row(rows.get(row)[0], rows.get(row)[1]));
        int[] units = rows.stream().mapToInt(row -> row[0]).toArray();
        int[] channels = rows.stream().mapToInt(row -> row[1]).toArray();
        return new TemplateMetrics(templates.unitIds(), units, channels, metrics, values);
    }

    /** The curve of one channel at a multiple of the rate. */
    static double[] upsampled(Templates templates, int unit, int channel, int upsampling) {
        double[] curve = new double[templates.numSamples()];
        Arrays.setAll(curve, sample -> templates.get(unit, sample, channel));
        return upsampling == 1 ? curve : PolyphaseResampling.resample(curve, upsampling, 1);
    }

    /** The metrics that are computed unless others are named. */
    public static List<TemplateMetric> usual(boolean includeMultiChannel) {
        List<TemplateMetric> usual = new ArrayList<>(TemplateMetric.of(TemplateMetric.Group.SINGLE));
        if (includeMultiChannel) {
            usual.addAll(TemplateMetric.of(TemplateMetric.Group.MULTI));
        }
        return usual;
    }

    /** One column. */
    public double[] column(TemplateMetric metric) {
        int index = metrics.indexOf(metric);
        if (index < 0) {
            throw new WrongArgumentException(
                    OPERATION + ": metric '" + metric.wireName() + "' must be one of those that were computed.");
        }
        return Arrays.stream(values).mapToDouble(row -> row[index]).toArray();
    }
}
