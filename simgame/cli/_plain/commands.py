"""The commands that are typed while a week is planned, and what each does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pydantic_core import PydanticCustomError

from simgame import words
from simgame.cli._plain import planning, telling
from simgame.cli._plain.talk import Talk
from simgame.cli._plain.values import find_lever, value_from
from simgame.game.desk.linked_levers import with_companions
from simgame.game.desk.play import Play
from simgame.locale import LANGUAGES, N_, Texts, texts
from simgame.nearest import nearest
from simgame.plan.catalogue import Spec
from simgame.plan.problem import check_values
from simgame.quantity.plain import ordinary


class Leave(Exception):
    """The player wants to stop here."""


class Commit(Exception):
    """The player wants the week to run."""


@dataclass(frozen=True, slots=True)
class PlainDesk:
    """What a command works on."""

    play: Play
    talk: Talk

    @property
    def t(self) -> Texts:
        return self.talk.t


@dataclass(frozen=True, slots=True)
class Command:
    """A word, its Chinese twin, what it does in words, and the function that does it.

    One that stands `alone` is not done with words behind it: `run 2` may mean another thing.
    """

    word: str
    twin: str
    help: str
    act: Callable[[PlainDesk, str], None]
    alone: bool = True


def obey(desk: PlainDesk, line: str) -> None:
    """Do what was typed. Raises `Leave` and `Commit`."""
    word, rest = (*line.split(None, 1), "", "")[:2]  # by any blank, a full-width one as well
    command = _known().get(ordinary(word).lower())
    if command is not None and command.alone and rest.strip():
        said = desk.t("`{word}` stands alone, and was not done: `{rest}` means nothing behind it.",
                      word=word, rest=rest.strip())  # fmt: skip
        desk.talk.say(said)
    elif command is not None:
        command.act(desk, rest.strip())
    elif word:
        move(desk, word, rest.strip())


def move(desk: PlainDesk, word: str, text: str) -> None:
    """Set a lever; without a value tell about it and ask for one."""
    t, play = desk.t, desk.play
    spec = find_lever(play.catalogue, word)
    if spec is None:
        return _unknown(desk, word)
    if not text:
        desk.talk.say(*planning.about(play, spec, t))
        text = desk.talk.ask(t("New value, or nothing to keep it:"))
    if not text:
        return None
    return _set(desk, spec, text)


def _set(desk: PlainDesk, spec: Spec, text: str) -> None:
    t, play = desk.t, desk.play
    try:
        value = value_from(spec, text, play.scenario)
    except PydanticCustomError as error:
        desk.talk.say(words.not_read(error, t))
        return
    except ValueError:
        desk.talk.say(t("{text} is not a value of this lever:", text=text),
                      *planning.about(play, spec, t))  # fmt: skip
        return
    wrong = check_values({spec.path: value}, play.catalogue, play.observation.round)
    if wrong:
        desk.talk.say(*(words.problem(play.scenario, play.catalogue, p, t) for p in wrong))
        return
    moved = with_companions(play, spec, value)
    play.put(moved)
    for path in moved:
        _tell_set(desk, play.catalogue.by_path[path])
    _tell_unsaved(desk)


def _tell_set(desk: PlainDesk, spec: Spec) -> None:
    t, play = desk.t, desk.play
    left = words.money(play.sums().left)
    name = words.lever_name(play.scenario, spec, t)
    now = planning.value_said(play, spec, t)
    desk.talk.say(t("{lever}: {value}. Left this week: {left}", lever=name, value=now, left=left))
    if spec.group == "forecast" and play.last is None:
        desk.talk.say(words.practice(t))


def _tell_unsaved(desk: PlainDesk) -> None:
    if desk.play.unsaved:
        reason = desk.t(desk.play.unsaved)
        desk.talk.say(desk.t("The draft could not be saved: {reason}", reason=reason))


def _unknown(desk: PlainDesk, word: str) -> None:
    t = desk.t
    if not word:
        desk.talk.say(t("Which lever? Type its number or its path after the command."))
        return
    desk.talk.say(t("There is no command or lever {word}. Type help.", word=word))
    meant = nearest(word, list(desk.play.catalogue.by_path))
    if meant:
        desk.talk.say(t("Did you mean {meant}?", meant=meant))


def _list(desk: PlainDesk, group: str) -> None:
    play, t = desk.play, desk.t
    if not group:
        desk.talk.say(*planning.groups(play, t))
        return
    names = {g: (g, *(words.group_name(g, texts(lang)) for lang in LANGUAGES))
             for g in play.catalogue.groups}  # fmt: skip
    by_name = {name: g for g, called in names.items() for name in called}
    if group not in ("all", *by_name):
        desk.talk.say(t("There is no group {name}.", name=group), *planning.groups(play, t))
        return
    desk.talk.say(*planning.group_levers(play, by_name.get(group, ""), t))


def _clear(desk: PlainDesk, word: str) -> None:
    spec = find_lever(desk.play.catalogue, word)
    if spec is None:
        return _unknown(desk, word)
    desk.play.clear(spec)
    return desk.talk.say(planning.lever_said(desk.play, spec, desk.t))


def _undo(desk: PlainDesk, _: str) -> None:
    _tell_moved(desk, desk.play.undo(), desk.t("There is nothing to undo."))


def _redo(desk: PlainDesk, _: str) -> None:
    _tell_moved(desk, desk.play.redo(), desk.t("There is nothing to redo."))


def _tell_moved(desk: PlainDesk, paths: tuple[str, ...], nothing: str) -> None:
    play = desk.play
    moved = [planning.lever_said(play, play.catalogue.by_path[path], desk.t) for path in paths]
    desk.talk.say(*(moved or [nothing]))


def _diff(desk: PlainDesk, _: str) -> None:
    levers = desk.play.catalogue.by_path
    still_there = tuple(path for path in desk.play.draft.changed if path in levers)
    _tell_moved(desk, still_there, desk.t("Nothing has changed this week."))


def _says(tell: Callable[[Play, Texts], Iterable[str]]) -> Callable[[PlainDesk, str], None]:
    """A command that only tells something."""
    return lambda desk, _: desk.talk.say(*tell(desk.play, desk.t))


def _brief(desk: PlainDesk, _: str) -> None:
    desk.talk.say(*telling.brief(desk.play.scenario, desk.t))
    desk.talk.say(*planning.week_head(desk.play, desk.t))


def _run(desk: PlainDesk, _: str) -> None:
    if desk.play.sums().blocks:
        desk.talk.say(*planning.problems(desk.play, desk.t))
        return
    raise Commit


def _quit(_: PlainDesk, __: str) -> None:
    raise Leave


def _help(desk: PlainDesk, word: str) -> None:
    t = desk.t
    spec = find_lever(desk.play.catalogue, word) if word else None
    command = _known().get(ordinary(word).lower())
    if spec is not None:
        return desk.talk.say(*planning.about(desk.play, spec, t))
    if command is not None:
        return desk.talk.say(_about(command, t))
    if word:
        return _unknown(desk, word)
    desk.talk.say(
        t("A lever's number or path and a value sets it: 3 5, or paid.douyin.budget 15k.")
    )
    desk.talk.say(t("Money is typed in yuan, shares in percent, choices by number or name."))
    return desk.talk.say(*(_about(c, t) for c in COMMANDS))


def _about(command: Command, t: Texts) -> str:
    return f"{command.word} ({command.twin}): {t(command.help)}"


def _known() -> dict[str, Command]:
    return {name: c for c in COMMANDS for name in (c.word, c.twin)}


COMMANDS = (
    Command("list", "列表", N_("the groups of levers; list content: its levers; list all"), _list,
            alone=False),
    Command("undo", "撤销", N_("take the last change back"), _undo),
    Command("redo", "重做", N_("make it again"), _redo),
    Command("clear", "清除", N_("clear 3: put a lever back to neutral"), _clear, alone=False),
    Command("diff", "对比", N_("what has changed against the start of this week"), _diff),
    Command("costs", "花费", N_("what the plan costs in money and hours"),
            _says(planning.costs)),
    Command("check", "检查", N_("whether the plan can run"), _says(planning.problems)),
    Command("run", "提交", N_("commit the plan and live through the week"), _run),
    Command("report", "周报", N_("the review of last week"), _says(telling.review)),
    Command("why", "为什么", N_("why last week came so, and what each channel leaves"),
            _says(telling.why)),
    Command("research", "调研", N_("what research has found"), _says(telling.research)),
    Command("transit", "在途", N_("what is under way"), _says(telling.transit)),
    Command("score", "得分", N_("the score as things stand, and what makes it"),
            _says(telling.score)),
    Command("brief", "任务书", N_("the brief, money and hours"), _brief),
    Command("help", "帮助", N_("this list; help 3: about a lever; help costs: about a command"),
            _help, alone=False),
    Command("quit", "退出", N_("leave; the season is saved"), _quit),
)  # fmt: skip
