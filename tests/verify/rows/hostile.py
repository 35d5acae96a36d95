"""That nobody gains or breaks anything by files and arguments made to break it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.verify.row import Row

ROOT = Path(__file__).parents[3]
MANGLED, MOST_MB, MOST_SECONDS = 500, 300, 20
PATIENCE = 120  # seconds for all commands on one path, on a busy machine


def mangled_saves() -> str:
    """Replay saves altered at random and sealed again, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.verify.mangled_child", folder, str(MANGLED)]
        child = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert child.returncode == 0, child.stderr[-2000:] or f"a save hangs ({child.returncode})"
    found = json.loads(child.stdout)
    assert found["most"] < MOST_MB, f"{found['most']:.0f} MB"
    said = ", ".join(f"{count} {outcome}" for outcome, count in sorted(found["outcomes"].items()))
    return f"{said}; slowest {found['slowest']:.1f} s, {found['most']:.0f} MB"


def hostile_paths() -> str:
    """Run every command with every hostile path in the place of each of its arguments."""
    tried, failed = 0, list[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = _hostile(folder)
        for path in paths:
            child = _tried(path, folder)
            assert child.returncode == 0, f"{path!r}: {child.stderr.decode()[-800:]}"
            found = json.loads(child.stdout)
            tried += found["tried"]
            failed += found["failed"]
    assert not failed, "\n".join(failed)
    return f"{tried} command lines, {len(paths)} paths: a sentence each time"


def _hostile(folder: Path) -> list[bytes]:
    """Paths that systems refuse or people do not expect, some of which are there."""
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "nowhere").symlink_to(folder / "none" / "none")
    (folder / "empty").write_bytes(b"")
    (folder / "zeros.jsonl").write_bytes(b"\0" * 4096)
    (folder / "deep.jsonl").write_bytes(b'{"kind":"header","format":1e400,' + b'"a":[' * 5000)
    (folder / "odd.yaml").write_bytes(b'format: 1\nid: x\ntitle: "\\e[2J\\u202e"\n')
    (folder / "latin.yaml").write_bytes(b"format: 1\ntitle: caf\xe9\n")
    (folder / "wide.yaml").write_bytes("format: 1\ntitle: 茶\n".encode("utf-16"))
    os.mkfifo(folder / "pipe")
    names = ["loop", "nowhere", "empty", "zeros.jsonl", "deep.jsonl", "odd.yaml", "latin.yaml",
             "wide.yaml", "pipe", "loop/below", "empty/below", ".", "a" * 300]  # fmt: skip
    odd = [b"-x", b"--", b"", b"a\nb", b"\xff\xfe", b"\x1b[2J", "春 茶'\"".encode(),
           b"/", b"/dev/null", b"/proc/self/mem", b"%s%n{0}", b"~"]  # fmt: skip
    return [os.fsencode(folder / name) for name in names] + odd


def _tried(path: bytes, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """What a process says that runs every command on a path."""
    env = os.environ | {
        "SIMGAME_SAVES": str(folder / "saves"),
        "SIMGAME_SCENARIOS": str(folder / "installed"),
        "SIMGAME_LANG": "zh",
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.run(
        [sys.executable, "-m", "tests.verify.hostile_child", path], cwd=folder, env=env,
        capture_output=True, stdin=subprocess.DEVNULL, check=False, timeout=PATIENCE,
    )  # fmt: skip


ROWS = (
    Row(
        "save-mangled",
        f"of {MANGLED} saves altered and sealed again none counts for more than its decisions, "
        f"hangs {MOST_SECONDS} s or takes {MOST_MB} MB",
        mangled_saves,
    ),
    Row(
        "hostile-paths",
        "every command meets every hostile path with a sentence",
        hostile_paths,
    ),
)
