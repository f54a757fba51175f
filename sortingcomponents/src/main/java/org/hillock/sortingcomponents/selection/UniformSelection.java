package org.hillock.sortingcomponents.selection;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.kernels.random.NumpyGenerator;
import org.hillock.sortingcomponents.peaks.Peaks;

/**
 * Chooses every peak with the same chance, with the peer's random stream.
 *
 * @param nPeaks how many, on each channel or of all; all where there are fewer
 * @param selectPerChannel whether every channel gives so many
 */
@Wire(name = "uniform", doc = "Chooses every peak with the same chance.")
public record UniformSelection(
        @Param(doc = "How many, on each channel or of all.", min = 0)
        int nPeaks,

        @Param(doc = "Every channel gives so many.", standard = "false")
        boolean selectPerChannel)
        implements PeakSelector {
    @Override
    public int[] draw(Peaks peaks, NumpyGenerator random) {
        if (!selectPerChannel) {
            return random.choice(peaks.size(), Math.min(nPeaks, peaks.size()), false, true);
        }
        return Arrays.stream(peaks.channelIndex())
                .sorted()
                .distinct()
                .flatMap(channel -> {
                    int[] own = IntStream.range(0, peaks.size())
                            .filter(i -> peaks.channelIndex()[i] == channel)
                            .toArray();
                    return Arrays.stream(random.choice(own.length, Math.min(nPeaks, own.length), false, true))
                            .map(k -> own[k]);
                })
                .toArray();
    }
}
