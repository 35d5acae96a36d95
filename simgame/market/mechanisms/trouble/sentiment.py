"""Sentiment and word of mouth: what is said about a brand, kind or unkind, and how long it stays.

Idea: buyers who are content speak kindly; returns, bad products and hard sell make people speak
unkindly, and half of what is answered (see interaction) loses its edge. What is said beyond the
usual enters a fast stock that is gone in days, and with part of its weight a slow one that stays
for months. Now and then unkind talk catches fire: each post brings on R further ones, unless
somebody answers; who monitors what is said sees the fire early and puts much of it out. Most fires
are small and hardly noticed; what is heard from several sides is remembered, so that the larger a
storm is, the larger the part of it that stays.

    kind share s = P / (P + N),      N = (bad buys + returns + pushed) · (1 − ½ · response)
    fast' = f · fast + (1 − f) · (s − usual) − storm          slow' = l · slow + 0.4 · the same in
    storm        = size · e^(σz) / (1 − R),   R = R0 · (1 − response) · (1 − e · monitored)
    stays        = storm² / (storm + half)
    P(storm)     = h · (unkind share ÷ usual)²
    purchases    · exp(β · (fast + slow));   trust + τ · (fast + slow) · trust · (1 − trust) a week

Kind talk above the usual makes people aware of the brand. How many storms dent a brand, and for
how long, follows from their sizes.

Symbols: f, l shares kept a week; pushed = views · hard sell beyond 40 % · dislike. Sources:
storms and how often they dent a brand (`hansen2018`), word of mouth as branching (`model:talk`),
course:F12 (truth, rumours and abuse), course:F5 and course:T5 (answering people). Limits: one
mood a persona; platforms do not differ.
"""

from __future__ import annotations

import numpy as np

from simgame.market.array_sums import over_touchpoints
from simgame.market.draws import Draws
from simgame.market.mechanism import Floats, Parameters, given
from simgame.market.remembered import Mood
from simgame.market.setting import ACT, Setting
from simgame.market.week import Week

LEVERS = ("tools.sentiment_monitoring",)
WRITES = ("days.word_of_mouth",)


class Params(Parameters):
    """Parameters of sentiment."""

    fast_kept: float = given(0.38, "share/week", "model:talk")
    slow_kept: float = given(0.955, "share/week", "model:talk")
    lasting: float = given(0.4, "share of the usual talk", "assumption")
    half_stays: float = given(0.11, "mood", "hansen2018")
    usual: float = given(0.83, "kind share", "assumption")
    bad_buy_talks: float = given(0.25, "posts/buyer", "assumption")
    push_talks: float = given(0.0006, "posts/pushed view", "assumption, course:T6")
    bearable: float = given(0.4, "hard sell of which nobody speaks", "assumption")
    voices: float = given(0.0003, "posts/person/week", "assumption")
    branching: float = given(0.6, "posts/post", "model:talk")
    answered: float = given(0.5, "of unkind posts per response", "assumption")
    storm: float = given(0.025, "storms/week", "assumption")
    storm_size: float = given(0.0125, "mood", "hansen2018")
    storm_sigma: float = given(1.4, "log sd", "model:cascade")
    largest: float = given(0.8, "mood", "assumption")
    most_storms: float = given(0.5, "storms/week", "assumption")
    lift: float = given(0.6, "log purchases/mood", "model:talk")
    trust: float = given(0.12, "trust/week/mood", "assumption")
    heard: float = given(1.5, "per week/mood", "model:talk")
    monitored: float = given(0.3, "of the usual error", "assumption, course:T20")
    early: float = given(0.6, "share of a storm's posts", "assumption, course:T20")


def step(kind: Floats, unkind: Floats, response: Floats, params: Params) -> Floats:
    """How much kinder than usual people speak, −1 to 1; any shape.

    `kind` and `unkind` posts; `response` 0–1 is how well a brand answers.
    """
    left = unkind * (1 - params.answered * response)
    return kind / np.maximum(kind + left, 1e-9) - params.usual


