"""Reads with Python SpikeInterface what was written elsewhere, and writes what is to be read elsewhere.

usage: parity.py GIVEN MADE

GIVEN/objects.json lists objects: name, path (relative to GIVEN), loader. What Python sees of each goes to GIVEN/seen.json, by name.
MADE receives objects that Python writes, and MADE/objects.json, which lists them with what Python sees of them.
"""

import hashlib
import json
import os
import shutil
import sys
import traceback
from pathlib import Path

import numpy as np
import numcodecs
import probeinterface
import spikeinterface as si
import spikeinterface.preprocessing as spre
from spikeinterface.core import NumpyRecording, NumpySnippets, NumpySorting, NpzSortingExtractor


def plain(value):
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, np.generic):
        return value.item()
    return value


def sha(array):
    array = np.ascontiguousarray(array)
    return hashlib.sha256(array.astype(array.dtype.newbyteorder("<")).tobytes()).hexdigest()


def properties(obj):
    return {
        key: {"kind": obj.get_property(key).dtype.kind, "values": plain(obj.get_property(key))}
        for key in obj.get_property_keys()
        if key != "contact_vector"
    }


def annotations(obj):
    return plain({k: v for k, v in obj._annotations.items()})


def probes(obj):
    return plain(obj.get_probegroup().to_dict(array_as_list=True)) if obj.has_probe() else None


def recording(rec, traces_folder=None, name=""):
    out = dict(kind="recording", channel_ids=plain(rec.channel_ids), sampling_frequency=float(rec.sampling_frequency))
    out["dtype"] = rec.get_dtype().name
    segments = range(rec.get_num_segments())
    out["num_samples"] = [int(rec.get_num_samples(i)) for i in segments]
    out["sha"] = [sha(rec.get_traces(segment_index=i)) for i in segments]
    out["has_time_vector"] = [bool(rec.has_time_vector(i)) for i in segments]
    out["times"] = [plain(rec.get_times(segment_index=i)[[0, -1]]) for i in segments]
    out["properties"] = properties(rec)
    out["annotations"] = annotations(rec)
    out["probegroup"] = probes(rec)
    if traces_folder is not None:
        out["traces"] = []
        for i in segments:
            file = Path(traces_folder) / f"{name}_seen_seg{i}.npy"
            np.save(file, rec.get_traces(segment_index=i).astype("float64"))
            out["traces"].append(str(file))
    return out


def sorting(sort):
    return dict(
        kind="sorting",
        unit_ids=plain(sort.unit_ids),
        sampling_frequency=float(sort.sampling_frequency),
        trains=[
            [plain(sort.get_unit_spike_train(u, segment_index=i)) for u in sort.unit_ids]
            for i in range(sort.get_num_segments())
        ],
        properties=properties(sort),
        annotations=annotations(sort),
    )


def snippets(snip):
    segments = range(snip.get_num_segments())
    return dict(
        kind="snippets",
        channel_ids=plain(snip.channel_ids),
        sampling_frequency=float(snip.sampling_frequency),
        dtype=snip.dtype.name if hasattr(snip.dtype, "name") else np.dtype(snip.dtype).name,
        nbefore=plain(snip.nbefore),
        snippet_len=int(snip.snippet_len),
        frames=[plain(snip.get_frames(segment_index=i)) for i in segments],
        sha=[sha(snip.get_snippets(segment_index=i)) for i in segments],
        properties=properties(snip),
        probegroup=probes(snip),
    )


def seen(obj, folder=None, name=""):
    if isinstance(obj, si.BaseRecording):
        return recording(obj, folder, name)
    if isinstance(obj, si.BaseSorting):
        return sorting(obj)
    return snippets(obj)


def load(folder, entry):
    path = folder / entry["path"]
    loader = entry["loader"]
    if loader == "binary":
        return si.read_binary(path, **entry["arguments"])
    if loader == "npz":
        return NpzSortingExtractor(path)
    if loader == "relative":
        return si.load_extractor(path, base_folder=path.parent)
    return si.load_extractor(path)


def read_given(folder):
    out = {}
    for entry in json.loads((folder / "objects.json").read_text()):
        try:
            obj = load(folder, entry)
            out[entry["name"]] = seen(obj, folder if entry["approximate"] else None, entry["name"])
        except Exception:
            out[entry["name"]] = {"error": traceback.format_exc()}
    (folder / "seen.json").write_text(json.dumps(out))


class Maker:
    def __init__(self, folder):
        self.folder = folder
        self.entries = []

    def add(self, name, path, obj, approximate=False, loader="load"):
        facts = seen(obj, self.folder if approximate else None, name)
        path = os.path.relpath(path, self.folder)
        self.entries.append(dict(name=name, path=path, loader=loader, approximate=approximate, seen=facts))


