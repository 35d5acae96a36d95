"""What is done in threads: reading files, replaying a season, running a week.

Imported there as well: it loads the whole game, for which the first screen does not wait.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from datetime import date
from itertools import chain, count
from pathlib import Path

from simgame import pages, profile
from simgame.atomic_write import write_whole
from simgame.findings import to_json
from simgame.game.desk.play import Play
from simgame.game.season import SeasonError
from simgame.game.session import LocalSession
from simgame.game.table.contract import PlanRejected, Progress
from simgame.game.table.gateway import Gateway, SeasonInfo
from simgame.game.table.journal import SaveError
from simgame.game.table.journal_file import save_bytes
from simgame.game.table.sending import Came, Hubs, Taker
from simgame.game.table.team import Classroom, Visit
from simgame.locale import LANGUAGES, Texts, texts
from simgame.os_reason import reason_of
from simgame.plan.observation import Prompt
from simgame.plan.text import Text
from simgame.scenario import Loaded, ScenarioError, list_scenarios, load, load_kept
from simgame.tui import season_screens as stations
from simgame.tui.front.shelf import Shelf
from simgame.tui.front.try_out import try_out
from simgame.tui.preview import reading
from simgame.words import problem, save_error, save_note, season_error

__all__ = [
    "REFUSALS",
    "reading",
    "save_note",
    "stations",
    "try_out",
]  # the screens are loaded along with the game

REFUSALS = (SaveError, SeasonError, ScenarioError, PlanRejected, OSError)
NORMAL = "normal"
_MOST_FINDINGS = 3
_MOST_OWN = 50


def read_shelf(gateway: Gateway, today: date) -> Shelf:
    """The seasons and scenarios there are, and the day's own season."""
    seasons = gateway.seasons()
    known = {name: load_kept(name, NORMAL) for name in list_scenarios()}
    models = {name: played for name, one in known.items() if (played := one.playable)}
    today_s = profile.daily(today, [name for name, one in models.items() if len(one.seats) == 1])
    return Shelf(
        seasons,
        {name: one.title for name, one in models.items()},
        {name: first_line(one.brief) for name, one in models.items()},
        today_s,
        profile.tries(today_s, seasons) if today_s else (),
    )


def first_line(brief: Text) -> Text:
    """The first sentence of a brief, in both languages."""
    return Text(
        zh=brief.zh.strip().partition("\n")[0].partition("。")[0],
        en=brief.en.strip().partition("\n")[0].partition(". ")[0].rstrip("."),
    )


def read_season_list(gateway: Gateway) -> Sequence[SeasonInfo]:
    """The seasons there are."""
    return gateway.seasons()


def read_card(info: SeasonInfo) -> profile.Card | None:
    """Where a season stands; None where its save does not replay."""
    try:
        return profile.card_of(info)
    except SaveError:
        return None


def read_profile(
    gateway: Gateway, seasons: Sequence[SeasonInfo], today: date, *, verify: bool
) -> profile.Profile:
    """What was played so far; with `verify` seasons are played again that are not known yet."""
    return profile.profile_of(gateway.folder, seasons, today, verify=verify)


def read_scenarios() -> list[tuple[str, Loaded]]:
    """Every shipped scenario."""
    return [(name, load(name)) for name in list_scenarios()]


def read_level(name: str, level: str) -> Loaded:
    """One scenario at one of its levels."""
    return load(name, level)


def begin(gateway: Gateway, scenario: str, level: str, seed: int | None) -> Play:
    """Begin a season. Raises one of `REFUSALS`."""
    return Play.at(gateway.begin(scenario, level, seed))


def resume(gateway: Gateway, name: str) -> Play:
    """Go on with a season. Raises one of `REFUSALS`."""
    return Play.at(gateway.resume(name))


def list_own() -> list[str]:
    """Scenarios by path in the folder we are in, then those that are installed and shipped."""
    here = [*Path().glob("scenario.yaml"), *sorted(Path().glob("*/scenario.yaml"))]
    return [*(file.parent.as_posix() for file in here[:_MOST_OWN]), *list_scenarios()]


def begin_scenario(folder: Path, lang: str) -> Path:
    """Make a new scenario from the template, and say where. Raises `OSError`."""
    from simgame.authoring.starter.make import NotEmpty, new_scenario  # noqa: PLC0415 - seldom

    try:
        new_scenario(folder, lang, "")
    except NotEmpty as error:
        raise FileExistsError(errno.EEXIST, "Directory not empty", str(folder)) from error
    return folder


def write_page(
    play: Play, explained: pages.Explained, before: tuple[profile.Finished, ...], lang: str
) -> Path:
    """Write the debrief as a page beside the save, over nothing; where it is. Raises `OSError`."""
    from simgame.report.debrief.document import Known, document  # noqa: PLC0415 - seldom wanted
    from simgame.report.debrief.html import page  # noqa: PLC0415

    session = play.session
    assert isinstance(session, LocalSession)
    told = pages.tell(session, pages.beside_the_plan(session))
    known = Known(session, told, explained, before=before)
    order = [lang, *(other for other in LANGUAGES if other != lang)]
    save = Path(play.name)
    ends = chain(("",), (f"-{number}" for number in count(2)))
    names = (save.with_name(f"{save.stem}{end}.html") for end in ends)
    file = next(name for name in names if not name.exists())
    write_whole(file, page([document(known, texts(one)) for one in order]))
    return file


def send_save(hubs: Hubs, taker: Taker, name: str) -> Came:
    """Send a season to a class; what it came to. Raises `SaveError`."""
    return hubs.came_of(hubs.send(taker, save_bytes(Path(name))))


def fork(gateway: Gateway, name: str, week: int) -> Play:
    """Begin a season that is like another one up to a week. Raises one of `REFUSALS`."""
    return Play.at(gateway.fork(name, week))


def answer(play: Play, prompt: Prompt, option: str) -> Progress:
    """Answer a prompt and live on. Raises one of `REFUSALS`."""
    play.session.answer(prompt, option)
    return play.session.advance()


def advance(play: Play) -> Progress | None:
    """Live on; nothing while a hub does not answer. Raises others of `REFUSALS`."""
    try:
        return play.session.advance()
    except SaveError as error:
        if error.code != "hub-away":
            raise
        return None


def visit(play: Play, page: str, *, ready: bool | None) -> Visit:
    """Look in on the team; what mates changed is part of it."""
    assert play.team is not None
    try:
        theirs = play.team.theirs()
        return Visit(play.team.room(page, ready=ready), theirs)
    except SaveError as error:
        return Visit(away=str(error.values.get("reason", error.code)))


def classroom(read: Callable[[], Classroom]) -> Classroom | None:
    """One's class at a hub; None while that does not answer."""
    try:
        return read()
    except SaveError:
        return None


def said(refusal: Exception, play: Play | None, t: Texts) -> str:
    """Why something was refused, in words."""
    if isinstance(refusal, SaveError):
        return save_error(refusal, t)
    if isinstance(refusal, SeasonError):
        return season_error(refusal, t)
    if isinstance(refusal, PlanRejected) and play is not None:
        found = refusal.problems
        return "\n".join(problem(play.scenario, play.catalogue, p, t) for p in found)
    if isinstance(refusal, ScenarioError):
        told = [to_json(finding, t.lang) for finding in refusal.findings[:_MOST_FINDINGS]]
        return "\n".join(f"{f['file']}:{f['line']}: {f['message']}" for f in told)
    if isinstance(refusal, OSError):
        return t("{file}: {reason}.", file=refusal.filename, reason=t(reason_of(refusal)))
    return str(refusal)
