"""What is said about a scenario on the trainer's bench: findings, and how bots fared."""

from __future__ import annotations

from statistics import fmean

from simgame import words
from simgame.locale import Texts
from simgame.profile import Profile
from simgame.scenario import Loaded
from simgame.tui.cells import Line, Row, Span, bar_spans, fit, fit_right, heading, wrap
from simgame.tui.front.scenario_rows import about_rows
from simgame.tui.front.try_out import SEEDS, Tried


def checked_lines(one: Loaded, t: Texts, width: int) -> list[Line]:
    """Every finding at its place, or that there is none."""
    title = one.model.title.of(t.lang) if one.model else one.file
    lines = [Line(heading(title, width))]
    if not one.findings:
        lines.append(Line((Span(t("Nothing to say: it can be played."), "good"),)))
    for found, said in zip(one.findings, one.render(t.lang), strict=True):
        tone = "bad" if found.severity == "error" else "warn"
        first, *rest = said.split("\n")
        lines += [Line((Span(row, tone),)) for row in wrap(first, width)]
        lines += [Line((Span(row, "dim"),)) for row in rest]
        lines.append(Line(()))
    return lines


def offered_lines(one: Loaded, t: Texts, size: tuple[int, int]) -> list[Line]:
    """The scenario as players find it where they choose, in so much room."""
    width, height = size
    rows = about_rows(one, one, list(one.levels), Profile(), t, (width, height - 2))
    return [Line(()), Line(heading(t("As players find it"), width)), *map(Line, rows)]


def tried_rows(tried: Tried, t: Texts, width: int) -> list[Row]:
    """The bots' mean scores, and whether playing better pays."""
    rows = [heading(t("Play-test, {n} seasons each", n=len(SEEDS)), width)]
    for bot, scores in tried.scores.items():
        mean = fmean(scores)
        rows.append((Span(fit(words.bot_name(bot, t), 16)),
                     *bar_spans(mean / 1000, max(width - 40, 8), "brand"),
                     Span(fit_right(str(round(mean)), 6), "bright bold"),
                     Span(fit(f"  {min(scores)}–{max(scores)}", 16), "dim")))  # fmt: skip
    if tried.in_order:
        rows.append((Span(t("Whoever plays better scores better."), "good"),))
    else:
        said = t("The order is not as it should be: do nothing, random, even split, greedy.")
        rows.append((Span(said, "warn"),))
    return rows
