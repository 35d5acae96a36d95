"""Seasons of this machine: saves in a folder, of scenarios in the library.

In a checkout saves lie in `saves/`, else in the user's data folder; `SIMGAME_SAVES` and an option
override. A save that cannot be read is listed with the reason rather than hidden.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import simgame
from simgame.game.session import LocalSession, Setup, header_of, replayed
from simgame.game.table.drafts import Drafts, FileDrafts, MemoryDrafts
from simgame.game.table.gateway import SeasonInfo, Taken
from simgame.game.table.journal import Entry, Log, SaveError
from simgame.game.table.journal_file import FileJournal, not_kept, read_header, read_log
from simgame.game.table.journal_late import LateDrafts, LateJournal
from simgame.game.table.journal_lines import Decision, Header
from simgame.game.table.origin import Origin, origin_of
from simgame.game.table.save_bin import SaveBin
from simgame.game.table.team import ContestBoard
from simgame.scenario import Loaded, load_or_raise

VARIABLE = "SIMGAME_SAVES"
SUFFIX = ".jsonl"
SEEDS = 1_000_000


class LocalGateway:
    """The saves of a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def seasons(self) -> list[SeasonInfo]:
        """The saves, the newest first; those just being made are left out."""
        infos = (_info(file) for file in self.folder.glob(f"*{SUFFIX}"))
        found = [info for info in infos if info is not None]
        return sorted(found, key=lambda info: (info.modified, info.label), reverse=True)

    def begin(self, scenario: str, level: str, seed: int | None = None) -> Taken:
        """A new season, kept from its first change on. Raises `ScenarioError` and as `begun`."""
        return begun(load_or_raise(scenario, level), level, seed, scenario, self.folder)

    def resume(self, name: str) -> Taken:
        """A season that goes on where its save ends. Raises `SaveError`.

        One that cannot be written is there to be looked at, and is kept nowhere from then on.
        """
        file = Path(name)
        try:
            session, log = LocalSession.resume(file)
        except SaveError as error:
            if error.code != "unwritable":
                raise
            log = read_log(file)
            session = replayed(log, str(file), asks=True)
            return _taken(session, log, MemoryDrafts(), "", ("read-only",))
        return _taken(session, log, FileDrafts(file, session.seat), name)

    def fork(self, name: str, week: int) -> Taken:
        """A new season that is like `name` up to the Monday of `week`, to go on otherwise.

        Raises `SaveError`.
        """
        log = read_log(Path(name))
        save = new_save(self.folder, str(log.header.scenario.get("id", "")))
        try:
            journal = FileJournal.create(save, log.header)
            for n, decision in enumerate(_until(log, week)):
                journal.append(Entry(decision.kind, decision.seat, decision.body), n)
            journal.close()
            return self.resume(str(save))
        except BaseException:
            save.unlink(missing_ok=True)
            raise

    def discard(self, name: str) -> None:
        """Put a season into the bin, from where `take_back` takes it. Raises `SaveError`."""
        SaveBin(self.folder).put(Path(name))

    def boards(self) -> tuple[ContestBoard, ...]:
        """A folder of saves is no class."""
        return ()

    def take_back(self) -> str:
        """Take the season out of the bin that was put there last; its name, empty for none.

        Raises `SaveError`.
        """
        back = SaveBin(self.folder).take_back()
        return str(back) if back else ""


def _until(log: Log, week: int) -> Iterator[Decision]:
    """The decisions of the weeks before `week`: each begins with the plan of its seat."""
    plans = 0
    for _, decision in log.decisions:
        plans += decision.kind == "plan"
        if plans >= week:
            return
        yield decision


def _taken(
    session: LocalSession, log: Log, drafts: Drafts, name: str, notes: tuple[str, ...] = ()
) -> Taken:
    head, source = log.header, session.scenario.id
    altered = origin_of(head) is Origin.ALTERED
    told = {"torn": log.torn, "unlocked": log.unlocked, "altered-scenario": altered}
    notes += tuple(code for code, applies in told.items() if applies)
    return Taken(session, drafts, head.level, head.seed, source, name, notes)


def begun(
    loaded: Loaded,
    level: str,
    seed: int | None = None,
    source: str = "",
    folder: Path | None = None,
) -> Taken:
    """A new season, kept in `folder` from its first change on; without one it is kept nowhere.

    Raises `SeasonError`, and `SaveError` where it could not be kept; nothing is left behind then.
    """
    setup = Setup(loaded, by_chance() if seed is None else seed, level)
    session = LocalSession.start(setup, asks=True)
    source = source or loaded.scenario.id
    if folder is None:
        return Taken(session, MemoryDrafts(), level, setup.seed, source)
    save = new_save(folder, loaded.scenario.id)
    header = header_of(setup, session.seat)
    unlocked = _tried(save, header)
    journal = LateJournal(str(save), header, lambda: FileJournal.create(save, header))
    session.table.journal = journal
    drafts = LateDrafts(journal, FileDrafts(save, session.seat))
    notes = ("unlocked",) if unlocked else ()
    return Taken(session, drafts, level, setup.seed, source, str(save), notes)


def _tried(save: Path, header: Header) -> bool:
    """Make a save and remove it, to be refused now rather than at the first decision.

    Whether nobody else would be kept from writing it. Raises `SaveError`.
    """
    try:
        journal = FileJournal.create(save, header)
        journal.close()
        return journal.read().unlocked
    finally:
        save.unlink(missing_ok=True)
        Path(f"{save}.lock").unlink(missing_ok=True)


def by_chance() -> int:
    """A seed that nobody knows."""
    return secrets.randbelow(SEEDS)


def saves_folder(asked: Path | None, environ: Mapping[str, str]) -> Path:
    """Where saves go: as asked for, as the environment says, or the usual place."""
    if asked is not None:
        return asked
    if environ.get(VARIABLE):
        return Path(environ[VARIABLE])
    checkout = Path(simgame.__file__).resolve().parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / "scenarios").is_dir():
        return checkout / "saves"
    import platformdirs  # noqa: PLC0415 - only where nothing else says the folder

    return platformdirs.user_data_path("simgame", appauthor=False) / "saves"


def new_save(folder: Path, scenario: str, now: datetime | None = None) -> Path:
    """A file for a new season, made empty so that nobody else takes the name.

    Raises `SaveError` when the folder cannot be written.
    """
    moment = (now or datetime.now(UTC)).astimezone()
    while True:
        name = f"{scenario}-{moment:%Y-%m-%d-%H%M%S}-{secrets.token_hex(2)}{SUFFIX}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).touch(exist_ok=False)
        except FileExistsError as error:
            if not folder.is_dir():
                raise not_kept(folder / name, error) from error
        except OSError as error:
            raise not_kept(folder / name, error) from error
        else:
            return folder / name


def _info(file: Path) -> SeasonInfo | None:
    """What there is to tell about a save; None of an empty one, or of one that has just gone."""
    try:
        about = file.stat()
    except OSError:
        return None
    if not about.st_size:
        return None
    name, modified = str(file), datetime.fromtimestamp(about.st_mtime, UTC).astimezone()
    try:
        header, weeks = read_header(file)
    except SaveError as error:
        return SeasonInfo(name, file.name, modified, error=error)
    return SeasonInfo(name, file.name, modified, header, weeks)
