"""That nobody gains or breaks anything by files and arguments made to break it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.verify.row import Row

ROOT = Path(__file__).parents[3]
SHORT = ROOT / "tests" / "fixtures" / "short"
MANGLED, MOST_MB, MOST_SECONDS = 500, 300, 20
PATIENCE = 60  # seconds for one command, on a busy machine


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
    tried, failed = 0, []
    with tempfile.TemporaryDirectory() as name:
        paths = _hostile(Path(name))
        for path in paths:
            for args in _commands(path):
                said = _run(args, Path(name))
                shown = " ".join(os.fsdecode(arg) for arg in args)[:120]
                tried += 1
                if said.returncode not in (0, 1, 2) or b"Traceback" in said.stderr:
                    failed.append(f"{shown}: {said.stderr.decode()[-300:]}")
                if b"\x1b" in said.stdout + said.stderr:
                    failed.append(f"{shown}: steers the terminal")
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


def _commands(path: bytes) -> Iterator[Sequence[bytes | str]]:
    """Every command with the path in each place where it takes one."""
    short = str(SHORT / "scenario.yaml")
    yield from ([c, path] for c in ("check", "show", "levers", "run", "diff", "install", "replay"))
    yield from (["run", short, option, path] for option in ("--player", "--save", "--level"))
    yield ["play", "--plain", path]
    yield ["play", "--plain", "--resume", path]
    yield ["play", "--plain", short, "--saves", path]
    yield ["show", short, "--only", path]
    yield ["diff", short, path]
    yield ["pack", path, "-o", "out.zip", "--force"]
    yield ["new", "there", "--from", path]
    yield ["install", "--remove", path]
    yield ["export", path, "--out", "out", "--force"]
    yield ["schema", "--pack", path]
    yield [path]


def _run(args: Sequence[bytes | str], folder: Path) -> subprocess.CompletedProcess[bytes]:
    env = os.environ | {
        "SIMGAME_SAVES": str(folder / "saves"),
        "SIMGAME_SCENARIOS": str(folder / "installed"),
        "SIMGAME_LANG": "zh",
    }
    return subprocess.run(
        [sys.executable, "-m", "simgame", *args], cwd=folder, env=env, capture_output=True,
        stdin=subprocess.DEVNULL, check=False, timeout=PATIENCE,
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
