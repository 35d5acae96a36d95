"""The plan a player is still working on: lever values with undo and redo, kept beside the save.

The draft belongs to the session, not to a screen, so that undo survives a restart. It knows
nothing of levers' meaning: bounds and neutral values are the caller's business.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict

from simgame.plan.lever import Value

MOST_STEPS = 500
Side = Value | None  # None: the lever is at neutral
Step = dict[str, tuple[Side, Side]]


@dataclass(slots=True)
class Draft:
    """Lever values of one round on top of those it started from.

    A lever at neutral is absent from `values`. Every change is one step of undo.
    """

    round: int
    start: Mapping[str, Value]
    _values: dict[str, Value] = field(default_factory=dict)
    _undo: list[Step] = field(default_factory=list)
    _redo: list[Step] = field(default_factory=list)

    @classmethod
    def fresh(cls, round_number: int, start: Mapping[str, Value]) -> Draft:
        """A draft in which nothing has been changed yet."""
        return cls(round_number, dict(start), dict(start))

    def onto(self, start: Mapping[str, Value], kept: Mapping[str, Side]) -> Draft:
        """The same changes on top of another start, as far as they are `kept`.

        Undo goes back over those of its steps that touch kept levers only.
        """
        values = {**start, **kept}
        return Draft(
            self.round, dict(start), {p: side for p, side in values.items() if side is not None},
            [step for step in self._undo if step.keys() <= kept.keys()],
            [step for step in self._redo if step.keys() <= kept.keys()],
        )  # fmt: skip

    @property
    def values(self) -> Mapping[str, Value]:
        """The levers that are not at neutral."""
        return self._values

    @property
    def changed(self) -> tuple[str, ...]:
        """Paths that differ from the start of the round."""
        paths = dict.fromkeys([*self.start, *self._values])
        return tuple(p for p in paths if self.start.get(p) != self._values.get(p))

    @property
    def untouched(self) -> bool:
        """Whether no lever was ever moved, not even back."""
        return not self._undo and not self._redo

    @property
    def can_undo(self) -> bool:
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        return bool(self._redo)

    def set(self, path: str, value: Value, *, joined: bool = False) -> None:
        """Put a lever to `value`; `joined` makes it one step with the last, as in a drag."""
        self.apply({path: value}, joined=joined)

    def clear(self, path: str) -> None:
        """Put a lever back to neutral."""
        self.apply({path: None})

    def apply(self, sides: Mapping[str, Side], *, joined: bool = False) -> None:
        """Change several levers in one step; None is neutral. Nothing new is no step."""
        step: Step = {
            path: (self._values.get(path), side)
            for path, side in sides.items()
            if self._values.get(path) != side
        }
        if not step:
            return
        if joined and self._undo and step.keys() <= self._undo[-1].keys():
            last = self._undo.pop()
            step = {p: (b, step[p][1] if p in step else a) for p, (b, a) in last.items()}
        self._undo += [step] if any(b != a for b, a in step.values()) else []
        del self._undo[:-MOST_STEPS]
        self._redo.clear()
        self._put({path: after for path, (_, after) in step.items()})

    def take_in(self, sides: Mapping[str, Side]) -> None:
        """Take what somebody else has changed: no step of one's own, and not undone."""
        self._put(sides)

    def undo(self) -> tuple[str, ...]:
        """Take the last step back; the paths it touched, or nothing."""
        if not self._undo:
            return ()
        step = self._undo.pop()
        self._redo.append(step)
        self._put({path: before for path, (before, _) in step.items()})
        return tuple(step)

    def redo(self) -> tuple[str, ...]:
        """Take the step again that was taken back; the paths it touched, or nothing."""
        if not self._redo:
            return ()
        step = self._redo.pop()
        self._undo.append(step)
        self._put({path: after for path, (_, after) in step.items()})
        return tuple(step)

    def _put(self, sides: Mapping[str, Side]) -> None:
        for path, side in sides.items():
            if side is None:
                self._values.pop(path, None)
            else:
                self._values[path] = side

    def written(self) -> str:
        """The draft as text."""
        return _Stored(
            round=self.round, start=dict(self.start), values=self._values,
            undo=self._undo, redo=self._redo,
        ).model_dump_json()  # fmt: skip

    @classmethod
    def read(cls, text: str) -> Draft:
        """The draft that was written. Raises `ValueError`."""
        stored = _Stored.model_validate_json(text)
        return cls(stored.round, stored.start, stored.values, stored.undo, stored.redo)


class _Stored(BaseModel):
    """A draft as it stands in its file."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)

    round: int
    start: dict[str, Value]
    values: dict[str, Value]
    undo: list[Step]
    redo: list[Step]


def usable(text: str | None, round_number: int) -> Draft | None:
    """The draft that was written, if it is one and of this round."""
    try:
        draft = Draft.read(text or "")
    except ValueError:
        return None
    return draft if draft.round == round_number else None
