package org.hillock.preprocessing;

import java.util.List;
import org.hillock.core.operation.CatalogProvider;
import org.hillock.core.operation.Operation;
import org.hillock.preprocessing.artifacts.RemoveArtifacts;
import org.hillock.preprocessing.artifacts.SilencePeriods;
import org.hillock.preprocessing.badchannels.DetectBadChannels;
import org.hillock.preprocessing.badchannels.RemoveBadChannels;
import org.hillock.preprocessing.channels.AverageAcrossDirection;
import org.hillock.preprocessing.channels.DepthOrdering;
import org.hillock.preprocessing.channels.DirectionalDerivative;
import org.hillock.preprocessing.channels.HighpassSpatialFilter;
import org.hillock.preprocessing.channels.ZeroChannelPad;
import org.hillock.preprocessing.filter.BandpassFilter;
import org.hillock.preprocessing.filter.CausalFilter;
import org.hillock.preprocessing.filter.Filter;
import org.hillock.preprocessing.filter.GaussianFilter;
import org.hillock.preprocessing.filter.HighpassFilter;
import org.hillock.preprocessing.filter.NotchFilter;
import org.hillock.preprocessing.interpolation.InterpolateBadChannels;
import org.hillock.preprocessing.motion.InterpolateMotion;
import org.hillock.preprocessing.reference.CommonReference;
import org.hillock.preprocessing.scaling.AsType;
import org.hillock.preprocessing.scaling.BlankSaturation;
import org.hillock.preprocessing.scaling.Center;
import org.hillock.preprocessing.scaling.Clip;
import org.hillock.preprocessing.scaling.CorrectLsb;
import org.hillock.preprocessing.scaling.NormalizeByQuantile;
import org.hillock.preprocessing.scaling.Rectify;
import org.hillock.preprocessing.scaling.Scale;
import org.hillock.preprocessing.scaling.ScaleToMicrovolts;
import org.hillock.preprocessing.scaling.UnsignedToSigned;
import org.hillock.preprocessing.scaling.ZScore;
import org.hillock.preprocessing.timing.Decimate;
import org.hillock.preprocessing.timing.PadTraces;
import org.hillock.preprocessing.timing.PhaseShifting;
import org.hillock.preprocessing.timing.Resample;
import org.hillock.preprocessing.whitening.Whiten;

/** The preprocessing steps, for the catalog. */
public final class PreprocessingCatalog implements CatalogProvider {
    @Override
    public List<Class<? extends Operation>> operations() {
        return List.of(
                Filter.class,
                BandpassFilter.class,
                HighpassFilter.class,
                NotchFilter.class,
                GaussianFilter.class,
                CausalFilter.class,
                CommonReference.class,
                PhaseShifting.class,
                Whiten.class,
                InterpolateBadChannels.class,
                SilencePeriods.class,
                HighpassSpatialFilter.class,
                InterpolateMotion.class,
                DetectBadChannels.class,
                RemoveBadChannels.class,
                RemoveArtifacts.class,
                AverageAcrossDirection.class,
                DirectionalDerivative.class,
                ZeroChannelPad.class,
                DepthOrdering.class,
                Resample.class,
                Decimate.class,
                PadTraces.class,
                NormalizeByQuantile.class,
                Center.class,
                ZScore.class,
                BlankSaturation.class,
                Scale.class,
                ScaleToMicrovolts.class,
                AsType.class,
                UnsignedToSigned.class,
                CorrectLsb.class,
                Rectify.class,
                Clip.class);
    }
}
