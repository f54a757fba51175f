"""Makes oracle.json: python make_oracle.py > oracle.json (probeinterface 0.2.24, spikeinterface 0.101.2, numpy 1.26)."""
import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import probeinterface as pi
from probeinterface import Probe, ProbeGroup
import spikeinterface.core as si

cases = []


def plain(value):
    if isinstance(value, np.ndarray) and value.dtype.names:
        return {"dtype": [[n, value.dtype[n].str] for n in value.dtype.names],
                "columns": {n: value[n].tolist() for n in value.dtype.names}}
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, (Probe, ProbeGroup)):
        return value.to_dict(array_as_list=True)
    return value


def case(name, call, value):
    cases.append({"name": name, "call": call, "value": plain(value)})


def small(shape="rect"):
    probe = pi.generate_multi_columns_probe(2, [2, 3], xpitch=5.0, ypitch=7.0, y_shift_per_column=[0, -2.5],
                                            contact_shapes=shape,
                                            contact_shape_params={"width": 3, "height": 2} if shape == "rect" else {"radius": 4})
    return probe


def spatial(axes):
    probe = small().to_3d(axes=axes)
    probe.set_contact_ids(small().contact_ids)  # to_3d of 0.2.24 drops them
    return probe


def recording(n):
    return si.NumpyRecording(np.zeros((4, n), dtype="int16"), 1000.0)


case("tetrode", "generate_tetrode()", pi.generate_tetrode())
case("tetrode_r", "generate_tetrode(r=7.5)", pi.generate_tetrode(r=7.5))
case("linear", "generate_linear_probe(4)", pi.generate_linear_probe(4))
case("linear_square", "generate_linear_probe(3, ypitch=12.5, contact_shapes='square', contact_shape_params={'width': 5})",
     pi.generate_linear_probe(3, ypitch=12.5, contact_shapes="square", contact_shape_params={"width": 5}))
case("columns", "generate_multi_columns_probe(2, [2, 3], xpitch=5., ypitch=7., y_shift_per_column=[0, -2.5], rect 3 x 2)", small())
case("multi_shank", "generate_multi_shank(num_shank=3, shank_pitch=[100, 20], num_columns=1, num_contact_per_column=2)",
     pi.generate_multi_shank(num_shank=3, shank_pitch=[100, 20], num_columns=1, num_contact_per_column=2))
case("dummy_square", "generate_dummy_probe('square')", pi.generate_dummy_probe("square"))
case("dummy_group", "generate_dummy_probe_group()", pi.generate_dummy_probe_group())
for kind, margin in [("tip", 20), ("tip", 5), ("rect", 5), ("circular", 20)]:
    probe = Probe()
    probe.set_contacts([[0, 0], [0, 20], [10, 5.0], [-3, 7.5]])
    probe.create_auto_shape(kind, margin=margin)
    case(f"shape_{kind}_{margin}", f"create_auto_shape('{kind}', margin={margin})", probe)

probe = small()
probe.move([1.5, -2])
case("move", "columns.move([1.5, -2])", probe)
probe = small()
probe.rotate(30)
case("rotate", "columns.rotate(30)", probe)
probe = small()
probe.rotate(-75, center=[3, 4])
case("rotate_center", "columns.rotate(-75, center=[3, 4])", probe)
probe = small()
probe.rotate_contacts([0, 10, 20, 30, 40])
case("rotate_contacts", "columns.rotate_contacts([0, 10, 20, 30, 40])", probe)
for axes in ["xy", "xz", "yz"]:
    case(f"to_3d_{axes}", f"columns.to_3d('{axes}')", spatial(axes))
probe = spatial("xz")
probe.rotate(25, center=[1, 2, 3], axis=[1, 2, 0.5])
case("rotate_3d", "columns.to_3d('xz').rotate(25, center=[1, 2, 3], axis=[1, 2, 0.5])", probe)
probe = probe.to_2d(axes="yz")
probe.set_contact_ids(small().contact_ids)
case("to_2d", "… .to_2d('yz')", probe)
case("vertices", "columns.get_contact_vertices()[3]", small().get_contact_vertices()[3])
case("wiring", "generate_linear_probe(32).wiring_to_device('H32>RHD2132', channel_offset=4)",
     (lambda p: (p.wiring_to_device("H32>RHD2132", channel_offset=4), p.device_channel_indices)[1])(pi.generate_linear_probe(32)))
