"""The debrief in one language: headings, sentences and charts in their order, ready to be drawn.

Everything is text or a number here; the template and the command line only set it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from simgame import pages, words
from simgame.game.session import LocalSession
from simgame.locale import Texts
from simgame.profile import Finished
from simgame.report.debrief import parts


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a section: what `kind` it is says how it is drawn; `data` what there is to draw.

    Kinds: `list` (items with a tick and a note), `table` (head and rows), `waterfall`,
    `returns`, `decisions`, `histogram`, `curve`, `bars`, `tree`.
    """

    kind: str
    data: Any
    title: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the debrief."""

    id: str
    title: str
    intro: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The whole debrief: title, where and who, score and grade, the first line, and its parts."""

    lang: str
    title: str
    about: str
    score: int
    grade: str
    first_line: str
    parts: tuple[Part, ...]
    labels: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """What a document is made of; `explained` is None where no seasons were played again.

    `about` says by language what was played, and by whom; `before` are the player's own seasons
    before it, the oldest first.
    """

    session: LocalSession
    told: pages.Told
    explained: pages.Explained | None
    about: Mapping[str, str] = field(default_factory=dict)
    before: tuple[Finished, ...] = ()


def document(known: Known, t: Texts) -> Document:
    """The debrief of a season that is over in one language."""
    score = known.session.score()
    view = known.session.season.scenario
    sections = (section for make in _PARTS for section in make(known, t))
    return Document(
        t.lang,
        t("Debrief: {title}", title=view.title.of(t.lang)),
        known.about.get(t.lang, ""),
        score.total,
        words.grade(score.grade, t, provisional=score.provisional),
        words.first_line(view, known.told, t),
        tuple(section for section in sections if section.blocks),
        {
            "points": t("points"),
            "grade": t("grade"),
            "target": t("target"),
            "unpaid": t("more than there was money for"),
        },
    )


def _score(known: Known, t: Texts) -> Iterator[Part]:
    told = zip(known.told.page["score"], words.score_tree(known.told.page, t), strict=True)
    # Single forecasts stand under "Expected and actual".
    tree = parts.tree([line for row, line in told if row.kind not in ("guess", "unguessed")])
    yield Part("score", t("Score"), words.scored_truth(t), (Block("tree", tree),))


def _causes(known: Known, t: Texts) -> Iterator[Part]:
    """What caused what, a waterfall each for the score and every goal."""
    if known.explained is None:
        return
    view, why = known.session.season.scenario, known.explained.why
    named = ["score", *view.goals]
    blocks = [
        Block("waterfall", parts.causes(view, why.of(name), t), parts.kpi(name, t))
        for name in named
    ]
    intro = t(
        "Each part is what the season lacks when that group of levers is taken out, on the same "
        "luck, shared out fairly where groups help each other. The parts add up."
    )
    yield Part("causes", t("What caused what"), intro, tuple(blocks))
    reports = [known.session.report(week) for week in range(1, view.rounds + 1)]
    rows = parts.returns(why.returns, t, pages.break_even(view, reports))
    intro = t(
        "What platforms report by last touch, beside what was truly added for the money and hours."
    )
    yield Part("returns", t("Reported and true return"), intro, (Block("returns", rows),))


def _decisions(known: Known, t: Texts) -> Iterator[Part]:
    if known.explained is None:
        return
    tried = known.explained.what_ifs
    blocks = (
        Block("decisions", parts.decisions(known.session, tried, tried.best, t), t("For good")),
        Block("decisions", parts.decisions(known.session, tried, tried.worst, t), t("For ill")),
    )
    intro = t("Each was taken back, halved, doubled and made a week earlier, on the same luck; the "
              "figures are what the season would then have come to. What was only luck is left "
              "out.")  # fmt: skip
    kept = tuple(block for block in blocks if block.data)
    yield Part("decisions", t("The decisions that mattered"), intro, kept)


def _luck(known: Known, t: Texts) -> Iterator[Part]:
    if known.explained is None:
        return
    band = known.explained.luck
    data = parts.luck(band, t)
    yield Part("luck", t("Luck"), data["said"], (Block("histogram", data),))


