"""What a preview does in threads: reading the files, and playing the decisions again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from simgame.authoring.watched import Watched, files_read
from simgame.game.desk.play import Play
from simgame.game.replay_decisions import Again, play_again
from simgame.game.session import Setup
from simgame.game.table.contract import Decided
from simgame.game.table.gateway_local import begun
from simgame.scenario import find_scenario, load, load_or_raise
from simgame.tui.preview.state import Preview, Version

# What a scenario may do to a season although it has no errors.
UNPLAYABLE = (ArithmeticError, LookupError, ValueError)


def open_preview(scenario: str, level: str, seed: int | None) -> tuple[Play, Preview]:
    """Begin a season that is kept nowhere, and watch its files. Raises `ScenarioError`."""
    file, _ = find_scenario(scenario)
    watched = Watched([file])
    loaded = load_or_raise(file, level)
    watched.follow(files_read(loaded.sources, [file]))
    play = Play.at(begun(loaded, level, seed, str(file)))
    return play, Preview(file, level, watched, Version(_now(), loaded))


def open_again(preview: Preview) -> tuple[Play, Preview]:
    """Begin another season of the version that is played, on another seed."""
    seat = begun(preview.loaded, preview.level, source=str(preview.file))
    return Play.at(seat), preview.anew()


def look(preview: Preview) -> Version | None:
    """What the files hold now, if they have changed since they were last looked at."""
    if not preview.watched.changed():
        return None
    try:
        return _read(preview)
    except OSError as error:
        return Version(_now(), trouble=error)


def _read(preview: Preview) -> Version:
    file = preview.file
    gone = not _is_there(file)
    loaded = None if gone else load(file, preview.level)
    sources = {**preview.loaded.sources, **(loaded.sources if loaded else {})}
    preview.watched.follow(files_read(sources, [file]))
    return Version(_now(), loaded, gone=gone)


def _is_there(file: Path) -> bool:
    """Whether there is such a file, be it one that may not be read."""
    try:
        return file.is_file()
    except OSError:
        return True


def catch_up(
    version: Version, setup: Setup, weeks: Sequence[Decided], watched: int
) -> Again | Version:
    """The season so far in another version; or that version, with why it cannot be played."""
    try:
        return play_again(setup, weeks, watched)
    except UNPLAYABLE as error:
        return Version(version.at, version.loaded, error)


def _now() -> datetime:
    return datetime.now().astimezone()
