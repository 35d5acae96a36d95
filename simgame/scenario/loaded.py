"""A scenario that was loaded: the model if there is one, what was found on the way, and where."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from simgame.findings import Finding, FindingJson, render, to_json
from simgame.plan.text import Text
from simgame.scenario.anchors import Anchors
from simgame.scenario.schema import Scenario
from simgame.yamlread import Places

BASE_LEVEL = "normal"


class ScenarioError(Exception):
    """A scenario that cannot be played; `findings` says why."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = list(findings)
        told = [to_json(finding, "en") for finding in self.findings[:5]]
        super().__init__(
            "; ".join(f"{t['file']}:{t['line']}: [{t['code']}] {t['message']}" for t in told)
        )


@dataclass(frozen=True, slots=True)
class Loaded:
    """A scenario at one level: the model if one could be built, findings, and origins.

    `merged` is the plain written data with pack and level laid over it (what saves keep),
    `origins` the places of its keys and values, `levels` the levels there are and `level_titles`
    what some of them are called, `sources` the lines of every file that was read.
    `anchors` are those that stand beside the file for this level, which hold only for a scenario of
    their `fingerprint`.
    """

    file: str
    level: str
    model: Scenario | None
    findings: list[Finding]
    merged: dict[str, Any]
    origins: Places
    levels: tuple[str, ...] = (BASE_LEVEL,)
    level_titles: Mapping[str, Text] = field(default_factory=dict)
    sources: Mapping[str, list[str]] = field(default_factory=dict)
    anchors: Anchors | None = None
    fingerprint: str = ""

    @property
    def hash(self) -> str:
        return digest(self.merged)

    @property
    def scenario(self) -> Scenario:
        """The model, to be played. Raises `ScenarioError` where there is any error."""
        if (playable := self.playable) is None:
            raise ScenarioError(self.errors)
        return playable

    @property
    def playable(self) -> Scenario | None:
        """The model, or None where any error keeps it from being played."""
        return None if self.errors else self.model

    @property
    def errors(self) -> list[Finding]:
        """The findings that keep the scenario from being played."""
        return [finding for finding in self.findings if finding.severity == "error"]

    def render(self, lang: str) -> list[str]:
        """Every finding for a terminal."""
        return [render(f, self.sources.get(f.file, ()), lang) for f in self.findings]

    def to_json(self, lang: str) -> list[FindingJson]:
        return [to_json(finding, lang) for finding in self.findings]


def digest(merged: Mapping[str, Any]) -> str:
    """The hash of merged data: blake2b over its JSON, in its order."""
    text = json.dumps(merged, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
