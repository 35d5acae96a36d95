"""Copies of the checkout in which faults are made: never in the checkout itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from tests.mutation.changes import Change

ROOT = Path(__file__).parents[2]


def _source_files() -> list[str]:
    """Every file of the checkout that git does not ignore."""
    told = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return sorted(name for name in told.stdout.split("\0") if name and (ROOT / name).is_file())


class Tree:
    """A copy of the checkout as it was, whatever is written there since."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def of_checkout(cls, folder: Path) -> Tree:
        """A copy of the checkout, with compiled files that are made once."""
        for name in _source_files():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
        tree = cls(folder)
        tree.python("compileall", "-q", "simgame", "tests")
        return tree

    def copied(self, folder: Path) -> Tree:
        """Another copy, in which faults can be made at the same time."""
        shutil.copytree(self.folder, folder)
        return Tree(folder)

    def key(self) -> str:
        """A hash of the product, its scenarios and its tests."""
        digest = blake2b(digest_size=16)
        for part in ("simgame", "scenarios", "tests"):
            for file in sorted((self.folder / part).rglob("*")):
                if file.is_file() and file.suffix != ".pyc":
                    digest.update(f"{file.relative_to(self.folder)}\0".encode())
                    digest.update(file.read_bytes())
        return digest.hexdigest()

    def environment(self) -> dict[str, str]:
        """Variables with which the copy stands before the checkout on the path."""
        return {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONHASHSEED": "0"}

    def python(
        self, *words: str, settings: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a module in the copy."""
        return subprocess.run(
            [sys.executable, "-m", *words], cwd=self.folder,
            env={**self.environment(), **(settings or {})}, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    @contextmanager
    def with_fault(self, change: Change) -> Iterator[None]:
        """The copy with a fault in it; nothing compiled of the file is left that could hide it."""
        file = self.folder / change.file
        source = file.read_bytes()
        try:
            self._write(file, change.applied(source))
            yield
        finally:
            self._write(file, source)

    def _write(self, file: Path, source: bytes) -> None:
        file.write_bytes(source)
        for old in (file.parent / "__pycache__").glob(f"{file.stem}.*"):
            old.unlink()
