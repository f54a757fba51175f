"""Writes zarr stores with zarr-python for the tests to read, and reads back what the tests wrote."""
import json
import pathlib
import sys

import numcodecs
import numpy as np
import zarr

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from npy_oracle import plain, sample  # noqa: E402

DTYPES = [o + k for o in "<>" for k in ("i2", "u2", "i4", "u4", "i8", "u8", "f4", "f8", "f2", "U5")] + [
    "|i1", "|u1", "|b1", "|S3",
    [("a", "<i8"), ("b", "<f4", (2,)), ("c", "<U3")],
    [("x", "<f8"), ("n", [("p", "<i2"), ("q", "|b1")])],
]


def compressors():
    for cname in ("blosclz", "lz4", "lz4hc", "zlib", "zstd"):
        for shuffle in (-1, 0, 1, 2):
            for clevel, blocksize in ((0, 0), (1, 0), (5, 0), (9, 0), (5, 256), (5, 1000), (5, 4096)):
                yield numcodecs.Blosc(cname, clevel=clevel, shuffle=shuffle, blocksize=blocksize)
    yield from (numcodecs.Zlib(3), numcodecs.GZip(5), numcodecs.Zstd(3), numcodecs.LZ4(),
                numcodecs.LZMA(), numcodecs.LZMA(format=2, preset=3), numcodecs.LZMA(preset=1, check=4), None)


