"""The boards of a class in rows: places with their bands, one's own in gold."""

from __future__ import annotations

from collections.abc import Sequence

from simgame.game.table.team import ContestBoard, Placed
from simgame.locale import N_, Texts
from simgame.locale.numbers import count
from simgame.tui.cells import Row, Span, fit, fit_right, heading, paragraph

_KINDS = {"practice": N_("practice, never counts"), "ranked": N_("ranked"),
          "shared": N_("one shared market")}  # fmt: skip
_PLACE, _BAND, _MARGIN, _LUCK = 5, 8, 12, 6
_ENOUGH = 60


def class_rows(boards: Sequence[ContestBoard], t: Texts, width: int) -> list[Row]:
    """Every contest, the newest first."""
    if not boards:
        return paragraph(t("Nothing is played yet. Your trainer will begin something."), width)
    return [row for board in boards for row in (*_board(board, t, width), ())]


def _board(board: ContestBoard, t: Texts, width: int) -> list[Row]:
    rows = [heading(f"{board.title} · {t(_KINDS.get(board.kind, board.kind))}", width)]
    if board.frozen:
        said = t("The board is frozen: what happens from now on is told at the end.")
        rows += paragraph(said, width, "warn")
    if not board.lines:
        return [*rows, (Span(t("No team has begun."), "dim"),)]
    rows.append(_names(board, t, width))
    rows += [_line(line, board, t, width) for line in board.lines]
    if board.closed and any(line.band for line in board.lines):
        rows += paragraph(t("A band holds every place that other luck could have given."), width,
                          "dim")  # fmt: skip
    elif board.kind != "practice":
        rows += paragraph(t("Places are settled, with their bands, when the contest is over."),
                          width, "dim")  # fmt: skip
    return rows


def _lucks(board: ContestBoard, width: int) -> int:
    return board.lucks if width >= _ENOUGH else 0


def _name_width(board: ContestBoard, width: int) -> int:
    most = width - _PLACE - 2 - _BAND - _MARGIN - _LUCK * _lucks(board, width)
    return max(min(most, 30), 6)


def _names(board: ContestBoard, t: Texts, width: int) -> Row:
    lucks = "".join(fit_right(f"#{n + 1}", _LUCK) for n in range(_lucks(board, width)))
    said = (fit_right(t("place"), _PLACE) + "  " + fit(t("team"), _name_width(board, width))
            + fit_right(t("band"), _BAND) + fit_right(t("to median"), _MARGIN) + lucks)  # fmt: skip
    return (Span(said, "faint"),)


def _line(line: Placed, board: ContestBoard, t: Texts, width: int) -> Row:
    tone = "gold bold" if line.mine else ""
    band = f"{line.band[0]}–{line.band[1]}" if line.band else "…"
    lucks = "".join(
        fit_right(_luck(line, n + 1, t), _LUCK) for n in range(_lucks(board, width))
    )  # fmt: skip
    return (
        Span(fit_right("–" if line.place is None else str(line.place), _PLACE) + "  ", tone),
        Span(fit(line.name, _name_width(board, width)), tone),
        Span(fit_right(band if line.place else "", _BAND)),
        Span(fit_right(_margin(line), _MARGIN), "bright"), Span(lucks, "dim"),
    )  # fmt: skip


def _margin(line: Placed) -> str:
    if line.margin is None:
        return ""
    return count(line.margin, signed=True) + (f" ±{line.half:.0f}" if line.half else "")


def _luck(line: Placed, number: int, t: Texts) -> str:
    """A luck's score, or the week in which the team is there."""
    if number in line.scores:
        return str(line.scores[number])
    return t("w{week}", week=line.weeks[number] + 1) if number in line.weeks else "·"