def _goals(known: Known, t: Texts) -> Iterator[Part]:
    """A chart a goal, and below them all what happened in the weeks that are marked."""
    view = known.session.season.scenario
    drawn = [
        Block("curve", parts.curve(view, curve, t), parts.kpi(curve.kpi, t))
        for curve in known.told.curves
    ]
    told = parts.happened(view, known.told, t)
    more = [Block("list", told, t("What happened"))] if told else []
    yield Part("goals", t("Goals, week by week"), "", (*drawn, *more))


def _truth(known: Known, t: Texts) -> Iterator[Part]:
    rows = [
        (
            parts.kpi(row.keys[0], t),
            words.said_closely(row["reported"], t),
            words.said(row["true"], t),
        )
        for row in known.told.page["truth"]
    ]
    table = {"head": ("", t("reported"), t("in truth")), "rows": rows}
    blocks = (Block("table", table),) if rows else ()
    yield Part("truth", t("What was reported, and what was true"), "", blocks)


def _signals(known: Known, t: Texts) -> Iterator[Part]:
    view = known.session.season.scenario
    items = [
        parts.Item(words.signal_words(view, one, t), group=one.group,
                   note=t("Week {week}, {screen}", week=one.week,
                          screen=words.screen_name(one.screen, t)))
        for one in known.told.signals
    ]  # fmt: skip
    yield _listed("signals", t("Signals you passed by"), items)


def _crises(known: Known, t: Texts) -> Iterator[Part]:
    view = known.session.season.scenario
    items = [
        parts.Item(words.crisis_words(view, line, t), mark="ok" if line.in_person else "no",
                   clock=parts.clock(line))
        for line in known.told.crises
    ]  # fmt: skip
    yield _listed("crises", t("Crises against the clock"), items)


def _coherence(known: Known, t: Texts) -> Iterator[Part]:
    view = known.session.season.scenario
    items = [parts.Item(words.clash_words(view, one, t), group=one.group)
             for one in known.told.clashes]  # fmt: skip
    yield _listed("coherence", t("Where your plan pulled apart"), items)


def _left_out(known: Known, t: Texts) -> Iterator[Part]:
    """Points, money and choices beside those of a good player on the same luck."""
    other = known.told.other
    if other is None:
        return
    view = known.session.season.scenario
    items = [parts.Item(words.left_out_words(view, one, t), group=one.group)
             for one in other.left_out]  # fmt: skip
    blocks = (
        Block("table", parts.gaps(other, t)),
        Block("table", parts.money_beside(other, t)),
        *((Block("list", items, t("What was different")),) if items else ()),
    )
    intro = t("On the same luck a good player's plan came to {score} points. The last column says "
              "what its decisions in that group alone would have added to yours.",
              score=other.score)  # fmt: skip
    yield Part("left-out", t("Beside a good plan"), intro, blocks)


def _lessons(known: Known, t: Texts) -> Iterator[Part]:
    view = known.session.season.scenario
    items = []
    for one in known.told.lessons:
        said = words.lesson_words(view, one, t)
        mark = {True: "ok", False: "no", None: ""}[one.did]
        group = one.moment.practice.group if one.moment else ""
        items.append(parts.Item(said.text, mark=mark, tick=said.mark, note=said.moment,
                                more=said.courses, group=group))  # fmt: skip
    yield _listed("lessons", t("What it teaches"), items)
    before = known.before[-1].skills if known.before else {}
    skills = [parts.skill(one, before.get(one.skill), t) for one in known.told.competencies]
    intro = t("From 0 to 100. Half is how you played: how much was kept of what is taught. Half is "
              "what came of it: how near the goals came to their targets.")  # fmt: skip
    yield Part("skills", t("Competencies"), intro, (Block("bars", skills),))
    if known.before:
        table = parts.progress(known.before, known.session, known.told, t)
        yield Part("progress", t("Progress across seasons"), "", (Block("table", table),))


def _expected(known: Known, t: Texts) -> Iterator[Part]:
    items = [parts.Item(words.expected(row, t), mark="" if row.note else "ok")
             for row in known.told.page["expected"] if row.note != "none"]  # fmt: skip
    yield _listed("expected", t("Expected and actual"), items)


def _listed(name: str, title: str, items: Sequence[parts.Item]) -> Part:
    return Part(name, title, "", (Block("list", items),) if items else ())


_PARTS: tuple[Callable[[Known, Texts], Iterator[Part]], ...] = (
    _score, _causes, _decisions, _luck, _goals, _coherence, _signals, _crises, _left_out, _lessons,
    _truth, _expected,
)  # fmt: skip
