"""Memory is told of the process that took it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

LARGE_MB = 200


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux")
def test_a_child_is_not_charged_for_its_parent() -> None:
    """Started by a large process, a small one is small."""
    large = b"x" * (LARGE_MB * 2**20)
    code = "from benchmarks.memory import most_memory; print(most_memory())"
    root = Path(__file__).parents[2]
    told = subprocess.run([sys.executable, "-c", code], cwd=root, check=True, capture_output=True)
    assert 1 < float(told.stdout) < len(large) / 2**20 / 2
