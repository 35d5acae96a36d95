"""Packs: what the library keeps on shelves for scenarios to take from.

A pack is read once and read again when one of its files changes, so that whoever watches a
scenario, or plays one, sees the pack as it is now.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from simgame.findings import Finding, Place, Say, did_you_mean
from simgame.locale import N_
from simgame.nearest import nearest
from simgame.scenario.library import LIBRARY, scenario_root
from simgame.scenario.merge import SHELVES, Merger
from simgame.yamlread import Node, Stamp, read_file, shown, stamps

COLLECTIONS = (*SHELVES, "rival_styles")

MANIFEST = "pack.yaml"
_DEFAULTS = "defaults.yaml"
_REFERENCE = re.compile(r"(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?:@(?P<version>\d{1,6}))?")


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack's entries and defaults as one tree, and what was read for it."""

    shelf: Node
    findings: tuple[Finding, ...] = ()
    sources: Mapping[str, list[str]] = field(default_factory=dict)
    complete: bool = True
    version: object = None


def list_packs() -> list[str]:
    """The packs of the library as `extends` names them, such as `cn-consumer@1`."""
    folders = sorted(path.parent for path in (scenario_root() / LIBRARY).glob(f"*/{MANIFEST}"))
    return [f"{folder.name}@{_version(read_file(folder / MANIFEST).tree)}" for folder in folders]


def no_pack(at: Place) -> Finding:
    """The finding for a scenario that takes entries of a pack and does not say which."""
    said = Say(N_("add `{key}: …` ({meaning})"), {"key": "extends", "meaning": tuple(list_packs())})
    return Finding("S101", at, {"key": "extends"}, (said,), ("extends",))


def load_pack(reference: str, at: Place) -> Pack:
    """The pack that `extends` names, such as `cn-consumer@1`; `at` is where it is named."""
    match = _REFERENCE.fullmatch(reference)
    folder = scenario_root() / LIBRARY / (match["id"] if match else "-")
    if not match or not (folder / MANIFEST).is_file():
        return _no_pack(reference, at, match is None)
    pack = read_pack(folder)
    findings = pack.findings
    if match["version"] != str(pack.version):
        findings = (*findings, _other_version(match, pack.version, at))
    return replace(pack, shelf=replace(pack.shelf, at=at), findings=findings)


def read_pack(folder: Path) -> Pack:
    """A pack by its folder."""
    shelves = (path for shelf in COLLECTIONS for path in sorted((folder / shelf).glob("*.yaml")))
    files = (folder / MANIFEST, folder / _DEFAULTS, *shelves)
    return _read(folder, Path.cwd(), tuple(stamps(files).items()))


def _no_pack(reference: str, at: Place, malformed: bool) -> Pack:
    known = list_packs()
    meant = nearest(reference.partition("@")[0], {name.partition("@")[0]: name for name in known})
    hint = did_you_mean(meant) or Say(N_("there are {names}"), {"names": tuple(known)})
    code, name = ("S204", "found") if malformed else ("S202", "name")
    finding = Finding(code, at, {name: reference}, (hint,))
    if not meant:
        return Pack(Node({}, at), (finding,), complete=False)
    pack = load_pack(meant, at)  # the rest of the file is read as if it had been named
    return replace(pack, findings=(finding, *pack.findings))


def _other_version(match: re.Match[str], version: object, at: Place) -> Finding:
    hint = Say(N_("write `{write}`"), {"write": f"{match['id']}@{version}"})
    if match["version"] is None:
        return Finding("S204", at, {"found": match["id"]}, (hint,))
    values = {"name": match["id"], "version": version, "asked": match["version"]}
    return Finding("S203", at, values, (hint,))


@lru_cache(maxsize=8)
def _read(folder: Path, _here: Path, written: tuple[tuple[Path, Stamp], ...]) -> Pack:
    """A pack as it was at these times; its places are told from the folder one is in."""
    manifest = folder / MANIFEST
    documents = {path: read_file(path) for path in (manifest, *dict(written))}
    shelves: dict[str, Node] = {}
    for collection in COLLECTIONS:
        entries = {
            path.stem: replace(document.tree, key=Place(document.file))
            for path, document in documents.items()
            if path.parent == folder / collection
        }
        if entries:
            shelves[collection] = Node(entries, Place(shown(folder / collection)))
    shelf = Node(shelves, Place(shown(manifest)))
    if folder / _DEFAULTS in documents:
        shelf = Merger().over(documents[folder / _DEFAULTS].tree, shelf)
    return Pack(
        shelf,
        tuple(finding for document in documents.values() for finding in document.findings),
        {document.file: document.lines for document in documents.values()},
        all(document.complete for document in documents.values()),
        _version(documents[manifest].tree),
    )


def _version(manifest: Node) -> object:
    version = (manifest.map or {}).get("version")
    return version.value if version else None
