"""Speed, measured on this machine and printed as ratios so that machines compare.

One file a topic; each exposes `measure()`, which returns figures. `make bench` prints them all.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured time beside the reference that was measured on the same machine."""

    name: str
    seconds: float
    reference: str
    reference_seconds: float

    @property
    def ratio(self) -> float:
        """How many times the reference this takes."""
        return self.seconds / self.reference_seconds

    def __str__(self) -> str:
        return f"{self.seconds * 1000:.0f} ms, {self.ratio:.2f} × {self.reference}"
