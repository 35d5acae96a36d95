"""A question with a clock, in the feed's place: a crisis on the alarm ground, an offer on its own.

Nothing is chosen beforehand. A digit picks an answer, the same digit again gives it; Enter and
Space do nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len

from simgame import words
from simgame.game.table.contract import PASS
from simgame.locale import N_, Texts
from simgame.plan.observation import UNANSWERED, Option, Prompt
from simgame.scenario.schema import Scenario
from simgame.tui.cells import (
    Line,
    Row,
    Span,
    bar_spans,
    fit,
    fit_right,
    paragraph,
    width_of,
    wrap,
)
from simgame.tui.look import on_ground

DIGITS = "123456789"
_LABELS = {"crisis": N_("CRISIS"), "kol-counter": N_("OFFER")}
_ASKED = N_("QUESTION")
_NAME, _COST, _HOURS, _BAR = 34, 9, 10, 12


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it stands: which answer was picked, "" for none."""

    prompt: Prompt
    picked: str = ""

    @property
    def digits(self) -> str:
        """The digits that answer; the last leaves it to the standing order."""
        return DIGITS[: len(self.prompt.options) + 1]

    def option(self, digit: str) -> str:
        """What a digit answers."""
        place = DIGITS.index(digit)
        options = self.prompt.options
        return options[place].id if place < len(options) else PASS

    @property
    def is_crisis(self) -> bool:
        """Whether it is trouble, rather than an offer."""
        return self.prompt.kind == "crisis"


def form(asked: Asked, view: Scenario, t: Texts, width: int, height: int) -> list[Line]:
    """The question, its clock, the answers with what they cost and take, and what a key does.

    Closer together where `height` rows are too few.
    """
    said = words.prompt_words(view, asked.prompt, t)
    ground = "alarm" if asked.is_crisis else "panel"
    label, tone = t(_LABELS.get(asked.prompt.kind, _ASKED)), "bad" if asked.is_crisis else "accent"
    head = (Span(f" {label} ", f"bg bold on {tone}"), Span(f" {said.question}", "bright bold"))
    clock = [_clock(asked.prompt, t, width, tone)] if asked.prompt.default != UNANSWERED else []
    answers = [Line(row, d) for d in asked.digits for row in _answer(asked, d, said, t, width)]
    now = [Line((Span(" "), *row)) for row in _what_now(asked, said, t, width - 2)]
    # Where the answers stand is the same however many are picked: a second click finds the first.
    unpicked = _what_now(Asked(asked.prompt), said, t, width - 2)
    most = max(len(now), len(unpicked))
    room = height - len(clock) - len(answers) - most
    rows = [on_ground(row, width, ground) for row in (*_question(head, width, room), *clock)]
    gap = [Line(())] if len(rows) + len(answers) + most + 2 <= height else []
    return [*map(Line, rows), *gap, *answers, *gap, *now]


def _question(head: Row, width: int, room: int) -> list[Row]:
    """What is asked, whole where `room` rows hold it, else to a row that says there is more."""
    label, text = head
    said = text.text.strip()
    first = wrap(said, width - width_of((label,)) - 2)[0]
    made: list[Row] = [(label, Span(" "), Span(first, text.tone))]
    after = said[len(first) :].strip()
    rest: list[Row] = [(Span("  "), Span(row, text.tone)) for row in wrap(after, width - 3)]
    rest = rest if after else []
    kept = max(room, 2) - 1
    if len(rest) > kept:
        rest = [*rest[: kept - 1], (*rest[kept - 1], Span(" …", "dim"))]
    return made + rest


def _clock(prompt: Prompt, t: Texts, width: int, tone: str) -> Row:
    """How long there is, as a bar that is full at first: reading takes no time."""
    hours = prompt.deadline_hour - prompt.hour
    text = t("{n} hours to answer", n=hours)
    waits = t("the clock waits while you read")
    bar = min(max(width - cell_len(text) - cell_len(waits) - 3, 4), 60)
    return (
        Span(f" {text} ", "bright bold"),
        *bar_spans(1.0, bar, tone),
        Span(f" {waits}", "dim"),
    )


def _answer(
    asked: Asked, digit: str, said: words.PromptWords, t: Texts, width: int
) -> Iterator[Row]:
    """An answer with its price; without one it is told whole, in as many rows as it takes."""
    place = DIGITS.index(digit)
    is_picked = asked.picked == digit
    mark = Span(f" {digit} ", "bg bold on accent" if is_picked else "accent bold on panel")
    tone = "bright bold" if is_picked else ""
    label = said.passing if place == len(said.options) else said.options[place].label
    price: Row = ()
    if place < len(said.options):
        price = _price(asked, asked.prompt.options[place], t, width)
    first, *rest = [fit(label, _NAME)] if price else _told(label, width - 5)
    rows: list[Row] = [(mark, Span(" "), Span(first, tone), *price)]
    rows += [(Span("    "), Span(text, tone)) for text in rest]
    yield from (on_ground(row, width, "cursor") if is_picked else row for row in rows)


def _told(text: str, width: int) -> list[str]:
    """The text in rows of at most `width` cells."""
    return [row[0].text for row in paragraph(text, width)]


def _price(asked: Asked, option: Option, t: Texts, width: int) -> Row:
    """What an answer costs and takes, against the clock."""
    clock = asked.prompt.deadline_hour - asked.prompt.hour
    if asked.prompt.default == UNANSWERED:
        return ()
    late = option.lead_hours > clock
    hours = t("{n} h", n=option.lead_hours) if option.lead_hours else t("at once")
    left = t("too late") + " !" if late else t("{n} h left", n=clock - option.lead_hours)
    bar: Row = ()
    if width >= 90:
        share = option.lead_hours / clock if clock else 1.0
        bar = (Span("  "), *bar_spans(share, _BAR, "bad" if late else "brand"))
    return (
        Span(fit_right(words.money(option.cost), _COST), "strong"),
        Span(fit_right(hours, _HOURS), "bad" if late else ""),
        *bar,
        Span(f"  {left}", "bad bold" if late else "good"),
    )


def _what_now(asked: Asked, said: words.PromptWords, t: Texts, width: int) -> list[Row]:
    """What the next key does."""
    if asked.picked:
        place = DIGITS.index(asked.picked)
        options = said.options
        label = options[place].label if place < len(options) else said.passing
        text = t(
            "{digit} once more decides: {answer}. Another digit changes it.",
            digit=asked.picked,
            answer=label,
        )
        return paragraph(text, width, "accent bold")
    text = t(
        "1–{n} pick an answer, the same digit again gives it. Enter and Space do nothing.",
        n=len(asked.digits),
    )
    return [*paragraph(text, width, "dim"), *paragraph(said.about(t), width, "dim")]
