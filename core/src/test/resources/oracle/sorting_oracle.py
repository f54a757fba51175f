"""Loads every dumped sorting of a folder with SpikeInterface and compares its spikes; dumps its own chains for the way back."""
import json
import sys
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
import numpy as np
import spikeinterface.core as sc
from spikeinterface.curation import remove_excess_spikes


def rows(sorting):
    spikes = sorting.to_spike_vector()
    table = np.stack([spikes["segment_index"], spikes["sample_index"], spikes["unit_index"]], axis=1)
    return table[np.lexsort((table[:, 2], table[:, 1], table[:, 0]))].tolist()


def check(folder):
    names = sorted(folder.glob("*.dump.json"))
    assert len(names) > 5, names
    for file in names:
        wanted = json.loads(file.with_name(file.name.replace(".dump", ".spikes")).read_text())
        sorting = sc.load_extractor(file)
        assert type(sorting).__name__ == wanted["class"], (file, type(sorting))
        assert [str(u) for u in sorting.unit_ids] == wanted["unit_ids"], (file, sorting.unit_ids)
        assert sorting.get_num_segments() == wanted["num_segments"], file
        assert rows(sorting) == wanted["rows"], file


def make(folder):
    sorting = sc.load_extractor(folder / "sorting")
    recording = sc.load_extractor(folder / "recording")
    first = sc.select_segment_sorting(sorting, [0])
    joined = sc.concatenate_sortings([first, first], total_samples_list=[3000, 3000])
    pieces = [sc.select_segment_recording(recording, 0), sc.select_segment_recording(recording, 0)]
    chains = {
        "select": sorting.select_units(["c", "a"], renamed_unit_ids=["x", "y"]),
        "slice": first.frame_slice(100, 1500),
        "append": sc.append_sortings([sorting, sorting]),
        "joined": joined,
        "aggregate": sc.aggregate_units([sorting, sorting]),
        "split": sc.split_sorting(joined, pieces),
        "excess": remove_excess_spikes(sorting, recording),
    }
    for name, chain in chains.items():
        chain.dump_to_json(folder / f"{name}.python.json")
        result = {"unit_ids": [str(u) for u in chain.unit_ids], "rows": rows(chain), "class": type(chain).__name__}
        (folder / f"{name}.result.json").write_text(json.dumps(result))


{"check": check, "make": make}[sys.argv[1]](Path(sys.argv[2]))
