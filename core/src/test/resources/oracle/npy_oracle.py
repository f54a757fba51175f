"""Writes arrays and pickles with numpy for the tests to read, and reads back what the tests wrote."""
import collections
import json
import pathlib
import pickle
import sys

import numpy as np


def plain(value):
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, np.generic):
        return plain(value.item())
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, (set, frozenset)):
        return sorted(plain(v) for v in value)
    if isinstance(value, (bytes, bytearray)):
        return value.decode()
    if isinstance(value, pathlib.PurePath):
        return str(value)
    return value


def sample(rng, dtype, shape):
    dtype = np.dtype(dtype)
    if dtype.kind in "iu":
        info = np.iinfo(dtype)
        return rng.integers(info.min, info.max, shape, dtype=dtype.newbyteorder("="), endpoint=True).astype(dtype)
    if dtype.kind == "f":
        values = rng.standard_normal(shape)
        if values.size > 3:
            values.flat[0], values.flat[1], values.flat[2] = np.nan, np.inf, -0.0
        return values.astype(dtype)
    if dtype.kind == "b":
        return rng.integers(0, 2, shape).astype(bool)
    if dtype.kind == "U":
        words = np.array(["", "a", "\u00e4\u4e2d", "\U0001f9e0x", "long text"])
        return words[rng.integers(0, 5, shape)].astype(dtype)
    if dtype.kind == "S":
        words = np.array([b"", b"a", b"bcd"])
        return words[rng.integers(0, 3, shape)].astype(dtype)
    out = np.zeros(shape, dtype=dtype)
    for name in dtype.names:
        out[name] = sample(rng, dtype[name].base, out[name].shape)
    return out


DTYPES = [o + k for o in "<>" for k in ("i2", "u2", "i4", "u4", "i8", "u8", "f4", "f8", "f2", "U9")] + [
    "|i1", "|u1", "|b1", "|S3",
    [("sample_index", "<i8"), ("unit_index", "<i8"), ("segment_index", "<i8")],
    [("frame", "<i8"), ("snippet", "<f4", (6, 4))],
    [("a", ">i2"), ("n", [("x", "<f8"), ("t", "<U3"), ("m", "|b1", (2,))]), ("s", "|S2")],
    np.dtype([("a", "i1"), ("b", "f8"), ("c", "i2")], align=True),
    [("it's", "<f4"), ("q", "<i4", (2, 3))],
    [("\u00e4", "<f4")], [("\u4e2d", "<f4")],
    [("f%04d" % i, "<f4") for i in range(40)],
]
SHAPES = [(), (0,), (1,), (5,), (3, 4), (2, 3, 4), (0, 3), (3, 0), (1000,), (10 ** 5,)]


def make(folder):
    rng = np.random.default_rng(7)
    n = 0
    members = {}
    for dtype in DTYPES:
        for shape in SHAPES:
            if shape == (10 ** 5,) and np.dtype(dtype).kind not in "if":
                continue
            a = np.asarray(sample(rng, dtype, shape), dtype=dtype)
            for order in ("C", "F") if len(shape) > 1 else ("C",):
                name = f"a{n:04d}"
                np.save(folder / f"{name}.npy", np.asarray(a, order=order))
                (folder / f"{name}.json").write_text(json.dumps(plain(a)))
                members[name] = np.asarray(a, order=order)
                n += 1
    for version in ((1, 0), (2, 0), (3, 0)):
        with open(folder / f"v{version[0]}.npy", "wb") as f:
            np.lib.format.write_array(f, np.arange(6.0), version=version)
        (folder / f"v{version[0]}.json").write_text(json.dumps([0.0, 1, 2, 3, 4, 5.0]))
    (folder / "v1.json").write_text(json.dumps([0.0, 1.0, 2.0, 3.0, 4.0, 5.0]))
    for v in (2, 3):
        (folder / f"v{v}.json").write_text(json.dumps([0.0, 1.0, 2.0, 3.0, 4.0, 5.0]))
    objects = {
        "o_text": np.array(["a", "bcd", "\u00e4"], dtype=object),
        "o_mixed": np.array([{"a": [1, 2.5, None]}, "x", None, np.float32(1.5), np.arange(3)], dtype=object),
        "o_2d": np.asfortranarray(np.array([["a", "b", "c"], ["d", "e", "f"]], dtype=object)),
        "o_int": np.array([1, 2, 3], dtype=object),
    }
    for name, a in objects.items():
        np.save(folder / f"{name}.npy", a, allow_pickle=True)
        (folder / f"{name}.json").write_text(json.dumps(plain(a)))
    np.savez(folder / "stored.npz", **members)
    np.savez_compressed(folder / "deflated.npz", **members)
    pickles(folder, rng)


