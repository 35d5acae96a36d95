"""How a plan stands, in one line: what blocks it, what is missing, or that it may run."""

from __future__ import annotations

from simgame import words
from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.plan.problem import Problem
from simgame.tui.cells import Tone
from simgame.tui.levers.coach import coached
from simgame.tui.tabs.team_rows import ready_line
from simgame.tui.team_watch import TeamWatch

_MONEY = frozenset({"over-budget", "over-week-cap"})


def plan_status(play: Play, team: TeamWatch, t: Texts) -> tuple[str, Tone]:
    """The gravest thing to say of the plan, and its tone."""
    if play.unsaved:
        return "! " + t("The draft could not be kept: {reason}", reason=t(play.unsaved)), "bad"
    if away := (play.team.unsent or team.away) if play.team else "":
        said = t("No line to your team: {reason}. What you change is kept here and sent later.",
                 reason=away)  # fmt: skip
        return f"! {said}", "warn"
    found = play.sums().problems
    if not found:
        coach = coached(play, t)
        return coach or _missing(play, t) or _ready(play, team, t), "accent" if coach else "dim"
    first = next((p for p in found if p.blocks), found[0])
    more = t("  (+{n} more)", n=len(found) - 1) if len(found) > 1 else ""
    return f"! {_short(play, first, t)}{more}", "bad" if first.blocks else "warn"


def _ready(play: Play, team: TeamWatch, t: Texts) -> str:
    """That the week may run, and who of the team is ready."""
    nothing = t("Nothing is planned yet: ↓ to a line, then type how much.")
    ready = t("Ready: r runs the week.") if play.values else nothing
    if (room := team.room) is not None and len(room.people) > 1:
        ready = f"{ready} {ready_line(room, t)}"
    return ready


def _missing(play: Play, t: Texts) -> str:
    """Which forecasts would be scored and are not there; they never block."""
    if play.last is None:
        return ""
    names = [words.kpi_name(kpi, t) for kpi in play.scenario.forecast
             if f"forecast.{kpi}" not in play.values]  # fmt: skip
    return t("! No forecast yet for: {names}.", names=t(", ").join(names)) if names else ""


def _short(play: Play, found: Problem, t: Texts) -> str:
    """A problem in one line; what money there is stands above the table already."""
    if found.code in _MONEY:
        over = words.money(-play.sums().left)
        return t("{over} more than this week's money: it cannot run so.", over=over)
    return words.problem(play.scenario, play.catalogue, found, t)
