"""What is told once a season is over: what happened in it, and what it was about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from simgame.game.aftermath import Happening
from simgame.locale import Texts
from simgame.plan.observation import Message
from simgame.scenario.market_events import Question
from simgame.scenario.schema import Scenario
from simgame.words.figures import kpi_name, said
from simgame.words.levers import course_points
from simgame.words.messages import message

if TYPE_CHECKING:
    from simgame.pages import Debrief, Row


class Told(NamedTuple):
    """One thing that is told: a title, and what there is to say about it, if anything."""

    title: str
    text: str


class ToldSection(NamedTuple):
    """What is told under one heading; `id` is `happened`, `taught` or `truth`."""

    id: str
    title: str
    told: tuple[Told, ...]


def aftermath(view: Scenario, known: Debrief, t: Texts) -> list[ToldSection]:
    """What there is to tell below the score; nothing that is empty."""
    sections = (
        ToldSection("happened", t("What happened"), tuple(what_happened(view, known.happened, t))),
        ToldSection("taught", t("What it teaches"), tuple(_taught(view, known.lessons, t))),
        ToldSection("truth", t("What was reported, and what was true"),
                    tuple(_true(row, t) for row in known.page["truth"])),
    )  # fmt: skip
    return [section for section in sections if section.told]


def what_happened(view: Scenario, happened: Iterable[Happening], t: Texts) -> Iterator[Told]:
    """Each event with its week and what the scenario says about it."""
    for week, one in happened_by_week(view, happened, t):
        yield Told(t("Week {week}: {what}", week=week, what=one.title), one.text)


def happened_by_week(
    view: Scenario, happened: Iterable[Happening], t: Texts, *, asked: bool = True
) -> Iterator[tuple[int, Told]]:
    """The week of each event, its name, and what the scenario says about it.

    What was `asked` is left out where it stands beside it already.
    """
    for one in happened:
        name = one.event.name.of(t.lang) or _unnamed(view, one, t)
        said = (_marked(one, t, asked=asked), one.event.debrief.of(t.lang).strip())
        yield one.week, Told(name, "\n".join(filter(None, said)))


def _marked(one: Happening, t: Texts, *, asked: bool) -> str:
    """What was asked and answered, and which answer was right and why; never part of the score."""
    event = one.event
    if not isinstance(event, Question):
        return ""
    labels = {choice: text.of(t.lang) for choice, text in event.choices.items()}
    question = event.text.of(t.lang).strip() if asked else ""
    mine = labels.get(one.answer or "", "")
    said = t("You answered: {answer}.", answer=mine) if mine else t("You gave no answer.")
    if event.right is None:
        return t.sentences(filter(None, (question, said)))
    because = event.because.of(t.lang).strip()
    right = t("Right: {answer}.", answer=labels[event.right])
    return t.sentences(filter(None, (question, said, right, because)))


def _taught(view: Scenario, lessons: Iterable[str], t: Texts) -> Iterator[Told]:
    """Each lesson with the rows of the course it belongs to."""
    for lesson in (view.lessons[name] for name in lessons):
        yield Told(lesson.text.of(t.lang).strip(),
                   course_points(lesson.courses, t) if lesson.courses else "")  # fmt: skip


def _true(row: Row, t: Texts) -> Told:
    values = {fact.id: said(fact, t) for fact in row.facts}
    name = kpi_name(row.keys[0], t)
    return Told(t("{kpi}: reported {reported}, in truth {true}", kpi=name, **values), "")


def _unnamed(view: Scenario, one: Happening, t: Texts) -> str:
    """What players were told of an event that has no name."""
    if one.event.type == "crisis":
        return t("a crisis ({id})", id=one.id)
    told = Message(hour=0, code=f"event-{one.event.type}", values=one.event.told)
    return message(view, told, t)