def random_traces(rng, dtype, frames, channels):
    dtype = np.dtype(dtype)
    if dtype.kind == "f":
        return (rng.standard_normal((frames, channels)) * 100).astype(dtype)
    info = np.iinfo(dtype)
    return rng.integers(info.min, info.max, size=(frames, channels), dtype=dtype, endpoint=True)


def make_recording(seed, dtype="int16", channels=4, ids="int", segments=(300, 170), times="none", probe=True, extras=True):
    rng = np.random.default_rng(seed)
    traces = [random_traces(rng, dtype, n, channels) for n in segments]
    names = [f"ch{i}" for i in range(channels)] if ids == "str" else list(range(10, 10 + channels))
    rec = NumpyRecording(traces, 20000.0, channel_ids=names)
    if probe:
        p = probeinterface.generate_multi_columns_probe(num_columns=2, num_contact_per_column=channels // 2)
        p.set_device_channel_indices(rng.permutation(channels))
        p.set_contact_ids([f"e{i}" for i in range(channels)])
        p.annotate(name=f"probe {seed}", manufacturer="none")
        # A copy would lose the channel ids.
        rec.set_probe(p, group_mode="by_probe", in_place=True)
    rec.set_channel_gains(rng.random(channels))
    rec.set_channel_offsets(rng.standard_normal(channels))
    if extras:
        rec.set_property("depth", rng.standard_normal(channels))
        rec.set_property("rank", rng.integers(0, 9, channels))
        rec.set_property("quality", np.array(["good", "mua", "noise and more", "é"] * channels)[:channels])
        rec.set_property("flag", rng.random(channels) > 0.5)
        rec.set_property("plane", rng.standard_normal((channels, 3)))
        rec.annotate(experimenter="someone", session=seed, ratio=0.25, numbers=[1, 2, 3])
    if times == "starts":
        for i, segment in enumerate(rec._recording_segments):
            segment.t_start = 1.5 + 10 * i
    if times == "vector":
        rec.set_times(5 + np.cumsum(0.00005 + rng.random(segments[0]) * 1e-6), segment_index=0, with_warning=False)
    return rec


def make_sorting(seed, ids="int", segments=2, empty=True):
    rng = np.random.default_rng(seed)
    names = [f"u{i}" for i in range(5)] if ids == "str" else [3, 1, 4, 15, 92]
    trains = []
    for segment in range(segments):
        trains.append({u: np.sort(rng.choice(10_000, rng.integers(5, 60), replace=False)) for u in names})
    if empty:
        trains[-1][names[2]] = np.array([], dtype="int64")
    sort = NumpySorting.from_unit_dict(trains, 20000.0)
    sort.set_property("score", rng.random(5))
    sort.set_property("label", np.array(["good", "mua", "x", "yy", "zzz"]))
    sort.set_property("curated", rng.random(5) > 0.5)
    sort.annotate(by="parity", round=seed)
    return sort


def make_given_elsewhere(folder):
    maker = Maker(folder)
    dtypes = ["int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float32", "float64"]
    for i, dtype in enumerate(dtypes):
        rec = make_recording(i, dtype, ids="str" if i % 2 else "int", times=["none", "starts", "vector"][i % 3])
        path = folder / f"binary_{dtype}"
        rec.save(folder=path, format="binary", verbose=False, progress_bar=False, n_jobs=1)
        maker.add(f"binary_{dtype}", path, si.load_extractor(path))
        path = folder / f"zarr_{dtype}.zarr"
        rec.save(folder=path, format="zarr", verbose=False, progress_bar=False, n_jobs=1, chunk_size=128)
        maker.add(f"zarr_{dtype}", path, si.load_extractor(path))
    compressors = {
        "zlib": numcodecs.Zlib(3),
        "gzip": numcodecs.GZip(2),
        "zstd": numcodecs.Zstd(3),
        "lz4": numcodecs.LZ4(),
        "lzma": numcodecs.LZMA(preset=1),
    }
    for cname in ("blosclz", "lz4", "lz4hc", "zlib", "zstd"):
        for shuffle in (0, 1, 2):
            compressors[f"blosc_{cname}_{shuffle}"] = numcodecs.Blosc(cname=cname, clevel=4, shuffle=shuffle)
    for i, (name, compressor) in enumerate(compressors.items()):
        rec = make_recording(100 + i, ["int16", "float32", "int32"][i % 3], segments=(500,), channels=6)
        path = folder / f"packed_{name}.zarr"
        rec.save(folder=path, format="zarr", compressor=compressor, verbose=False, progress_bar=False, n_jobs=1,
                 chunk_size=150, channel_chunk_size=4 if i % 2 else None)
        maker.add(f"packed_{name}", path, si.load_extractor(path))
    rec = make_recording(140, "int16", segments=(500,))
    path = folder / "packed_delta.zarr"
    rec.save(folder=path, format="zarr", filters=[numcodecs.Delta("<i2")], verbose=False, progress_bar=False, n_jobs=1)
    maker.add("packed_delta", path, si.load_extractor(path))

    for ids in ("int", "str"):
        sort = make_sorting(7, ids)
        for format, suffix in (("numpy_folder", ""), ("npz_folder", ""), ("zarr", ".zarr")):
            path = folder / f"sorting_{format}_{ids}{suffix}"
            sort.save(folder=path, format=format)
            maker.add(f"sorting_{format}_{ids}", path, si.load_extractor(path))
        path = folder / f"sorting_{ids}.npz"
        NpzSortingExtractor.write_sorting(sort, path)
        maker.add(f"sorting_npz_{ids}", path, NpzSortingExtractor(path), loader="npz")

    rng = np.random.default_rng(9)
    snip = NumpySnippets(
        snippets_list=[rng.standard_normal((7, 20, 4)).astype("float32"), rng.standard_normal((3, 20, 4)).astype("float32")],
        spikesframes_list=[np.sort(rng.integers(50, 900, 7)), np.sort(rng.integers(50, 900, 3))],
        sampling_frequency=20000.0,
        nbefore=8,
        channel_ids=["a", "b", "c", "d"],
    )
    path = folder / "snippets"
    snip.save(folder=path)
    maker.add("snippets", path, si.load_extractor(path))

    chains(maker, folder)
    (folder / "objects.json").write_text(json.dumps(maker.entries))


def chains(maker, folder):
    home = folder / "before_the_move"
    home.mkdir()
    source = make_recording(50, "int16", channels=8, ids="str", segments=(4000, 2500))
    base = source.save(folder=home / "source", format="binary", verbose=False, progress_bar=False, n_jobs=1)
    first = base.select_segments([0])
    lazy = {
        "slice": base.channel_slice(["ch3", "ch0", "ch5"], renamed_channel_ids=["x", "y", "z"]),
        "frames": first.frame_slice(start_frame=100, end_frame=2000),
        "concatenate": si.concatenate_recordings([base, base]),
        "append": si.append_recordings([first, base]),
        "aggregate": si.aggregate_channels([base.channel_slice(["ch1", "ch0"]), base.channel_slice(["ch4", "ch6"])]),
        "astype": spre.astype(base, "int32"),
        "clip": spre.clip(base, a_min=-500, a_max=500),
        "rectify": spre.rectify(spre.astype(base, "float32")),
        "zero": spre.silence_periods(base, [[[100, 300]], [[0, 50]]], mode="zeros"),
    }
    rough = {
        "bandpass": spre.bandpass_filter(spre.astype(base, "float32"), 300, 6000),
        "reference": spre.common_reference(spre.astype(base, "float32"), reference="global", operator="median"),
        "scale": spre.scale(base, gain=0.25, offset=3.5, dtype="float32"),
        "zscore": spre.zscore(base, num_chunks_per_segment=3, chunk_size=500, seed=1),
        "whiten": spre.whiten(spre.astype(base, "float32"), num_chunks_per_segment=3, chunk_size=500, seed=1),
        "deep": spre.common_reference(
            spre.bandpass_filter(spre.astype(base.channel_slice(["ch7", "ch2", "ch1", "ch0"]), "float32"), 400, 5000)
        ),
    }
    for name, rec in {**lazy, **rough}.items():
        rec.dump(home / f"chain_{name}.json", relative_to=home)
    sort = make_sorting(60, "str").save(folder=home / "sorting", format="numpy_folder")
    sort.select_units(["u3", "u0"]).dump(home / "chain_units.json", relative_to=home)
    moved = folder / "after_the_move"
    shutil.move(home, moved)
    for name in list(lazy) + list(rough):
        path = moved / f"chain_{name}.json"
        rec = si.load_extractor(path, base_folder=moved)
        maker.add(f"chain_{name}_json", path, rec, approximate=name in rough, loader="relative")
        # Python writes absolute paths into pickles.
        path = moved / f"chain_{name}.pkl"
        rec.dump(path)
        maker.add(f"chain_{name}_pkl", path, si.load_extractor(path), approximate=name in rough)
    path = moved / "chain_units.json"
    maker.add("chain_units", path, si.load_extractor(path, base_folder=moved), loader="relative")


if __name__ == "__main__":
    given, made = Path(sys.argv[1]), Path(sys.argv[2])
    read_given(given)
    make_given_elsewhere(made)