def structured(rng, dtype, shape):
    """Data that packs well in part, so that packed and stored streams both occur."""
    a = np.asarray(sample(rng, dtype, shape), dtype=dtype)
    if a.size > 100 and a.dtype.kind in "iuf":
        flat = a.reshape(-1)
        flat[: a.size // 2] = (np.arange(a.size // 2) % 50).astype(a.dtype)
    return a


def save(root, name, a, expected, **kw):
    if kw.get("object_codec") is None and a.dtype.kind == "O":
        raise ValueError(name)
    z = root.create_dataset(name, shape=a.shape, dtype=a.dtype, **kw)
    z[...] = a
    expected[name] = plain(z[...])


def make(folder):
    rng = np.random.default_rng(3)
    root = zarr.open(str(folder / "store.zarr"), "w")
    expected = {}
    for i, c in enumerate(compressors()):
        for j, n in enumerate((7, 127, 1001, 40000)):
            dtype = ["<i2", "<f4", "<i8", "|u1", "<U5", "<f8", ">i4", "|b1"][(i + j) % 8]
            if n == 40000 and dtype == "<U5":
                dtype = "<i2"
            save(root, f"c{i:03d}_{n}", structured(rng, dtype, (n,)), expected, compressor=c, chunks=(n,))
    for i, dtype in enumerate(DTYPES):
        for k, (shape, chunks) in enumerate((((), ()), ((0,), (1,)), ((5,), (2,)), ((7, 5), (3, 2)), ((4, 3, 5), (2, 3, 4)))):
            for order in "CF":
                save(root, f"d{i:02d}_{k}{order}", np.asarray(sample(rng, dtype, shape), dtype=dtype), expected, order=order,
                     chunks=chunks or True)
    save(root, "nested", sample(rng, "<i4", (7, 5)), expected, chunks=(2, 2), dimension_separator="/")
    delta = numcodecs.Delta
    for i, (dtype, astype) in enumerate((("<i8", "<i8"), ("<i2", "<i2"), ("<i8", "<i4"), ("<f4", "<f4"), ("<f8", "<f8"),
                                         ("<u2", "<i4"), (">i4", ">i4"), ("|u1", "|u1"))):
        a = rng.integers(0, 200, (50, 6)).astype(dtype).cumsum(0).astype(dtype)
        if np.dtype(dtype).kind == "f":
            a = rng.integers(-50, 50, (50, 6)).astype(dtype)
        for order in "CF":
            save(root, f"delta{i}{order}", a, expected, filters=[delta(dtype, astype)], chunks=(20, 4), order=order)
    f = rng.standard_normal((40, 3))
    save(root, "fso", f, expected, filters=[numcodecs.FixedScaleOffset(0.5, 1000.0, "<f8", "<i2")], chunks=(16, 3))
    save(root, "fso_small", np.linspace(0, 1, 9), expected,
         filters=[numcodecs.FixedScaleOffset(0.0, 10.0, "<f8", "|u1")], chunks=(4,))
    save(root, "astype", np.arange(10.0), expected, filters=[numcodecs.AsType("<f4", "<f8")], chunks=(4,))
    save(root, "quantize", f, expected, filters=[numcodecs.Quantize(2, "<f8", "<f4")], chunks=(16, 3))
    save(root, "shuffled", f, expected, filters=[numcodecs.Shuffle(8)], compressor=numcodecs.Zlib(1), chunks=(16, 3))
    save(root, "crc", f, expected, filters=[numcodecs.CRC32()], compressor=numcodecs.Zstd(), chunks=(16, 3))
    save(root, "adler", f, expected, filters=[delta("<f8"), numcodecs.Adler32()], compressor=None, chunks=(16, 3))
    texts = np.array([["a", "b\u00e4"], ["", "long text \u4e2d"], ["x", "y"]], dtype=object)
    save(root, "vlen", texts, expected, object_codec=numcodecs.VLenUTF8(), chunks=(2, 2))
    save(root, "json", np.array([{"a": [1, None, 2.5]}, "x", 3, [1, 2]], dtype=object), expected,
         object_codec=numcodecs.JSON(), chunks=(3,))
    save(root, "json2d", texts, expected, object_codec=numcodecs.JSON(), chunks=(2, 1))
    save(root, "pickle", np.array([{"a": (1, None, 2.5)}, "x", np.float32(3)], dtype=object), expected,
         object_codec=numcodecs.Pickle(), chunks=(2,))
    save(root, "pickle2d", texts, expected, object_codec=numcodecs.Pickle(), chunks=(2, 1))
    for i, (dtype, fill) in enumerate((("<f4", np.nan), ("<f8", np.inf), ("<f8", -np.inf), ("<i2", -7), ("<u8", 2 ** 64 - 1),
                                       ("|b1", True), ("<U4", "no"), ("|S3", b"ab"), ("<f8", None), (">i4", 70000),
                                       ([("a", "<i4"), ("b", "<f8")], np.array([(5, 2.5)], [("a", "<i4"), ("b", "<f8")])[0]))):
        z = root.create_dataset(f"fill{i}", shape=(10, 4), chunks=(3, 3), dtype=dtype, fill_value=fill)
        z[3:6, 0:3] = np.zeros((3, 3), dtype)
        expected[f"fill{i}"] = plain(z[...] if fill is not None else np.where(np.ones((10, 4)), z[...], 0))
        if fill is None:
            a = np.zeros((10, 4))
            expected[f"fill{i}"] = plain(a)
    root.attrs.update({"b": {"z": [1, 2.5, None, "\u00e4"], "nan": float("nan")}, "a": True})
    sub = root.create_group("sub/deep")
    sub.attrs["x"] = 1
    save(root, "sub/deep/arr", np.arange(5), expected)
    zarr.consolidate_metadata(str(folder / "store.zarr"))
    (folder / "expected.json").write_text(json.dumps(expected))


def check(folder):
    result = {}
    root = zarr.open_consolidated(str(folder / "out.zarr"))
    plain_root = zarr.open(str(folder / "out.zarr"), "r")

    def visit(path, node):
        if isinstance(node, zarr.Array):
            result[path] = plain(node[...])
            assert (folder / "out.zarr" / path / ".zarray").exists()

    root.visititems(visit)
    assert sorted(result) == sorted(k for k, _ in list(iterate(plain_root)))
    result["/attrs"] = dict(root.attrs)
    (folder / "read.json").write_text(json.dumps(result))


def dump(folder):
    """Values of every array of the stores that stand in stores.json, but for pickled models."""
    result = {}
    for store in json.loads((folder / "stores.json").read_text()):
        for path, array in iterate(zarr.open(store, "r")):
            if "pca_model" not in path:
                result[store + "|" + path] = plain(array[...])
    (folder / "dump.json").write_text(json.dumps(result))


def iterate(group, prefix=""):
    for k, a in group.arrays():
        yield prefix + k, a
    for k, g in group.groups():
        yield from iterate(g, prefix + k + "/")


if __name__ == "__main__":
    {"make": make, "check": check, "dump": dump}[sys.argv[1]](pathlib.Path(sys.argv[2]))
