"""Reads JSON files and writes them again: the text must not change."""
import json
import sys
from pathlib import Path

folder = Path(sys.argv[1])
(folder / "out.json").write_text(json.dumps(json.loads((folder / "in.json").read_text()), indent=4))
(folder / "out_compact.json").write_text(json.dumps(json.loads((folder / "compact.json").read_text())))
