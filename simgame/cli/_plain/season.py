"""A season played line by line, from wherever it stands to its end or until the player leaves."""

from __future__ import annotations

from simgame import words
from simgame.cli._command import command, operand
from simgame.cli._plain import planning, telling
from simgame.cli._plain.commands import Commit, Leave, PlainDesk, obey
from simgame.cli._plain.talk import InputEnded, Talk
from simgame.cli._plain.waiting import lived, until_answered
from simgame.game.desk.play import Play
from simgame.game.table.contract import PASS
from simgame.game.table.journal import SaveError
from simgame.locale import Texts
from simgame.plan.observation import Prompt


def play_plain(play: Play, t: Texts, hub: str = "") -> None:
    """Play on, at a `hub` or from a save.

    Input that ends is a way to leave; Ctrl-C passes through, after a word.
    """
    talk = Talk(t)
    talk.say(*(words.save_note(code, t) for code in play.notes))
    talk.say(*_contest(play, t, hub))
    talk.say_all(telling.brief(play.scenario, t))
    try:
        while not play.session.finished:
            if not play.session.committed:
                plan_week(PlainDesk(play, talk))
            if play.session.committed:
                _live(play, talk)
    except (Leave, InputEnded):
        _say_saved(play, talk, hub)
    except KeyboardInterrupt:
        talk.say("")
        _say_saved(play, talk, hub)
        raise
    else:
        talk.say(t("The season is over."))
        talk.say(*_scored(play, t))
        talk.say_all(telling.aftermath(play, t))


def _contest(play: Play, t: Texts, hub: str) -> list[str]:
    """What is played for in a class, and whether its scenario may be taken home."""
    if play.team is None:
        return []
    page = t("You may take this scenario home: {page}", page=f"{hub}/team")
    return [play.team.title.of(t.lang), *[page] * play.team.takes_home]


def plan_week(desk: PlainDesk) -> None:
    """Ask for commands until a plan is committed, or a team has gone on meanwhile."""
    play, talk, t = desk.play, desk.talk, desk.t
    talk.say(*planning.week_head(play, t))
    talk.say(*planning.groups(play, t))
    talk.say_all([t("Type help for the commands.")])
    while not play.session.committed:
        try:
            obey(desk, talk.ask())
        except Commit:
            try:
                until_answered(talk, play.commit)
            except SaveError as error:
                talk.say(words.save_error(error, t))
                if _gone_on(play, talk):
                    return


def _gone_on(play: Play, talk: Talk) -> bool:
    """Whether the team is in another week by now; what came of the last one is told."""
    if play.team is None:
        return False
    week = play.observation.round
    try:
        play.team.room("plan")
    except SaveError:
        return False
    play.look()
    if play.observation.round == week:
        return play.session.committed
    gone = talk.t("Your team has gone on to week {week}.", week=play.observation.round)
    talk.say(gone, "")
    talk.say_all(telling.review(play, talk.t))
    return True


def _live(play: Play, talk: Talk) -> None:
    """Live through the week, day by day, with a stop at every prompt."""
    t, told = talk.t, 0
    while True:
        progress = lived(play, talk)
        talk.say(*telling.days(play, progress.days[told:], t))
        told = len(progress.days)
        if progress.prompt is None:
            break
        _answer(play, talk, progress.prompt)
    until_answered(talk, play.look)
    talk.say("")
    talk.say_all(until_answered(talk, lambda: [*telling.review(play, t)]))


def _answer(play: Play, talk: Talk, prompt: Prompt) -> None:
    """Answer a question, unless its time was up or a mate was quicker."""
    option = answer_to(play, prompt, talk)
    try:
        until_answered(talk, lambda: play.session.answer(prompt, option))
    except SaveError as error:
        if error.code != "hub-refused":
            raise
        talk.say(words.save_error(error, talk.t))


def answer_to(play: Play, prompt: Prompt, talk: Talk) -> str:
    """The option chosen; 0 leaves it to the standing order."""
    asked = words.prompt_words(play.scenario, prompt, talk.t)
    talk.say("", asked.question, asked.time_left)
    options = [f"{o.label} ({o.detail})" if o.detail else o.label for o in asked.options]
    chosen = talk.choose([asked.otherwise, *options], first=0)
    return asked.options[chosen - 1].id if chosen else PASS


def _scored(play: Play, t: Texts) -> list[str]:
    """The score, or that it is told later."""
    try:
        return [*telling.score(play, t)]
    except SaveError as error:
        return [words.save_error(error, t)]


def _say_saved(play: Play, talk: Talk, hub: str) -> None:
    t = talk.t
    if hub:
        talk.say(t("What you planned is kept here, what was handed in is kept at the hub."))
        talk.say(t("To go on: {command}", command=command("join", hub, "--plain")))
        return
    if not play.name:
        talk.say(t("Nothing of what was played now is kept."))
        return
    if not play.begun:
        talk.say(t("No lever was moved, so there is nothing to keep."))
        return
    talk.say(t("The season is saved in {file}.", file=play.name))
    go_on = command("play", "--plain", "--resume", operand(play.name))
    talk.say(t("To go on: {command}", command=go_on))
