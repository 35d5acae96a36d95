"""What is told of a class below its boards where there is room: scores, and how it is played."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from rich.cells import cell_len

from simgame.game.table.team import Classroom, ContestBoard, Placed
from simgame.locale import N_, Texts
from simgame.tui.cells import Row, Span, bar_spans, fit, fit_right, heading, paragraph
from simgame.tui.front.class_rows import FULL, KINDS_MEAN

_BAR, _SCORE, _MOST_NAME = 40, 6, 40
_WEEK = (
    ("⏎", N_("opens the desk. All of a team move levers of one plan, at the same time.")),
    ("F7", N_("is the team's room: who looks after what, who is ready, what was said, the clock.")),
    ("r", N_("hands the plan in, which is for the captain. At the deadline the week is lived with "
             "last week's plan for whoever has not.")),
    ("w", N_("shows the review: what came, and why. The debrief opens when the contest is over.")),
)  # fmt: skip
_COUNTS = (
    N_("Every board has its own luck. What counts is how far you are from the middle of the field "
       "on each of them."),
    N_("A band holds every place that other luck could have given."),
)  # fmt: skip


def score_rows(contests: Sequence[ContestBoard], t: Texts, width: int) -> list[Row]:
    """The score of one's own team on each board, beside the best and the middle of the class."""
    found = [(_called(one, number, t), mine.scores[number], _of_others(one, number))
             for one in contests if (mine := next((a for a in one.lines if a.mine), None))
             for number in sorted(mine.scores)]  # fmt: skip
    if not found:
        return []
    name = min(max(cell_len(called) for called, _, _ in found) + 2, _MOST_NAME)
    rows: list[Row] = [heading(t("Your scores, and those of the class"), width)]
    for called, score, others in found:
        said = t("best {best} · middle {middle}", best=max(others), middle=round(median(others)))
        bar = min(_BAR, max(width - name - _SCORE - cell_len(said) - 2, 8))
        rows.append((Span(fit(called, name)), *bar_spans(score / FULL, bar, "gold"),
                     Span(fit_right(str(score), _SCORE), "bright bold"),
                     Span(f"  {said}", "dim")))  # fmt: skip
    return rows


def _called(contest: ContestBoard, number: int, t: Texts) -> str:
    title = contest.title.of(t.lang)
    return f"{title} · {number}" if contest.lucks > 1 else title


def _of_others(contest: ContestBoard, number: int) -> list[int]:
    """The scores of all teams on a board, one's own among them; bots are none."""
    teams: list[Placed] = [line for line in contest.lines if not line.bot]
    return [line.scores[number] for line in teams if number in line.scores]


def counts_rows(room: Classroom, t: Texts, width: int) -> list[Row]:
    """What each kind of board that is there means, and by what places go."""
    kinds = dict.fromkeys(board.kind for board in room.boards if board.kind in KINDS_MEAN)
    told = [t(KINDS_MEAN[kind]) for kind in kinds]
    if any(kind != "practice" for kind in kinds):
        told += map(t, _COUNTS)
    rows = [row for text in told for row in paragraph(text, width)]
    return [heading(t("How it counts"), width), *rows] if rows else []


def week_rows(t: Texts, width: int) -> list[Row]:
    """How a week is played in a class, key by key."""
    rows: list[Row] = [heading(t("A week in class"), width)]
    for key, said in _WEEK:
        first, *more = paragraph(t(said), width - 4)
        rows += [(Span(fit(key, 4), "accent bold"), *first),
                 *((Span("    "), *row) for row in more)]  # fmt: skip
    return rows
