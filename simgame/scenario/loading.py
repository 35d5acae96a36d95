"""A scenario from its name to the model that is played, with every finding on the way.

Puts the parts together: find, read, lay over its pack, lay the level over it, validate, check
references and sense. All findings of all files come in one pass.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath
from typing import Any

from simgame.findings import Finding, FindingJson, Path, Place, by_place, render, to_json
from simgame.gc_paused import uncollected
from simgame.scenario.checks import run_checks, standing_alone
from simgame.scenario.level import BASE_LEVEL, level_names, with_level
from simgame.scenario.library import find_scenario
from simgame.scenario.merge import Merger
from simgame.scenario.packs import Pack, load_pack
from simgame.scenario.salvage import salvage
from simgame.scenario.schema import Scenario
from simgame.scenario.unused_kols import fitting
from simgame.scenario.validate import MOST, validate
from simgame.yamlread import Document, Node, Places, plain, read, read_file


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
    `origins` the places of its keys and values, `levels` the levels there
    are, `sources` the lines of every file that was read.
    """

    file: str
    level: str
    model: Scenario | None
    findings: list[Finding]
    merged: dict[str, Any]
    origins: Places
    levels: tuple[str, ...] = (BASE_LEVEL,)
    sources: Mapping[str, list[str]] = field(default_factory=dict)

    @property
    def hash(self) -> str:
        return digest(self.merged)

    @property
    def scenario(self) -> Scenario:
        """The model, to be played. Raises `ScenarioError` where there is any error."""
        if self.model is None or self.errors:
            raise ScenarioError(self.errors)
        return self.model

    @property
    def errors(self) -> list[Finding]:
        """The findings that keep the scenario from being played."""
        return [finding for finding in self.findings if finding.severity == "error"]

    def render(self, lang: str) -> list[str]:
        """Every finding for a terminal."""
        return [render(f, self.sources.get(f.file, ()), lang) for f in self.findings]

    def to_json(self, lang: str) -> list[FindingJson]:
        return [to_json(finding, lang) for finding in self.findings]


@uncollected()
def load(name_or_path: str | FilePath, level: str = BASE_LEVEL) -> Loaded:
    """Load a scenario by its id or path; never raises for what is in the files."""
    document = _found(name_or_path)
    return _load(document, level, _pack_of(document.tree))


@uncollected()
def load_source(source: bytes | str, file: str, level: str = BASE_LEVEL) -> Loaded:
    """Load a scenario from a file's content, as an editor or an upload has it."""
    document = read(source, file)
    return _load(document, level, _pack_of(document.tree))


def load_or_raise(name_or_path: str | FilePath, level: str = BASE_LEVEL) -> Loaded:
    """Load a scenario that is to be played. Raises `ScenarioError` on any error."""
    loaded = load(name_or_path, level)
    if loaded.errors:
        raise ScenarioError(loaded.errors)
    return loaded


@uncollected()
def load_levels(name_or_path: str | FilePath) -> list[Loaded]:
    """The scenario at each of its levels, the base file first."""
    return _levels_of(_found(name_or_path))


@uncollected()
def load_source_levels(source: bytes | str, file: str) -> list[Loaded]:
    """The same of a file's content."""
    return _levels_of(read(source, file))


def load_merged(data: Mapping[str, Any]) -> Scenario:
    """The model of merged data from a save. Raises `ScenarioError`."""
    model, findings = validate(dict(data), Places(Node({}, Place("save"))), Scenario)
    if model is None:
        raise ScenarioError(findings)
    return model


def digest(merged: Mapping[str, Any]) -> str:
    """The hash of merged data: blake2b over its JSON, in its order."""
    text = json.dumps(merged, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _found(name_or_path: str | FilePath) -> Document:
    path, missing = find_scenario(name_or_path)
    document = read_file(path)
    return replace(document, findings=missing) if missing else document


def _levels_of(document: Document) -> list[Loaded]:
    pack = _pack_of(document.tree)
    base = _load(document, BASE_LEVEL, pack)
    others = (name for name in base.levels if name != BASE_LEVEL)
    return [base, *(_load(document, name, pack) for name in others)]


def _load(document: Document, level: str, pack: Pack) -> Loaded:
    own = document.tree
    merger = Merger(list(document.findings))
    merger.findings += pack.findings
    merged = with_level(merger, merger.scenario(pack.shelf, own), level)
    merged = fitting(merged, document.file)
    data, origins = plain(merged), Places(merged)
    complete = document.complete and pack.complete
    model, findings = _judge(data, origins, complete, document.refused)
    findings = [*merger.findings, *findings]
    return Loaded(
        file=document.file,
        level=level,
        model=model,
        findings=by_place(f for f in findings if not _accepted(f, data)),
        merged=data,
        origins=origins,
        levels=level_names(own),
        sources={document.file: document.lines, **pack.sources},
    )


def _accepted(finding: Finding, data: Mapping[str, Any]) -> bool:
    """Whether this is a warning that the trainer says is meant."""
    reasons = data.get("accept")
    return finding.severity == "warning" and isinstance(reasons, dict) and finding.code in reasons


def _pack_of(own: Node) -> Pack:
    extends = (own.map or {}).get("extends")
    if extends is None or not isinstance(extends.value, str) or not extends.value:
        return Pack(Node({}, own.at))
    return load_pack(extends.value, extends.at)


def _judge(
    data: dict[str, Any], origins: Places, complete: bool, refused: frozenset[Path]
) -> tuple[Scenario | None, list[Finding]]:
    """The model, and what schema, references and sense have to say.

    Where something could not be read, nothing is said that what is not there might refute.
    """
    model, findings = validate(data, origins, Scenario, complete=complete, refused=refused)
    if len(findings) >= MOST:
        return model, findings
    whole, guessed = (model, set[Path]()) if model else salvage(data, Scenario)
    if whole is not None:
        found = run_checks(whole, data, origins, guessed)
        findings += found if complete else standing_alone(found, data)
    return model, findings