case("pathways", "pathways", {k: list(v) for k, v in pi.wiring.pathways.items()})

probe = small()
probe.set_shank_ids(["b", "b", "10", "10", "2"])
probe.set_device_channel_indices([4, -1, 0, 2, 1])
probe.annotate_contacts(quality=[1.0, 2.0, 3.0, 4.0, 5.0], text=["a", "bb", "c", "d", "e"])
probe.annotate(name="N", manufacturer="M", model_name="O", serial_number="S")
case("full", "columns with shanks, wiring, annotations", probe)
case("title", "get_title()", probe.get_title())
case("vector", "full.to_numpy(complete=True)", probe.to_numpy(complete=True))
case("vector_short", "full.to_numpy()", probe.to_numpy())
case("vector_3d", "columns.to_3d('xz').to_numpy(complete=True)", spatial("xz").to_numpy(complete=True))
case("vector_parsed", "Probe.from_numpy(vector)", Probe.from_numpy(probe.to_numpy(complete=True)))
tetrode = pi.generate_tetrode()
tetrode.move([-100, 0])
group = ProbeGroup()
group.add_probe(tetrode)
group.add_probe(probe)
group.set_global_device_channel_indices([7, 6, 0, 1, 5, 2, -1, 4, 3])
case("group", "ProbeGroup of a moved tetrode and full", group)
case("group_vector", "group.to_numpy(complete=True)", group.to_numpy(complete=True))
case("group_vector_parsed", "ProbeGroup.from_numpy(group_vector)", ProbeGroup.from_numpy(group.to_numpy(complete=True)))
for mode in ["by_probe", "by_shank"]:
    wired = recording(9).set_probegroup(group, group_mode=mode)
    case(f"wired_{mode}", f"NumpyRecording of 9 channels .set_probegroup(group, group_mode='{mode}')",
         {"channels": wired.channel_ids.tolist(), "groups": wired.get_property("group").tolist()})
case("wired_vector", "… .get_property('contact_vector')", wired.get_property("contact_vector"))
probe = Probe.from_dict(probe.to_dict())
probe.annotations = {}  # set_probegroup of 0.101.2 loses them
probe.contact_annotations = {}  # through a contact vector the reference gives the annotations of one probe to all
bare = ProbeGroup()
bare.add_probe(pi.generate_tetrode())
bare.probes[0].move([-100, 0])
bare.add_probe(probe)
bare.set_global_device_channel_indices([7, 6, 0, 1, 5, 2, -1, 4, 3])
wired = recording(9).set_probegroup(bare)
case("wired_group", "group without contact annotations: … .get_probegroup()", wired.get_probegroup())
case("wired_yx", "… .get_channel_locations(axes='yx')", wired.get_channel_locations(axes="yx"))
part = wired.channel_slice(wired.channel_ids[[6, 1, 0, 5]])
case("sliced_vector", "… .channel_slice(6, 1, 0, 5).get_property('contact_vector')", part.get_property("contact_vector"))
case("sliced_group", "… .channel_slice(6, 1, 0, 5).get_probegroup()", part.get_probegroup())
prb = """total_nb_channels = 6
radius = 100  # a comment
channel_groups = {
    0: {'channels': list(range(3)), 'geometry': {0: (0, 1), 1: [5, 6.5], 2: (7., -8)}, 'graph': [(0, 1)]},
    1: {'channels': [5, 3], 'geometry': {3: (0.5, 1e1), 5: (7, 8)}},
}
"""
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "a.prb"
    path.write_text(prb)
    case("prb", prb, pi.read_prb(path))
json.dump({"tool": f"probeinterface {pi.__version__}, spikeinterface {si.__version__ if hasattr(si, '__version__') else '0.101.2'}",
           "made_by": "make_oracle.py", "cases": cases}, sys.stdout, separators=(",", ":"))
