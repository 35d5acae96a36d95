"""A pack held against the schema on its own, whether or not a scenario takes from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from simgame.findings import Finding, by_place
from simgame.scenario.packs import COLLECTIONS, read_pack
from simgame.scenario.parts import (
    ContentType,
    Kol,
    Part,
    Persona,
    Platform,
    PrivateChannel,
    RivalStyle,
)
from simgame.scenario.plain import Id
from simgame.scenario.schema import Scenario
from simgame.scenario.validate import validate
from simgame.yamlread import Places, plain


class Shelves(Part):
    """The entries of a pack, each complete."""

    platforms: dict[Id, Platform] = {}
    personas: dict[Id, Persona] = {}
    content_types: dict[Id, ContentType] = {}
    kols: dict[Id, Kol] = {}
    private_channels: dict[Id, PrivateChannel] = {}
    rival_styles: dict[Id, RivalStyle] = {}


@dataclass(frozen=True, slots=True)
class CheckedPack:
    """What was found in a pack, and the lines of its files."""

    findings: list[Finding]
    sources: Mapping[str, list[str]]


def check_pack(folder: Path) -> CheckedPack:
    """The findings of a pack: its entries are whole, its defaults may be parts of a scenario."""
    pack = read_pack(folder)
    data, places = plain(pack.shelf), Places(pack.shelf)
    entries = {key: value for key, value in data.items() if key in COLLECTIONS}
    defaults = {key: value for key, value in data.items() if key not in COLLECTIONS}
    _, in_entries = validate(entries, places, Shelves, complete=pack.complete)
    _, in_defaults = validate(defaults, places, Scenario, complete=False)
    return CheckedPack(by_place([*pack.findings, *in_entries, *in_defaults]), pack.sources)
