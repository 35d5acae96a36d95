"""How much memory a process takes."""

from __future__ import annotations

from pathlib import Path


def most_memory(pid: int | str = "self") -> float:
    """The memory that a living process ever took, in megabytes; by default this one. Linux only.

    What the system reports of a child (`ru_maxrss`) counts the process it was started from.
    """
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024
