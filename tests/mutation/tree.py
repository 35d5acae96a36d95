"""Copies of the checkout in which faults are made: never in the checkout itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from tests.mutation.changes import Change

ROOT = Path(__file__).parents[2]


def source_files() -> list[str]:
    """Every file that git does not ignore, relative to the checkout."""
    told = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return sorted(name for name in told.stdout.split("\0") if name and (ROOT / name).is_file())


def key(names: Sequence[str]) -> str:
    """A hash of what is in these files."""
    digest = blake2b(digest_size=16)
    for name in names:
        digest.update(name.encode() + b"\0" + (ROOT / name).read_bytes() + b"\0")
    return digest.hexdigest()


class Tree:
    """A copy of the checkout, with compiled files that are made once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in source_files():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
        self.python("compileall", "-q", "simgame", "tests")

    def python(
        self, *words: str, seconds: float | None = None, settings: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a module in the copy, which stands before the checkout on the path."""
        given = {"PYTHONPATH": str(self.folder), "PYTHONHASHSEED": "0", **(settings or {})}
        return subprocess.run(
            [sys.executable, "-m", *words], cwd=self.folder, env={**os.environ, **given},
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=seconds,
        )  # fmt: skip

    def put(self, change: Change) -> None:
        """Make a fault; nothing compiled of the file is left that could hide it."""
        file = self.folder / change.file
        file.write_bytes(change.applied((ROOT / change.file).read_bytes()))
        self._uncompiled(file)

    def mend(self, change: Change) -> None:
        """Take the fault out again."""
        file = self.folder / change.file
        shutil.copy2(ROOT / change.file, file)
        self._uncompiled(file)

    def _uncompiled(self, file: Path) -> None:
        for old in (file.parent / "__pycache__").glob(f"{file.stem}.*"):
            old.unlink()