def opening(setting: Setting) -> dict[str, Floats]:
    """People speak as usual."""
    shape = (len(setting.brands), len(setting.personas))
    return {"fast": np.zeros(shape), "slow": np.zeros(shape)}


def start_week(week: Week, params: Params) -> None:
    """What has been said moves what is bought; a monitoring tool hears it better."""
    own = Mood(week.state)
    mood = own.fast + own.slow
    week.factors.purchase *= np.exp(params.lift * mood)
    watched = week.levers["tools.sentiment_monitoring"]
    week.factors.hearsay *= 1 - (1 - params.monitored) * watched


def show(week: Week, params: Params) -> None:
    """Kind talk reaches people who did not know the brand."""
    own, people = Mood(week.state), week.setting.people
    buyers = week.state.stage[..., ACT:].sum(axis=(2, 3)) / people
    kind = np.maximum(own.fast + own.slow, 0.0)
    week.days.word_of_mouth += params.heard / 7 * kind * buyers


def end_week(week: Week, params: Params) -> None:
    """Take in what the week gave people to talk about, and let storms break."""
    own = Mood(week.state)
    response = 1 - week.factors.unkind
    kind, unkind = _talk(week, params)
    said = step(kind, unkind, response[:, None], params)
    draws = week.draws("sentiment", (), (2,))
    share = unkind / np.maximum(kind + unkind, 1e-9)
    shocks = _storms(week, share, response, draws, params)
    if week.days.outrage.any():
        shocks = shocks + _news(week)
    fast, slow = params.fast_kept, params.slow_kept
    own.fast = fast * own.fast + (1 - fast) * said - shocks
    stays = shocks**2 / (shocks + params.half_stays)
    own.slow = slow * own.slow + params.lasting * (1 - slow) * said - stays
    mood = np.maximum(np.minimum(own.fast + own.slow, 1.0), -1.0)
    week.trust.move(params.trust * mood * week.trust.now * (1 - week.trust.now))


def _talk(week: Week, params: Params) -> tuple[Floats, Floats]:
    """Kind and unkind posts of the week [B, G]."""
    days, setting = week.days, week.setting
    quality = setting.quality[:, None]
    delivered, returned = days.delivered.sum(axis=0), days.returns.sum(axis=0)
    excess = over_touchpoints(np.maximum(days.hard - params.bearable * days.views, 0.0)).sum(axis=0)
    pushed = params.push_talks * excess * setting.levels("dislikes_hard_sell")
    # Where hardly anybody buys yet, people speak of a brand as they do of any.
    usual = params.voices * setting.people
    kind = delivered * quality + params.usual * usual
    bad = params.bad_buy_talks * delivered * (1 - quality) + returned
    return kind, bad + pushed + (1 - params.usual) * usual


def _storms(week: Week, unkind: Floats, response: Floats, draws: Draws, params: Params) -> Floats:
    """What the week's storms take from the fast stock [B, G]."""
    chance = params.storm * (unkind.mean(axis=1) / (1 - params.usual)) ** 2
    breaks = draws.uniform[:, 0] < np.minimum(chance, params.most_storms)
    if not breaks.any():
        return np.zeros(unkind.shape)
    size = params.storm_size * np.exp(params.storm_sigma * draws.normal[:, 1])
    watched = week.levers["tools.sentiment_monitoring"]
    onward = params.branching * (1 - response) * (1 - params.early * watched)
    size = np.minimum(size / (1 - onward), params.largest) * breaks
    for b in np.flatnonzero(breaks):
        week.tell(int(b), "storm-breaks")
    storm: Floats = size[:, None] * week.setting.levels("imitation")
    return storm


def _news(week: Week) -> Floats:
    """What bad news of other causes takes from the fast stock [B, G]."""
    news: Floats = week.days.outrage.sum(axis=0)[:, None] * week.setting.levels("imitation")
    return news