def pickles(folder, rng):
    shared = [1, 2]
    values = {
        "plain": {"a": 1, "b": [1.5, -2, 0, 255, 256, 65536, -1, 2 ** 31, -(2 ** 31) - 1, 2 ** 63, -(2 ** 70)], "c": None,
                  "t": (True, False), "s": "text \u00e4\u4e2d\U0001f9e0 'quoted' \\u0041\n", "nan": float("nan"),
                  "inf": [float("inf"), float("-inf"), 1e-300, 0.1], "e": {}, "l": [], "u": (), "shared": [shared, shared],
                  "long": "x" * 700},
        "keys": {"1": 2, "x": {"y": 1}},
        "sets": {"s": {3}, "f": frozenset(["a"]), "b": b"bytes", "ba": bytearray(b"abc"), "eb": b""},
        "od": collections.OrderedDict([("z", 1), ("a", 2)]),
        "paths": {"p": pathlib.PurePosixPath("/data/x/y.raw"), "q": pathlib.Path("rel/a b"), "d": pathlib.PurePosixPath("."),
                  "w": pathlib.PureWindowsPath("c:/data/x")},
        "scalars": [np.float32(0.1), np.float64(2.5), np.int16(-3), np.uint64(2 ** 64 - 1), np.bool_(True), np.str_("s\u00e4"),
                    np.bytes_(b"yy")],
        "deep": [[[[[[{"a": [[[1]]]}]]]]]],
    }
    for i, dtype in enumerate(d for d in DTYPES if np.dtype(d) != np.dtype("f2")):
        values[f"arr{i}"] = {"a": sample(rng, dtype, (3,)), "b": sample(rng, dtype, (2, 3)), "z": sample(rng, dtype, (0,)),
                             "f": np.asfortranarray(sample(rng, dtype, (2, 3))), "s": sample(rng, dtype, (1,))[0]}
    for name, value in values.items():
        for protocol in range(6):
            (folder / f"p_{name}_{protocol}.pkl").write_bytes(pickle.dumps(value, protocol))
            (folder / f"p_{name}_{protocol}.json").write_text(json.dumps(plain(value)))
    (folder / "keys.pkl").write_bytes(pickle.dumps({1: "a", 2.5: "b", True: "c", None: "d", "s": "e"}))
    import datetime
    (folder / "refused_date.pkl").write_bytes(pickle.dumps({"when": datetime.datetime(2020, 1, 1)}))
    (folder / "refused_eval.pkl").write_bytes(b"cos\nsystem\n(S'echo hello'\ntR.")
    (folder / "refused_getattr.pkl").write_bytes(b"\x80\x04c__builtin__\ngetattr\n\x8c\x01a\x8c\x01b\x86R.")
    cycle = []
    cycle.append(cycle)
    (folder / "refused_cycle.pkl").write_bytes(pickle.dumps(cycle))
    bomb = ["x"]
    for _ in range(60):
        bomb = [bomb] * 10
    (folder / "refused_bomb.pkl").write_bytes(pickle.dumps(bomb))


def check(folder):
    for f in sorted(folder.glob("*.npy")):
        (folder / (f.name + ".json")).write_text(json.dumps(plain(np.load(f))))
    for f in sorted(folder.glob("*.npz")):
        with np.load(f) as z:
            (folder / (f.name + ".json")).write_text(json.dumps({k: plain(z[k]) for k in z.files}))
    for f in sorted(folder.glob("*.pkl")):
        (folder / (f.name + ".json")).write_text(json.dumps(pickle.loads(f.read_bytes())))


if __name__ == "__main__":
    {"make": make, "check": check}[sys.argv[1]](pathlib.Path(sys.argv[2]))
