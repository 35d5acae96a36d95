"""A scenario from its name to the model that is played, with every finding on the way.

Puts the parts together: find, read, lay over its pack, lay the level over it, validate, check
references and sense. All findings of all files come in one pass.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

from simgame.findings import Finding, Path, Place, by_place
from simgame.gc_paused import uncollected
from simgame.scenario.anchor_file import read_anchors
from simgame.scenario.briefs import filled, left_behind
from simgame.scenario.checks import run_checks, standing_alone
from simgame.scenario.fingerprint import fingerprint
from simgame.scenario.level import level_names, level_titles, with_level
from simgame.scenario.level_sense import against_its_name
from simgame.scenario.library import find_scenario
from simgame.scenario.likeness import alike
from simgame.scenario.loaded import BASE_LEVEL, Loaded, ScenarioError
from simgame.scenario.meant import why_meant
from simgame.scenario.merge import SHELVES, Merger
from simgame.scenario.other_files import unless_another
from simgame.scenario.packs import Pack, load_pack, no_pack
from simgame.scenario.salvage import salvage
from simgame.scenario.schema import Scenario
from simgame.scenario.slips import mended
from simgame.scenario.unused_kols import fitting
from simgame.scenario.validate import MOST, validate
from simgame.yamlread import Document, Node, Places, plain, read, read_file, shown, unread

EXTENDS = "extends"
NESTED = 6  # slips within slips that are looked into


@uncollected()
def load(name_or_path: str | FilePath, level: str = BASE_LEVEL) -> Loaded:
    """Load a scenario by its id or path; never raises for what is in the files."""
    return _with_anchors(_settled(unless_another(_found(name_or_path)), level)[0])


@uncollected()
def load_source(source: bytes | str, file: str, level: str = BASE_LEVEL) -> Loaded:
    """Load a scenario from a file's content, as an editor or an upload has it."""
    return _settled(unless_another(read(source, file)), level)[0]


@uncollected()
def load_levels(name_or_path: str | FilePath) -> list[Loaded]:
    """The scenario at each of its levels, the base file first."""
    return [_with_anchors(loaded) for loaded in _levels_of(_found(name_or_path))]


@uncollected()
def load_source_levels(source: bytes | str, file: str) -> list[Loaded]:
    """The same of a file's content."""
    return _levels_of(read(source, file))


def load_merged(data: Mapping[str, Any]) -> Scenario:
    """The model of merged data from a save, which may be forged. Raises `ScenarioError`.

    What is referred to in vain is not judged: packs do so, and where values were written is gone.
    """
    at = Places(Node({}, Place("save")))
    model, findings = validate(dict(data), at, Scenario)
    if model is None:
        raise ScenarioError(findings)
    found = run_checks(model, data, at)
    if wrong := [f for f in found if f.severity == "error" and f.code >= "S3"]:
        raise ScenarioError(wrong)
    return filled(model)


def _with_anchors(loaded: Loaded) -> Loaded:
    """The scenario with what grades in it go by; they are kept in files beside its own."""
    if loaded.model is None:
        return loaded
    anchors = read_anchors(FilePath(loaded.file)).levels.get(loaded.level)
    return replace(loaded, anchors=anchors, fingerprint=fingerprint(loaded.model))


def _found(name_or_path: str | FilePath) -> Document:
    path, missing = find_scenario(name_or_path)
    return unread(shown(path), missing[0]) if missing else read_file(path)


def _levels_of(document: Document) -> list[Loaded]:
    base, document = _settled(unless_another(document), BASE_LEVEL)
    others = (name for name in base.levels if name != BASE_LEVEL)
    return [base, *(_beside(base, _settled(document, name)[0]) for name in others)]


def _settled(document: Document, level: str) -> tuple[Loaded, Document]:
    """A document loaded with the keys that it means, and what it then is."""
    for _ in range(NESTED):
        loaded = _load(document, level, _pack_of(document.tree))
        meant = mended(document, loaded.findings)
        if meant is None:
            break
        document = meant
    return loaded, document


def _beside(base: Loaded, other: Loaded) -> Loaded:
    """A level with what is wrong with it beside the base file.

    What is so at this level alone says so. What is missing there is told once, of the base.
    """
    beside = (*left_behind(base, other), *against_its_name(base, other))
    told = [f for f in beside if not _accepted(f, other.merged)]
    found = by_place([*other.findings, *told])
    known = {(f.code, f.place, str(f.values)) for f in base.findings}
    missing = [f.path for f in base.findings if f.code in ("S101", "S104")]
    return replace(
        other,
        findings=[
            f if (f.code, f.place, str(f.values)) in known else replace(f, levels=(other.level,))
            for f in found
            if f.code != "S101" or not any(f.path[:1] == path[:1] for path in missing)
        ],
    )


def _load(document: Document, level: str, pack: Pack) -> Loaded:
    own = document.tree
    merger = Merger(list(pack.findings))
    merged = with_level(merger, merger.scenario(pack.shelf, own), level)
    merged = fitting(alike(merger, pack.shelf, merged), document.file)
    data, origins = plain(merged), Places(merged)
    complete = document.complete and pack.complete
    model, findings = _judge(data, origins, complete, document.refused | merger.refused)
    findings = [*document.findings, *merger.findings, *findings]
    return Loaded(
        file=document.file,
        level=level,
        model=filled(model) if model is not None else None,
        findings=by_place(f for f in findings if not _accepted(f, data)),
        merged=data,
        origins=origins,
        levels=level_names(own),
        level_titles=level_titles(own),
        sources={document.file: document.lines, **pack.sources},
    )


def _accepted(finding: Finding, data: Mapping[str, Any]) -> bool:
    """Whether this is a warning that the trainer says is meant."""
    reasons = data.get("accept")
    return isinstance(reasons, dict) and why_meant(finding, reasons) is not None


def _pack_of(own: Node) -> Pack:
    extends, nothing = (own.map or {}).get(EXTENDS), Node({}, own.at)
    if extends is not None and isinstance(extends.value, str) and extends.value:
        return load_pack(extends.value, extends.at)
    if extends is not None:
        return Pack(nothing, complete=False)
    return Pack(nothing, (no_pack(own.at),), complete=False) if _takes(own) else Pack(nothing)


def _takes(own: Node) -> bool:
    """Whether a scenario takes entries of a pack as they are."""
    shelves = ((own.map or {}).get(name) for name in SHELVES)
    entries = (entry for shelf in shelves if shelf for entry in (shelf.map or {}).values())
    return any(not entry.value for entry in entries)


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
        found = run_checks(whole, data, origins, guessed | refused)
        findings += found if complete else standing_alone(found, data)
    return model, findings
