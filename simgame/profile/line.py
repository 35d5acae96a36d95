"""A season in one line of ASCII, to be pasted anywhere: it tells the story, not the solution."""

from __future__ import annotations

from collections import defaultdict

from simgame.profile.finished import Finished, GoalResult, Guess

_WIDTH, _TARGET = 8, 0.7
_NEAR = 0.1


def result_line(result: Finished) -> str:
    """`simgame Tea launch normal 608 B  net =====|==  …  forecast o.oO.o.O`.

    A goal's bar is the share of its points, `|` the target; a forecast's sign stands for the best
    of its week: `O` within 2 %, `o` within 10 %, `.` else.
    """
    head = f"simgame {_ascii(result.title.of('en'))} {result.level} {result.total} {result.grade}"
    goals = [f"{goal.kpi.split('_')[0]} {_bar(goal)}" for goal in result.goals]
    guessed = [f"forecast {_signs(result.guesses)}"] if result.guesses else []
    return "  ".join([head, *goals, *guessed])


def _bar(goal: GoalResult) -> str:
    full, mark = round(goal.share * _WIDTH), round(_TARGET * _WIDTH)
    drawn = "=" * full + "." * (_WIDTH - full)
    return drawn[:mark] + "|" + drawn[mark:]


def _signs(guesses: tuple[Guess, ...]) -> str:
    weeks: dict[int, list[Guess]] = defaultdict(list)
    for guess in guesses:
        weeks[guess.week].append(guess)
    return "".join(_sign(weeks[week]) for week in sorted(weeks))


def _sign(guesses: list[Guess]) -> str:
    off = min((guess.off for guess in guesses if guess.off is not None), default=1.0)
    if any(guess.is_hit for guess in guesses):
        return "O"
    return "o" if off <= _NEAR else "."


def _ascii(text: str) -> str:
    return text.encode("ascii", "ignore").decode().strip() or "season"
