"""Content made with AI: fewer hours, but mistakes, sameness and a loss of what feels real.

Idea: AI takes the repetitive part of the work first, so its first shares save most hours and cost
least of what people make. Mistakes slip through unless somebody reviews; where everybody uses AI,
posts look alike; work that lives by feeling suffers most, and least before people who
make things with AI themselves. Those who handle the tools well get less of what everybody gets.

    hours    = hours · (1 − saved · a · (2 − a)) + review hours      more is saved with paid tools
    craft    = craft · (1 − (l + e · emotion) · a² · minds)
               · (1 − s · a · market's AI share · (1 − 0.75 skill))
    minds    = 1 + h · (usual − share of the persona who make content with AI)
    mistakes ~ Bernoulli(d · a · e^(−review hours ÷ 0.5) · (1 − 0.75 skill))
               craft · 0.5, trust lost
    held back ~ Bernoulli(h · a) where labels are asked for and missing
    trust lost = f · emotion · a² · minds for each person reached      it feels false

A label costs a little of how a post is received and earns trust.

Symbols: a AI share of a post. Sources: course:T17 (89 % right), course:T20 and course:T32
(sameness), course:T22 (repetitive work), course:T28 (emotional content ×0.7–0.85, favour falls;
also `kirk2025`), course:T11 (labels; young people make things with AI), course:T36 (skill); the
forms are game assumptions.
Limits: rivals' posts without an order of AI count with the market's share.
"""

from __future__ import annotations

import numpy as np

from simgame.market.event_times import labels_asked
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.planned import most_pieces
from simgame.market.posts import NewPosts
from simgame.market.remembered import Staff
from simgame.market.setting import AWARE
from simgame.market.week import Week

LEVERS = (
    "content.{platforms}.{content_types}.ai_share",
    "content.{platforms}.{content_types}.review_hours",
    "compliance.ai_labels",
)
WRITES = ("week.new",)


class Params(Parameters):
    """Parameters of AI content."""

    plain_loss: float = given(0.04, "craft", "assumption, course:T28")
    felt_loss: float = given(0.12, "craft of emotional content", "assumption, course:T28")
    sameness: float = given(0.15, "craft", "assumption, course:T20")
    mistakes: float = given(0.11, "chance a post", "course:T17")
    review_scale: float = given(0.5, "hours", "assumption")
    mistake_harm: float = given(0.5, "craft", "assumption")
    mistake_distrust: float = given(0.4, "trust per person reached", "assumption, course:T17")
    false_distrust: float = given(0.3, "trust per person reached", "assumption, course:T28")
    at_home: float = given(1.0, "less loss per share who make content with AI", "assumption")
    usual_makers: float = given(0.4, "share", "assumption")
    skilled: float = given(0.75, "less of it at full skill", "assumption, course:T36")
    held_back: float = given(0.2, "chance a post", "assumption, course:T11")
    held_views: float = given(0.1, "of the usual views", "assumption")
    label_craft: float = given(0.04, "craft", "assumption, course:T11")
    label_trust: float = given(0.3, "trust per person reached", "assumption, course:T28")


def step(share: Floats, emotion: Floats, minds: Floats, market: Floats, mistaken: Floats,
         params: Params) -> Floats:  # fmt: skip
    """How posts are received, against the same work by people; all of shapes that go together.

    `share` of AI, `emotion` of the content type and `mistaken` (0 or 1) by post; `minds` of those
    who see it (1 = usual); `market` is the AI share of the category, less the brand's own skill.
    """
    felt = 1 - (params.plain_loss + params.felt_loss * emotion) * share**2 * minds
    alike = 1 - params.sameness * share * market
    return felt * alike * (1 - params.mistake_harm * mistaken)


def felt_false(share: Floats, emotion: Floats, minds: Floats, params: Params) -> Floats:
    """Trust that somebody reached loses, as a rate: nobody felt it; shapes as in `step`."""
    lost: Floats = params.false_distrust * emotion * share**2 * minds
    return lost


