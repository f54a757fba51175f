"""Makes neuropixels.json: python make_neuropixels.py > neuropixels.json (probeinterface 0.4.2, neuropixels_tools.build_neuropixels_probe)."""
import json
import sys

import probeinterface
from probeinterface.neuropixels_tools import build_neuropixels_probe

PARTS = ["NP1000", "NP1010", "NP1015", "NP1020", "NP1022", "NP1030", "NP1032", "NP1100", "NP1110", "NP1120", "NP1121", "NP1122", "NP1123",
         "NP1200", "NP1210", "NP1300", "NP2000", "NP2003", "NP2010", "NP2013", "NP2020", "NP3010", "NP3020", "PRB_1_4_0480_1",
         "PRB2_4_2_0640_0"]
found = {}
for part in PARTS:
    probe = build_neuropixels_probe(part)
    at = list(range(0, probe.get_contact_count(), 61))
    found[part] = {"count": probe.get_contact_count(), "at": at, "positions": probe.contact_positions[at].tolist(),
                   "ids": probe.contact_ids[at].tolist(), "width": probe.contact_shape_params[0]["width"],
                   "contour": probe.probe_planar_contour.tolist()}
json.dump({"tool": f"probeinterface {probeinterface.__version__}", "call": "build_neuropixels_probe(part)", "parts": found}, sys.stdout,
          separators=(",", ":"))
