"""Rules about the craft: rhythm, tone, themes, machines and studies."""

from __future__ import annotations

from collections.abc import Mapping

from simgame.plan.groups.content import ContentOrder
from simgame.plan.lever import Value
from simgame.profile.badges.badge import Story, levers, longest, part_of

# Shares and weeks that the badges name (game assumptions).
_SOFT, _THEME_WEEKS, _STUDIES = 0.3, 4, 4
_USUAL_SELL = float(ContentOrder.model_fields["sell"].default)


def rhythm(story: Story) -> float:
    """One kind of post was made in every week."""
    kinds = story.weekly("content", "*", "*", "count")
    every = set[str]().union(*kinds)
    best = max((sum(kind in week for week in kinds) for kind in every), default=0)
    return part_of(best, len(story.reports))


def soft(story: Story) -> float:
    """A grade of C or better, and no content that sells harder than usual."""
    sold = [_hardest(plan) for plan in story.plans]
    gentle = [share for share in sold if share is not None]
    if not gentle or max(gentle) > _SOFT:
        return 0.0
    return 1.0 if story.at_least("C") else 0.5


def _hardest(plan: Mapping[str, Value]) -> float | None:
    """The hardest sell of the week's content; None where nothing was made."""
    made = [path.rsplit(".", 1)[0] for path, _ in levers(plan, "content", "*", "*", "count")]
    sells = [float(plan.get(f"{path}.sell", _USUAL_SELL)) for path in made]
    return max(sells, default=None)


def storyline(story: Story) -> float:
    """One theme went through the content of four weeks in a row."""
    themes = [set(week.values()) for week in story.weekly("content", "*", "*", "theme")]
    every = set[Value]().union(*themes)
    best = max((longest([theme in week for week in themes]) for theme in every), default=0)
    return part_of(best, _THEME_WEEKS)


def honest_machines(story: Story) -> float:
    """Machines made content, somebody always looked it over, and the grade is C or better."""
    made = story.weekly("content", "*", "*", "ai_share")
    read = story.weekly("content", "*", "*", "review_hours")
    if not any(made) or any(m and not r for m, r in zip(made, read, strict=True)):
        return 0.0
    return 1.0 if story.at_least("C") else 0.5


def curious(story: Story) -> float:
    """Four kinds of studies were bought."""
    bought = set[str]().union(*story.weekly("research", "*"))
    return part_of(len(bought), _STUDIES)