def show(week: Week, params: Params) -> None:
    """Change how the week's own posts are received, by how they were made."""
    new = week.new.get("content")
    share = new.ordered("ai_share") if new is not None else np.zeros(0)
    if new is None or not share.any():
        return
    setting = week.setting
    shape = (len(setting.touchpoints), most_pieces())
    uniform = week.draws("ai_content", (2,), shape).uniform
    uniform = uniform[:, new.posts.brand, new.posts.touch, new.ordinals % most_pieces()]
    review = new.ordered("review_hours")
    skill = _skill(week)[new.posts.brand]
    mistaken = uniform[0] < chance_of_mistakes(share, review, skill, params)
    minds = 1 + params.at_home * (params.usual_makers - setting.of_personas("makes_with_ai"))
    alike = _market(week) * (1 - params.skilled * skill)
    post = (share, setting.of_types("emotion")[new.kind], alike, mistaken * 1.0)
    share_, emotion, alike_, wrong = (each[:, None] for each in post)
    craft = step(share_, emotion, minds, alike_, wrong, params)
    _label(week, new, share, uniform[1], params)
    new.posts.craft *= craft
    lost = params.mistake_distrust * wrong + felt_false(share_, emotion, minds, params)
    _distrust(week, new, lost)
    _own_up(week, new, mistaken)


def chance_of_mistakes(share: Floats, review: Floats, skill: Floats, params: Params) -> Floats:
    """Chance that a post holds a mistake: by the share AI made, hours of review, skill 0–1."""
    unseen = np.exp(-review / params.review_scale)
    chance: Floats = params.mistakes * share * unseen * (1 - params.skilled * skill)
    return chance


def _skill(week: Week) -> Floats:
    """How well each brand's people handle the tools, 0–1 [B]."""
    each: Floats = np.clip(Staff(week.state).skill.max(axis=1, initial=0.0), 0.0, 1.0)
    return each


def _market(week: Week) -> float:
    """Share of AI in what the category puts out."""
    return float(week.setting.scenario.product.category.ai_share)


def _label(week: Week, new: NewPosts, share: Floats, uniform: Floats, params: Params) -> None:
    """Labels are honest and cool; where they are asked for and missing, posts are held back."""
    labelled = week.levers["compliance.ai_labels"][new.posts.brand] > 0
    new.posts.craft *= (1 - params.label_craft * labelled * share)[:, None]
    seen = new.posts.views.sum(axis=1) / week.setting.people.sum()
    trusted = params.label_trust * labelled * share * seen
    earned = np.bincount(new.posts.brand, trusted, len(week.setting.brands))
    week.trust.earn(-np.expm1(-earned)[:, None])
    asked = labels_asked(week)[new.platform]
    held = asked & ~labelled & (uniform < params.held_back * share)
    for row in np.flatnonzero(held):
        platform = _platform(week, new, int(row))
        week.tell(int(new.posts.brand[row]), "ai-unlabelled", platform=platform)
    new.posts.views[held] *= params.held_views
    new.chance[held] *= params.held_views


def _distrust(week: Week, new: NewPosts, lost: Floats) -> None:
    """Who sees what is wrong or false trusts less; `lost` by post and persona, as a rate.

    Trust is that of people who know the brand, and its posts are seen by them first: each post by
    each of them once at most.
    """
    known = np.maximum(week.state.stage[..., AWARE:].sum(axis=(2, 3)), 1)
    seen = np.minimum(new.posts.views / known[new.posts.brand], 1.0)
    rates = np.zeros(week.trust.monday.shape)
    np.add.at(rates, new.posts.brand, seen * lost)
    week.trust.lose(-np.expm1(-rates))


def _own_up(week: Week, new: NewPosts, mistaken: Floats) -> None:
    """A brand hears of its own mistakes."""
    for row in np.flatnonzero(mistaken):
        platform = _platform(week, new, int(row))
        week.tell(int(new.posts.brand[row]), "ai-mistake", platform=platform)


def _platform(week: Week, new: NewPosts, row: int) -> str:
    return week.setting.platforms[int(new.platform[row])]
