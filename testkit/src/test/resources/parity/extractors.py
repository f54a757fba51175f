"""Loads the extractors that lie in a folder and compares what they hold with what Python computes itself. Prints nothing but failures."""
import sys
import warnings
from pathlib import Path

warnings.simplefilter("ignore")
import numpy as np
import spikeinterface.full as si

folder = Path(sys.argv[1])


def same(name, ours, theirs, atol):
    worst = np.abs(np.asarray(ours, dtype=float) - np.asarray(theirs, dtype=float)).max()
    assert worst <= atol, f"{name}: off by {worst}"


def compare(name):
    ours = si.load_sorting_analyzer(folder / name)
    assert ours.has_recording(), name
    theirs = si.create_sorting_analyzer(
        ours.sorting, ours.recording, sparsity=ours.sparsity, sparse=ours.sparsity is not None, format="memory"
    )
    for extension in ("random_spikes", "waveforms", "templates", "noise_levels", "spike_amplitudes"):
        theirs.compute(extension, **ours.get_extension(extension).params)
    data = lambda analyzer, extension, variable: analyzer.get_extension(extension).data[variable]
    chosen = data(ours, "random_spikes", "random_spikes_indices")
    assert np.array_equal(chosen, data(theirs, "random_spikes", "random_spikes_indices")), name
    same(name, data(ours, "waveforms", "waveforms"), data(theirs, "waveforms", "waveforms"), 1e-4)
    same(name, data(ours, "noise_levels", "noise_levels"), data(theirs, "noise_levels", "noise_levels"), 1e-4)
    spikes = ours.sorting.to_spike_vector()
    cut = data(ours, "waveforms", "waveforms")
    for unit in range(len(ours.unit_ids)):
        mine = cut[spikes["unit_index"][chosen] == unit]
        if len(mine) and (np.abs(mine).sum(axis=(1, 2)) > 0).all():
            for operator in ("average", "std"):
                same(name, data(ours, "templates", operator)[unit], data(theirs, "templates", operator)[unit], 1e-3)
    amplitudes = data(theirs, "spike_amplitudes", "amplitudes")
    channels = si.get_template_extremum_channel(ours, outputs="index")
    channels = np.array([channels[unit] for unit in ours.unit_ids])[spikes["unit_index"]]
    gains, offsets = ours.recording.get_channel_gains(), ours.recording.get_channel_offsets()
    # Python adds the gain where the offset belongs
    same(name, data(ours, "spike_amplitudes", "amplitudes"), amplitudes - gains[channels] + offsets[channels], 1e-3)


def compare_old(name, analyzer):
    old = si.load_waveforms(folder / name)
    new = si.load_sorting_analyzer(folder / analyzer)
    for unit in new.unit_ids:
        waveforms = new.get_extension("waveforms").get_waveforms_one_unit(unit, force_dense=False)
        whole = waveforms[np.abs(waveforms).sum(axis=(1, 2)) > 0]
        ours = old.get_waveforms(unit)[:, :, : whole.shape[2]]
        assert ours.shape == whole.shape, (name, ours.shape, whole.shape)
        if len(whole):
            same(name, ours, whole, 1e-4)


for kind in ("sparse", "dense"):
    compare(f"analyzer_{kind}")
    compare(f"analyzer_zarr_{kind}.zarr")
    compare_old(f"waveforms_{kind}", f"analyzer_{kind}")
