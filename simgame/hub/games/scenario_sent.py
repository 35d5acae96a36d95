"""A scenario that a trainer sends in, as a function: a file in; its levels, or what is wrong, out.

It runs in a worker, which may use so much memory and so much time: a file is from a stranger. It
is a pack (`simgame pack`) or the text of one `scenario.yaml`; nothing in it is run, and a pack is
looked at in full, in memory, before any of it is unpacked. In the end a bot plays one season of it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from simgame.authoring.packing.contents import check_id
from simgame.authoring.packing.open import unpacked
from simgame.authoring.packing.refusal import PackRefused
from simgame.findings import Finding, by_place, to_json
from simgame.hub.contests.laid_out import Columns, columns_of
from simgame.hub.games.step import BOT, Monday, new_season
from simgame.locale import N_, Texts, texts
from simgame.players.policy import policy
from simgame.scenario import Loaded, load_levels

# Bytes of what is sent, and levels of one scenario.
LARGEST = 1024 * 1024
MOST_LEVELS = 8
_ZIP, _FILE, _SENT = b"PK", "scenario.yaml", "sent.zip"
_MOST_LEVELS = N_("It has {n} levels; {most} are the most that a hub takes.")
_STOPS = N_("A season of it could not be played to its end: {why}.")
_SEED = 1


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it was sent, by somebody who reads `lang`."""

    content: bytes
    lang: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong, or worth a look: where in the file, the line, and what to do."""

    code: str
    severity: str
    message: str
    file: str = ""
    line: int = 0
    column: int = 0
    written: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found: what a board of each level is played by, unless there are errors."""

    levels: tuple[Columns, ...]
    troubles: tuple[Trouble, ...] = ()


def looked_at(asked: SentFile) -> Looked:
    """Read it whole, check every level, and play a season; done in a worker."""
    t = texts(asked.lang)
    with tempfile.TemporaryDirectory(prefix="simgame-sent-") as name:
        folder = Path(name)
        try:
            _write(_files(asked.content, folder), folder)
            levels = load_levels(folder)
            _refuse_shipped(levels)
        except PackRefused as refused:
            return Looked((), (Trouble(refused.code, "error", refused.said(t)),))
    troubles = tuple(_told(levels, t))
    if any(one.severity == "error" for one in troubles):
        return Looked((), troubles)
    if len(levels) > MOST_LEVELS:
        said = t(_MOST_LEVELS, n=len(levels), most=MOST_LEVELS)
        return Looked((), (*troubles, Trouble("levels", "error", said)))
    found = tuple(columns_of(level) for level in levels)
    try:
        _play(found[0]["scenario"])
    except Exception as error:  # noqa: BLE001 - whatever it is, nobody could play it
        said = t(_STOPS, why=type(error).__name__)
        return Looked((), (*troubles, Trouble("season", "error", said)))
    return Looked(found, troubles)


def _files(content: bytes, folder: Path) -> Mapping[str, bytes]:
    """What is in it. Raises `PackRefused`."""
    if not content.startswith(_ZIP):
        return {_FILE: content}
    pack = folder / _SENT
    pack.write_bytes(content)
    try:
        return unpacked(pack).files
    finally:
        pack.unlink()


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    """Put them where a scenario is read; a pack's names stay inside, or it was refused."""
    for name, data in files.items():
        if name.endswith(".yaml"):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def _refuse_shipped(levels: list[Loaded]) -> None:
    """Raises `PackRefused` for an id that would be taken for a shipped scenario."""
    if (model := levels[0].model) is not None:
        check_id(model.id)


def _told(levels: list[Loaded], t: Texts) -> Iterator[Trouble]:
    """Every finding of every level once, in the order of the lines."""
    lines = {file: some for level in levels for file, some in level.sources.items()}
    found: list[Finding] = [one for level in levels for one in level.findings]
    for one in by_place(found):
        told, some = to_json(one, t.lang), lines.get(one.file, [])
        written = some[one.line - 1].strip()[:200] if 0 < one.line <= len(some) else ""
        # Where it lay while it was read is nobody's concern.
        yield Trouble(told["code"], told["severity"], told["message"], Path(one.file).name,
                      one.line, one.column, written, told["hint"])  # fmt: skip


def _play(merged: str) -> None:
    season = new_season(Monday(merged, _SEED))
    for _ in range(season.scenario.rounds):
        for name in season.seats:
            season.submit(name, season.decided(name, policy(BOT)))
        season.run_week()
