package org.hillock.postprocessing.traces;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.ExtensionContext;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.SpikeChunk;
import org.hillock.postprocessing.waveforms.TracePart;
import org.hillock.sortingcomponents.localization.PeakLocalizer;

/** Locates spikes chunk by chunk. */
final class LocationsPart implements TracePart {
    private final List<String> fields;
    private final PeakLocalizer.Places places;
    private final ConcurrentLinkedQueue<PeakLocalizer.Locator> idle = new ConcurrentLinkedQueue<>();
    private final int[] channels;
    private final WaveformWindow window;
    private final double[][] columns;

    LocationsPart(ExtensionContext context, PeakLocalizer localizer, int[] channels, WaveformWindow window) {
        this.fields = localizer.fields();
        this.places = localizer.among(
                context.waveforms().channelLocations(),
                window,
                context.waveforms().samplingFrequency());
        this.channels = channels;
        this.window = window;
        this.columns = new double[fields.size()][context.spikes().size()];
    }

    @Override
    public WaveformWindow window() {
        return window;
    }

    @Override
    public void process(SpikeChunk chunk) {
        PeakLocalizer.Locator known = idle.poll();
        PeakLocalizer.Locator locator = known == null ? places.newLocator() : known;
        double[] place = new double[columns.length];
        for (int spike = chunk.first(); spike < chunk.last(); spike++) {
            int offset = chunk.offset(chunk.spikes().sampleIndex(spike) - window.nbefore());
            int channel = channels[chunk.spikes().unitIndex(spike)];
            locator.locate(chunk.traces(), offset, chunk.numChannels(), channel, place);
            for (int field = 0; field < columns.length; field++) {
                columns[field][spike] = place[field];
            }
        }
        idle.add(locator);
    }

    @Override
    public ExtensionData finish() {
        Map<String, NdArray> records = new LinkedHashMap<>();
        for (int field = 0; field < columns.length; field++) {
            records.put(fields.get(field), NdArray.ofDoubles(columns[field]));
        }
        return ExtensionData.of("spike_locations", NdArray.ofFields(records, columns[0].length));
    }
}
