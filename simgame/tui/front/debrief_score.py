"""Page 1 of the debrief: the score in large digits, and the sum it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from simgame import pages, words
from simgame.game.score import Score
from simgame.locale import Texts
from simgame.profile import Badge, Played
from simgame.tui.cells import Line, Row, Span, bar_spans, fit, fit_right, heading, width_of, wrap
from simgame.tui.front.home_lists import GRADES, badge_row
from simgame.tui.look import goal_hue, hero
from simgame.tui.look.stamps import sign
from simgame.tui.symbols import is_plain

_BAR, _LEAST_BAR, _POINTS, _STAMP = 22, 5, 12, 24
_WIDE = 100  # cells from which on a sum is told whole
_FIGURES = 1 + 8 + 8 + 1  # cells of a line beside its name, its bar and what it says
_HUES = {"goals": "content", "assets": "private", "calibration": "support", "breaches": "bad"}


@dataclass(frozen=True)
class ScorePage:
    """What the page is about: the score, its rows, and the player's own seasons before it.

    `first` is what is said first of the season.
    """

    score: Score
    page: pages.Page
    before: tuple[Played, ...] = ()
    new_badges: tuple[Badge, ...] = ()
    first: str = ""


def score_lines(
    shown: ScorePage, counted: int, opened: Collection[str], t: Texts, size: tuple[int, int]
) -> list[Line]:
    """The page; `counted` is how far the score has counted up, `opened` the lines that are open."""
    width, height = size
    head = [Line(row) for row in _head(shown, counted, t, width)]
    said = [Line((Span(f"  {row}", "bright bold"),)) for row in wrap(shown.first, width - 4)]
    head += [Line(()), *said] if shown.first else []
    tree = _tree(shown, opened, t, width)
    foot = _foot(shown, t, width) if height - len(head) - len(tree) >= 13 else []
    return [Line(()), *head, Line(()), *tree, *foot]


def _head(shown: ScorePage, counted: int, t: Texts, width: int) -> list[Row]:
    digits, _ = hero(str(counted), plain=is_plain(t))
    tone = GRADES.get(shown.score.grade, "bright")
    # What a good plan had more of says better where points were left.
    left_over = () if shown.first else _left(shown, t)
    said = [_record(shown, t), _distance(shown.score, t), left_over]
    rows: list[Row] = []
    for drawn, row in zip(digits, said, strict=True):
        left: Row = (
            Span("   "),
            Span(drawn, f"{'bright' if tone == 'dim' else tone} bold"),
            Span("   "),
        )
        room = max(width - width_of(left), 0)
        rows.append((*left, *(Span(fit(span.text, room), span.tone) for span in row)))
    return rows


def _record(shown: ScorePage, t: Texts) -> Row:
    if not shown.before:
        return (Span(t("Your first score here"), "gold bold"),)
    best = max(one.result.total for one in shown.before)
    if shown.score.total > best:
        more = shown.score.total - best
        return (Span(t("Your new record, {points} above the last one", points=more), "gold bold"),)
    return (Span(t("Your best here is {points}", points=best), "dim"),)


def _distance(score: Score, t: Texts) -> Row:
    """The grade's bounds and how far it is to the next."""
    steps = list(score.steps.items())
    place = next((n for n, (name, _) in enumerate(steps) if name == score.grade), None)
    said = t("Grade {grade}", grade=score.grade)
    if place:
        above, least = steps[place - 1]
        said = t("Grade {grade}, {points} points short of {next}", grade=score.grade, next=above,
                 points=least - score.total)  # fmt: skip
    note = "  " + t("(provisional)") if score.provisional else ""
    return Span(said, "bright"), Span(note, "dim")


def _left(shown: ScorePage, t: Texts) -> Row:
    """Where most points still lie."""
    parts = [*shown.score.part("goals").parts, *shown.score.part("assets").parts,
             shown.score.part("calibration")]  # fmt: skip
    most = max(parts, key=lambda part: part.most - part.points)
    lost = round(most.most - most.points)
    name = t("forecasts") if most.id == "calibration" else words.kpi_name(most.id, t)
    return (Span(t("{points} points were left in {part}", points=lost, part=name), "warn"),)


def _tree(shown: ScorePage, opened: Collection[str], t: Texts, width: int) -> list[Line]:
    """The lines of the sum; one that is opened says what made it on lines of its own."""
    tree = words.score_tree(shown.page, t)
    rows = shown.page["score"]
    sizes = _sizes(tree, width)
    lines: list[Line] = []
    open_above = [True]
    for number, line in enumerate(tree):
        del open_above[line.depth + 1 :]
        if not all(open_above):
            open_above.append(False)
            continue
        key = str(number)
        if line.depth:
            lines += _drawn(line, rows[number], key, opened, (width, *sizes))
        open_above.append(key in opened or line.depth < 1)
    return lines


def _sizes(tree: Sequence[words.ScoreLine], width: int) -> tuple[int, int]:
    """The cells of names and of bars: bars give way to what a line says of itself."""
    said = max((cell_len(line.explanation) for line in tree if line.depth > 1), default=0)
    name = max(cell_len("  " * line.depth + line.label) for line in tree)
    name = max(min(name, width - _BAR - _POINTS - 8, 30), 16)
    left = width - name - said - _FIGURES
    return name, left if _LEAST_BAR <= left < _BAR else _BAR


def _drawn(
    line: words.ScoreLine,
    row: pages.Row,
    key: str,
    opened: Collection[str],
    sizes: tuple[int, int, int],
) -> list[Line]:
    width, name, bar = sizes
    hue = goal_hue(row.keys[0]) if row.kind in ("goal", "asset") else _HUES.get(row.kind, "support")
    share = line.points / line.most if line.most else 0.0
    label = "  " * line.depth + line.label
    drawn: Row = (
        Span(fit(label, name), "bold bright" if line.depth == 1 else ""), Span(" "),
        *bar_spans(max(share, 0.0), bar, hue),
        Span(fit_right(words.points(line.points), 8), "bright bold"),
        Span(fit(f" / {words.points(line.most)}" if line.most else "", 8), "dim"),
    )  # fmt: skip
    room = width - width_of(drawn) - 1
    # A formula that is cut says nothing: in a wide window it has a line of its own.
    is_long = width >= _WIDE and cell_len(line.explanation) > room
    below = key in opened or is_long
    if not below and room >= 24 and line.explanation:
        drawn = (*drawn, Span(fit(line.explanation, room), "dim"))
    lines = [Line(drawn, key)]
    if below and line.explanation:
        pad = " " * (2 * line.depth + 2)
        lines += [
            Line((Span(pad + text, "dim"),)) for text in wrap(line.explanation, width - len(pad))
        ]
    return lines


def _foot(shown: ScorePage, t: Texts, width: int) -> list[Line]:
    """The spare block: the grade as a stamp, what it goes by, and badges that are new."""
    stamp = sign(shown.score.grade)
    tone = GRADES.get(shown.score.grade, "text")
    said: list[Row] = [
        (Span(row, "dim"),) for row in wrap(words.graded_by(shown.score, t), width - 30)
    ]
    if shown.new_badges:
        said += [(), heading(t("New badges"), width - 30)]
        said += [row for badge in shown.new_badges[:4]
                 for row in badge_row(badge, t, width - 30, faded=False)]  # fmt: skip
    lines: list[Line] = [Line(()), Line(heading(t("Grade"), width))]
    for place, row in enumerate(stamp):
        beside = said[place - 1] if 0 < place <= len(said) else ()
        lines.append(Line((Span("   "), Span(fit(row, _STAMP), f"{tone} bold"), *beside)))
    return lines
