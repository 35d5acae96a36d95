"""What was refused, in words for whoever sees a page."""

from __future__ import annotations

from simgame.hub.games.handing_in import PlanRefused
from simgame.hub.people.classes import Refused
from simgame.hub.people.codes import BadName
from simgame.locale import N_, Texts
from simgame.words import sent_refused

_SAID = {
    "code": N_("No class has this code now. Look at it once more, or ask your trainer."),
    "locked": N_("This class takes nobody more. Ask your trainer to open it."),
    "name-taken": N_("Somebody here is called {name} already. Add a letter or your family name."),
    "team-full": N_("This team has {most} people already. Join another, or begin one."),
    "teams-full": N_("This class has {most} teams already."),
    "closed": N_("This contest is over."),
    "round": N_("Round {open} is open; only later ones can be opened."),
    "boards": N_("A contest has 1 to {most} boards."),
    "number": N_("{written} is no whole number here. Write one like 10."),
    "kind": N_("There is no such kind of contest. Known: {known}"),
    "bot-team": N_("This team is played by a bot. Join another, or begin one."),
    "bots": N_("A contest takes 1 to {most} teams of bots."),
    "bots-there": N_("In a shared market bots play every seat that nobody has taken."),
    "not-over": N_("You can mark each other when the contest is over."),
    "marks": N_("Give each a mark from {low} to {high}."),
    "gift": N_("There is nothing of this kind to give. Known: {known}"),
    "text": N_("Write something, in {most} characters at most and none that cannot be seen."),
    "amount": N_("Money is a whole number of yuan, {most} at most: the season's own budget."),
    "fair": N_("Here places are at stake: money goes to all teams alike, or to none."),
    "to-all": N_("In a shared market everybody lives in one season: write to all teams."),
    "too-late": N_("There is no round left that nobody has planned."),
    "correction": N_("There is no such correction. Known: {known}"),
    "week": N_("That team has played {most} weeks there; name one of them."),
    "in-a-week": N_(
        "This season is in the midst of a week. Wait until it is over, then look once more."
    ),
    "no-rounds": N_("Here every team plays at its own pace; there is no round that ends."),
    "there-already": N_("{name} is in this team already."),
    "not-there": N_("That team has not begun on this board, or somebody is not there any more."),
    "moved-on": N_("Something has moved since you looked, and nothing was done. Look once more."),
    "roster": N_("Line {line} is no name and team: {written}. Write: name, team."),
    "roster-long": N_("A class list has 1 to {most} lines."),
    "practice": N_("Here places are at stake: its boards stay as they are."),
    "home": N_("Only the scenario of a practice contest can be taken home."),
    "goals": N_("Of a grade 0 to 100 percent go by the score."),
    "scenario": N_("There is no such scenario here. Known: {known}"),
    "level": N_("It has no such level. Known: {known}"),
    "scenario-large": N_("A scenario has {most} KB at most."),
    "scenario-slow": N_(
        "A season of it takes too long to be played. Make it smaller, then send it again."
    ),
    "scenario-used": N_("Contests that go on are played by it ({n}). End them first."),
    "scenarios": N_("You have {most} scenarios already. Take one away first."),
    "spectators": N_("{most} people may watch this class already. Let one of them watch no more."),
    "no-trainer": N_("There is no trainer of this name here."),
    "last-admin": N_("This is the trainer who began the hub; a new link ends the old one."),
    "moved-days": N_("Events may be 0 to {most} days off."),
    "days": N_("Names are kept for 1 to {most} days."),
    "window": N_("It has to end after it begins, and not before now."),
    "round-not-open": N_("Round {open} is open; for it or one before something is decided."),
    "key": N_("This was sent already, with something else in it. Open the page anew."),
    "reason": N_("Write why, in {most} characters at most: it stands in the log."),
    "nothing-to-undo": N_("That was taken back already, or cannot be."),
    "missed": N_("Nothing is known to be done so for the absent. Known: {known}"),
}
_NAMES = {
    "empty": N_("Write a name."),
    "long": N_("A name has 40 characters at most."),
    "characters": N_("This name has characters that cannot be seen. Type it by hand."),
}


def refusal(error: Exception, t: Texts) -> str:
    """One sentence that says what to do instead."""
    if isinstance(error, BadName):
        return t(_NAMES[error.code])
    if isinstance(error, Refused) and error.code in _SAID:
        return t(_SAID[error.code], **error.values)
    if isinstance(error, Refused) and (said := sent_refused(error.code, error.values, t)):
        return said
    if isinstance(error, PlanRefused):
        return t("That plan could not have run in that week.")
    return t("That cannot be done: {why}", why=str(error) or type(error).__name__)
