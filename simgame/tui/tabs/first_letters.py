"""An inbox before anybody has written: who will, and what a plan asks beside the brief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.plan.text import Text
from simgame.tui.cells import Row, Span, fit, fit_right, paragraph
from simgame.tui.look import chip, titled
from simgame.tui.pages.goal_table import goal_table


def writers(play: Play, t: Texts, width: int) -> list[Row]:
    """Who will write, by kind, by the names that this scenario has for them."""
    rows: list[Row] = [(), titled(t("Who will write to you"), width)]
    for sign, told in _writers(play, t):
        first, *more = paragraph(told, max(width - 4, 8))
        rows += [(Span(" "), chip(sign, t), Span(" "), *first),
                 *((Span("    "), *row) for row in more)]  # fmt: skip
    return rows


def _writers(play: Play, t: Texts) -> Iterator[tuple[str, str]]:
    """The kinds of letters as the filters have them, with the chip of each."""
    view = play.scenario
    urgent = t(
        "Urgent: a crisis, money or gifts that ran out. Some ask while the week runs; whom you do "
        "not answer in time your standing orders answer."
    )
    yield "alert", urgent
    rivals = _names((view.rivals[name].name for name in play.observation.rivals), t)
    if rivals:
        yield "rival", t("Headlines: what rivals do in public ({names}), and holidays.",
                         names=rivals)  # fmt: skip
    else:
        yield "event", t("Headlines: holidays, and what the trade press writes.")
    people = _names((persona.name for persona in view.personas.values()), t)
    yield "mail", t("Voices: what people write below your posts ({names}).", names=people)
    staff = t(", ").join(_role(role, one.people, t) for role, one in view.team.roles.items())
    yield "mail", t("Colleagues: what they see, and what they miss ({staff}).", staff=staff)
    studies = list(_studies(play, t))
    if studies:
        yield "research", t("Studies that you order, on a Sunday: {studies}.",
                            studies=t(", ").join(studies))  # fmt: skip


def _names(names: Iterable[Text], t: Texts) -> str:
    return t(", ").join(name.of(t.lang) for name in names)


def _role(role: str, people: int, t: Texts) -> str:
    name = words.role_name(role, t)
    return t.plural("{role}: {n} person", "{role}: {n} people", people, role=name)


def _studies(play: Play, t: Texts) -> Iterator[str]:
    """Each study that is sold here, with how long it takes where that is more than its week."""
    found = pages.waits(play.scenario, play.catalogue.specs)
    studies = next((wait.due for wait in found if wait.group == "research"), ())
    for day, kinds in studies:
        takes = t("in {n} weeks", n=day // 7 + 1)
        for kind in kinds:
            name = words.study_name(kind, t)
            yield t("{study} ({takes})", study=name, takes=takes) if day > 7 else name


def asked(play: Play, t: Texts, width: int) -> Iterator[Row]:
    """Below the brief: the goals with their bounds, and what each week's plan decides."""
    yield ()
    yield from goal_table(play.scenario, t, width)
    yield ()
    yield titled(t("What you decide each week"), width)
    yield from _money(play, t, width)
    for group, (count, opens) in _decided(play).items():
        told = t("from week {week}", week=opens) if opens > play.observation.round else ""
        said = t.plural("{n} lever", "{n} levers", count)
        room = max(width - 3 - 12 - 14, 10)
        yield (chip(group, t), Span(" " + fit(words.group_name(group, t), room)),
               Span(fit_right(said, 12), "dim"), Span(fit_right(told, 14), "warn"))  # fmt: skip


def _money(play: Play, t: Texts, width: int) -> Iterator[Row]:
    budget = play.scenario.budget
    told = t("{total} for the season, at most {week} a week.", total=words.money(budget.total),
             week=words.money(budget.per_round))  # fmt: skip
    yield from paragraph(told, width, "dim")


def _decided(play: Play) -> dict[str, tuple[int, int]]:
    """The levers of each group, and the week in which the first of them opens."""
    found: dict[str, tuple[int, int]] = {}
    for spec in play.catalogue.specs:
        count, opens = found.get(spec.group, (0, spec.unlock_round))
        found[spec.group] = (count + 1, min(opens, spec.unlock_round))
    return found
