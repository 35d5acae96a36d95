"""The boards of a class in rows: places with their bands, one's own in gold, bots dim."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from simgame.game.table.team import BoardAt, Classroom, ContestBoard, Placed
from simgame.locale import N_, Texts
from simgame.locale.numbers import to_a_tenth
from simgame.tui.cells import Row, Span, bar_spans, fit, fit_right, heading, paragraph
from simgame.tui.names import level_name

_KINDS = {"practice": N_("practice, never counts"), "ranked": N_("ranked"),
          "shared": N_("one shared market")}  # fmt: skip
KINDS_MEAN = {
    "practice": N_("Practice: it never counts. Try what you would not dare in earnest."),
    "ranked": N_("Ranked: it counts, and its debrief opens when the contest is over."),
    "shared": N_("One shared market: the other teams of the class are your rivals."),
}
_PLACE, _BAND, _MARGIN, _LUCK, _SCORE = 6, 8, 12, 6, 6
_LEAST_BAR, _MOST_BAR, FULL = 10, 40, 1000
_ENOUGH = 60


def class_rows(boards: Sequence[ContestBoard], t: Texts, width: int) -> list[Row]:
    """Every contest, the newest first."""
    if not boards:
        return paragraph(t("Nothing is played yet. Your trainer will begin something."), width)
    return [row for board in boards for row in (*_board(board, t, width), ())]


def board_rows(board: BoardAt, room: Classroom, t: Texts, width: int) -> list[Row]:
    """What a board is: whether it counts, how far it may be played and until when, and where."""
    title = (board.plays or board.title).of(t.lang)
    title = f"{title} · {board.number}" if board.lucks > 1 else title
    told = [t(KINDS_MEAN[board.kind]) if board.kind in KINDS_MEAN else ""]
    if board.home:
        told.append(t("You may take this scenario home: {page}", page=f"{room.hub}/team"))
    if board.lucks > 1:
        told.append(t("It is one of {n} boards of this contest.", n=board.lucks))
    if board.round_open and not board.closed:
        told.append(t("Weeks up to {week} of {weeks} are open.", week=board.round_open,
                      weeks=board.rounds))  # fmt: skip
    if board.deadline is not None and board.week < board.round_open:
        at = f"{datetime.fromtimestamp(board.deadline / 1000, UTC).astimezone():%H:%M}"
        told.append(t("Hand in until {at}; who has not goes on as last week.", at=at))
    elif not board.closed:
        told.append(t("No deadline: hand in when you are ready."))
    told.append(t("Who hands in is the captain: you.") if room.captain else
                t("Who hands in is the captain."))  # fmt: skip
    rows = [heading(title, width)]
    rows += [row for text in told if text for row in paragraph(text, width)]
    done = 1.0 if board.closed else board.week / board.rounds
    bar = bar_spans(done, min(width - 30, _MOST_BAR), "brand")
    said = t("{n} of {weeks} weeks played", n=board.week, weeks=board.rounds)
    return [*rows, (*bar, Span(f"  {said}", "dim"))]


def _board(board: ContestBoard, t: Texts, width: int) -> list[Row]:
    rows = [heading(f"{board.title.of(t.lang)} · {t(_KINDS.get(board.kind, board.kind))}", width)]
    if board.frozen:
        said = t("The board is frozen: what happens from now on is told at the end.")
        shown = t("The board is frozen until your trainer shows it.")
        rows += paragraph(shown if board.closed else said, width, "warn")
    if not board.lines:
        return [*rows, (Span(t("No team has begun."), "dim"),)]
    rows.append(_names(board, t, width))
    rows += [_line(line, board, t, width) for line in board.lines]
    if board.plays:
        said = " · ".join(f"#{n} {title.of(t.lang)} ({level_name(level, t)})"
                          for n, (title, level) in enumerate(board.plays, 1))  # fmt: skip
        rows += paragraph(said, width, "dim")
    if board.void or any(line.aside for line in board.lines):
        rows += paragraph(t("A board marked × does not count."), width, "dim")
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


def _bar_width(board: ContestBoard, width: int) -> int:
    """The cells of a team's bar; 0 where there is no room for one, or nothing to draw."""
    used = _PLACE + 2 + _name_width(board, width) + _BAND + _MARGIN + _LUCK * board.lucks
    left = width - used - _SCORE - 2
    drawn = any(line.scores for line in board.lines)
    return min(left, _MOST_BAR) if drawn and left >= _LEAST_BAR else 0


def _names(board: ContestBoard, t: Texts, width: int) -> Row:
    lucks = "".join(fit_right(f"#{n + 1}", _LUCK) for n in range(_lucks(board, width)))
    said = (fit_right(t("place"), _PLACE) + "  " + fit(t("team"), _name_width(board, width))
            + fit_right(t("band"), _BAND) + fit_right(t("to median"), _MARGIN) + lucks)  # fmt: skip
    mean = "  " + fit(t("mean score"), _bar_width(board, width)) if _bar_width(board, width) else ""
    return (Span(said + mean, "dim"),)


def _line(line: Placed, board: ContestBoard, t: Texts, width: int) -> Row:
    tone = "gold bold" if line.mine else "dim" if line.bot else ""
    band = f"{line.band[0]}–{line.band[1]}" if line.band else "·"
    place = t("bot") if line.bot else "–" if line.place is None else str(line.place)
    lucks = "".join(
        fit_right(_luck(line, n + 1, board, t), _LUCK) for n in range(_lucks(board, width))
    )  # fmt: skip
    return (
        Span(fit_right(place, _PLACE) + "  ", tone),
        Span(fit(line.name, _name_width(board, width)), tone),
        Span(fit_right(band if line.place else "", _BAND)),
        Span(fit_right(_margin(line), _MARGIN), "bright"), Span(lucks, "dim"),
        *_mean(line, _bar_width(board, width)),
    )  # fmt: skip


def _mean(line: Placed, width: int) -> Row:
    """The mean of the scores that count, of 1,000, as a bar."""
    if not width or not line.scores:
        return ()
    mean = sum(line.scores.values()) / len(line.scores)
    hue = "gold" if line.mine else "dim" if line.bot else "brand"
    bar = bar_spans(mean / FULL, width, hue)
    return (Span("  "), *bar, Span(fit_right(f"{mean:.0f}", _SCORE), "bright bold"))


def _margin(line: Placed) -> str:
    if line.margin is None:
        return ""
    return to_a_tenth(line.margin, signed=True) + (f" ±{line.half:.0f}" if line.half else "")


def _luck(line: Placed, number: int, board: ContestBoard, t: Texts) -> str:
    """A luck's score, or the week in which the team is there; × where it does not count."""
    if number in (*board.void, *line.aside):
        return "×"
    if number in line.scores:
        return str(line.scores[number])
    return t("w{week}", week=line.weeks[number] + 1) if number in line.weeks else "·"
