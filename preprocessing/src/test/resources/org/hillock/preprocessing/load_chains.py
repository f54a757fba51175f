"""Loads every chain_*.json of a folder, stores its traces beside it and writes it again as python_*.json."""
import sys
import warnings
from pathlib import Path

import numpy as np

warnings.simplefilter("ignore")
import spikeinterface
import spikeinterface.preprocessing
import spikeinterface.sortingcomponents.motion

folder = Path(sys.argv[1])
for file in sorted(folder.glob("chain_*.json")):
    number = file.stem.split("_")[1]
    try:
        recording = spikeinterface.load_extractor(file)
        for segment in range(recording.get_num_segments()):
            np.save(folder / f"traces_{number}_{segment}.npy", np.ascontiguousarray(recording.get_traces(segment_index=segment)))
        recording.dump_to_json(folder / f"python_{number}.json")
    except Exception as error:
        (folder / f"error_{number}.txt").write_text(f"{type(error).__name__}: {error}")
