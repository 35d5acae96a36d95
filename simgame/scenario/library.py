"""Where scenarios and packs are found: shipped and installed ones by id, a trainer's own by path.

Knows folders and files, not what is in them beyond a pack's manifest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from simgame.findings.finding import Finding, Say
from simgame.findings.nearest import did_you_mean, nearest
from simgame.findings.place import Place
from simgame.locale import N_
from simgame.scenario.merge import Merger
from simgame.scenario.user_folder import ID, list_installed, user_root
from simgame.yamlread.node import tree
from simgame.yamlread.places import Node
from simgame.yamlread.reader import MAX_BYTES, Document, read, unread

LIBRARY = "_library"
SCENARIO = "scenario.yaml"
MANIFEST = "pack.yaml"
DEFAULTS = "defaults.yaml"
COLLECTIONS = (
    "platforms",
    "personas",
    "content_types",
    "kols",
    "private_channels",
    "rival_styles",
)

_REFERENCE = re.compile(r"(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?:@(?P<version>\d{1,6}))?")
_SHIPPED = re.compile(r"(?:_library/)?[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(slots=True)
class Pack:
    """A pack's entries and defaults as one tree, and what was read for it."""

    shelf: Node
    findings: list[Finding] = field(default_factory=list)
    sources: dict[str, list[str]] = field(default_factory=dict)
    complete: bool = True


def scenario_root() -> Path:
    """The folder of the shipped scenarios: the checkout's, else the one in the package."""
    package = Path(__file__).resolve().parents[1]
    checkout = package.parent / "scenarios"
    return checkout if (checkout / LIBRARY).is_dir() else package / "_scenarios"


def list_scenarios() -> list[str]:
    """The ids of the scenarios there are: the shipped ones, then those that were installed."""
    shipped = list_shipped()
    return [
        *shipped,
        *(name for name in list_installed(SCENARIO) if name not in shipped),
    ]


def list_shipped() -> list[str]:
    """The ids of the shipped scenarios."""
    return sorted(path.parent.name for path in scenario_root().glob(f"[!_]*/{SCENARIO}"))


def list_packs() -> list[str]:
    """The ids of the packs in the library."""
    return sorted(path.parent.name for path in (scenario_root() / LIBRARY).glob(f"*/{MANIFEST}"))


def find_scenario(name_or_path: str | Path) -> tuple[Path, list[Finding]]:
    """The file of a scenario, given its id or the path of a file or folder.

    Where there is none, a finding names the nearest; the path is then the one asked for.
    """
    name, path = str(name_or_path), Path(name_or_path)
    shipped = scenario_root() / name / SCENARIO
    if _SHIPPED.fullmatch(name) and shipped.is_file():
        return shipped, []
    if path.is_dir():
        path = path / SCENARIO
    if path.is_file():
        return path, []
    installed = user_root() / name / SCENARIO
    if ID.fullmatch(name) and installed.is_file():
        return installed, []
    known = list_scenarios()
    hint = did_you_mean(nearest(name, known))
    there = Say(N_("there are {names}"), {"names": tuple(known)})
    return path, [Finding("S201", Place(name or "."), {"name": name}, (hint or there,))]


def is_by_path(name: str) -> bool:
    """Whether a scenario is named by the path of its file or folder, not by an id."""
    path, missing = find_scenario(name)
    homes = (scenario_root() / name / SCENARIO, user_root() / name / SCENARIO)
    return not missing and not (ID.fullmatch(name) and path in homes)


def scenario_files(path: Path) -> list[Path]:
    """The scenario files at or below a path: a file is itself, a folder all it holds."""
    if not path.is_dir():
        return [path]
    return sorted(path.rglob(SCENARIO))


def load_pack(reference: str, at: Place) -> Pack:
    """The pack that `extends` names, such as `cn-consumer@1`; `at` is where it is named."""
    match = _REFERENCE.fullmatch(reference)
    folder = scenario_root() / LIBRARY / (match["id"] if match else "-")
    if not match or not (folder / MANIFEST).is_file():
        return _no_pack(reference, at, match is None)
    pack = Pack(Node({}, at))
    version = _manifest_version(pack, folder / MANIFEST)
    if match["version"] != str(version):
        pack.findings.append(_other_version(match, version, at))
    _fill(pack, folder)
    return pack


def read_pack(folder: Path) -> Pack:
    """A pack by its folder, to be checked on its own."""
    pack = Pack(Node({}, Place(shown(folder / MANIFEST))))
    _manifest_version(pack, folder / MANIFEST)
    _fill(pack, folder)
    return pack


def _no_pack(reference: str, at: Place, malformed: bool) -> Pack:
    versions = {name: _written(name) for name in list_packs()}
    meant = nearest(reference.partition("@")[0], versions)
    hint = did_you_mean(meant) or Say(N_("there are {names}"), {"names": tuple(versions.values())})
    code, name = ("S204", "found") if malformed else ("S202", "name")
    finding = Finding(code, at, {name: reference}, (hint,))
    pack = Pack(Node({}, at), [finding], complete=bool(meant))
    if meant:  # the rest of the file is read as if it had been named
        _fill(pack, scenario_root() / LIBRARY / meant.partition("@")[0])
    return pack


def _written(pack: str) -> str:
    scratch = Pack(Node({}, Place("")))
    version = _manifest_version(scratch, scenario_root() / LIBRARY / pack / MANIFEST)
    return f"{pack}@{version}"


def _other_version(match: re.Match[str], version: object, at: Place) -> Finding:
    hint = Say(N_("write `{write}`"), {"write": f"{match['id']}@{version}"})
    if match["version"] is None:
        return Finding("S204", at, {"found": match["id"]}, (hint,))
    values = {"name": match["id"], "version": version, "asked": match["version"]}
    return Finding("S203", at, values, (hint,))


def _manifest_version(pack: Pack, path: Path) -> object:
    document = _take(pack, path)
    return document.data.get("version") if isinstance(document.data, dict) else None


def _fill(pack: Pack, folder: Path) -> None:
    shelves: dict[str, Node] = {}
    for collection in COLLECTIONS:
        entries = {}
        for path in sorted((folder / collection).glob("*.yaml")):
            document = _take(pack, path)
            top = Place(document.file)
            node = tree(document.data, document.places)
            entries[path.stem] = Node(node.value, node.at, top)
        if entries:
            shelves[collection] = Node(entries, Place(shown(folder / collection)))
    pack.shelf = Node(shelves, pack.shelf.at)
    if (folder / DEFAULTS).is_file():
        document = _take(pack, folder / DEFAULTS)
        defaults = tree(document.data, document.places)
        pack.shelf = Merger().over(defaults, pack.shelf)


def _take(pack: Pack, path: Path) -> Document:
    document = read_file(path)
    pack.sources[document.file] = document.lines
    pack.findings += document.findings
    pack.complete &= document.complete
    return document


def read_file(path: Path) -> Document:
    """Read one file of a scenario or pack."""
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        file, reason = shown(path), error.strerror or type(error).__name__
        return unread(file, Finding("S001", Place(file), {"reason": reason}))
    return read(content, shown(path))


def shown(path: Path) -> str:
    """A path as findings show it: from the current folder if it lies in there."""
    return (_shown_folder(path.parent, Path.cwd()) / path.name).as_posix()


@lru_cache(maxsize=256)
def _shown_folder(folder: Path, here: Path) -> Path:
    full = folder.resolve()
    return full.relative_to(here) if full.is_relative_to(here) else full
