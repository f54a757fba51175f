"""Facts of chains of lazy recordings as the peer carries them: facts.json for the chains of a saved recording; load.json for dumps."""
import json
import sys
from pathlib import Path

import numpy as np
import spikeinterface.core as si


def plain(value):
    if isinstance(value, np.ndarray):
        return [plain(v) for v in value.tolist()]
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, np.generic):
        return value.item()
    return value


def facts(rec):
    out = dict(
        ids=plain(rec.channel_ids), fs=float(rec.get_sampling_frequency()), dtype=str(rec.get_dtype()),
        samples=[int(rec.get_num_samples(i)) for i in range(rec.get_num_segments())],
        first=[float(rec.sample_index_to_time(0, segment_index=i)) for i in range(rec.get_num_segments())],
        last=[float(rec.sample_index_to_time(rec.get_num_samples(i) - 1, segment_index=i)) for i in range(rec.get_num_segments())],
        vector=[bool(rec.has_time_vector(segment_index=i)) for i in range(rec.get_num_segments())],
        sums=[float(rec.get_traces(segment_index=i).astype("float64").sum()) for i in range(rec.get_num_segments())],
        heads=[plain(rec.get_traces(segment_index=i)[:3].astype("float64")) for i in range(rec.get_num_segments())],
        properties={k: plain(rec.get_property(k)) for k in sorted(rec.get_property_keys()) if k != "contact_vector"},
        annotations=sorted(rec.get_annotation_keys()), filtered=bool(rec.is_filtered()), scaled=bool(rec.has_scaled_traces()),
        probe=bool(rec.has_probe()),
    )
    if rec.has_probe():
        group = rec.get_probegroup()
        out["contacts"] = [plain(p.contact_positions) for p in group.probes]
        out["shapes"] = [plain(p.contact_shapes) for p in group.probes]
        out["contact_ids"] = [plain(p.contact_ids) for p in group.probes]
        out["shanks"] = [plain(p.shank_ids) for p in group.probes]
        out["wiring"] = [plain(p.device_channel_indices) for p in group.probes]
        out["probe_annotations"] = [{k: plain(v) for k, v in p.annotations.items() if v} for p in group.probes]
    return out


def chains(rec):
    ids = rec.channel_ids
    one = rec.select_segments([1])
    zero = rec.select_segments([0])
    groups = rec.split_by("group")
    yield "itself", rec
    yield "slice", rec.channel_slice(ids[[3, 0]])
    yield "rename", rec.channel_slice(ids[[3, 0]], renamed_channel_ids=["x", "y"])
    yield "remove", rec.remove_channels(ids[[1]])
    yield "segments", rec.select_segments([1, 0])
    yield "frames", zero.frame_slice(10, 60)
    yield "frames of a vector", one.frame_slice(10, 60)
    yield "frames of frames", zero.frame_slice(10, 60).frame_slice(5, 20)
    yield "time", zero.time_slice(zero.sample_index_to_time(20), zero.sample_index_to_time(50))
    yield "time of a vector", one.time_slice(one.sample_index_to_time(20), one.sample_index_to_time(50))
    yield "append", si.append_recordings([rec, zero])
    yield "concatenate", si.concatenate_recordings([rec, zero])
    yield "slice of concatenate", si.concatenate_recordings([rec, zero]).frame_slice(30, 150)
    yield "aggregate", si.aggregate_channels([groups[k] for k in sorted(groups)])
    yield "aggregate renamed", si.aggregate_channels([groups[k] for k in sorted(groups)], renamed_channel_ids=np.arange(10, 10 + len(ids)))
    yield "split", groups[sorted(groups)[-1]]
    yield "nested", si.append_recordings([zero.frame_slice(10, 60), one.frame_slice(0, 30)]).channel_slice(ids[[2, 1]])


if __name__ == "__main__":
    verb, folder = sys.argv[1], Path(sys.argv[2])
    out = {}
    if verb == "chains":
        for name, chain in chains(si.load_extractor(folder / "recording")):
            out[name] = facts(chain)
            chain.dump(folder / f"python {name}.json")
            chain.dump(folder / f"python {name}.pkl")
    else:
        for name in sys.argv[3:]:
            if name.endswith(".npz"):
                loaded = si.read_npz_sorting(folder / name)
            else:
                loaded = si.load_extractor(folder / name, base_folder=folder) if name.endswith((".json", ".pkl")) else si.load_extractor(folder / name)
            if isinstance(loaded, si.BaseRecording):
                out[name] = facts(loaded)
            else:
                out[name] = dict(
                    ids=plain(loaded.unit_ids), fs=float(loaded.get_sampling_frequency()),
                    trains=[[plain(loaded.get_unit_spike_train(u, segment_index=i)) for u in loaded.unit_ids] for i in range(loaded.get_num_segments())],
                    properties={k: plain(loaded.get_property(k)) for k in sorted(loaded.get_property_keys())},
                    annotations=sorted(loaded.get_annotation_keys()))
    (folder / "facts.json").write_text(json.dumps(out))
