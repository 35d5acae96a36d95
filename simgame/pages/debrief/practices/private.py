"""Private traffic: begun early, touched neither too often nor never, with more than promotion."""

from __future__ import annotations

from collections.abc import Iterator

from simgame.pages.debrief.played import Played
from simgame.pages.debrief.practice import KEPT, Kept, Practice, falling
from simgame.pages.fact import Fact
from simgame.plan.observation import WeekReport

# Touches against those members bear: fine up to here, spam from there on; too few below (times).
_FINE, _SPAM, _FEW = 1.3, 2.2, 0.25
# Promotion in the mix that is fine, and too much (shares); how late one may begin (share of the
# weeks in which one could); the dearest reward for inviting that makes sense (share of the price).
_SOME, _MUCH, _EARLY, _LATE, _FAIR, _BRIBE = 0.4, 0.85, 0.3, 0.9, 0.3, 0.8
# All of these are assumptions, directions course:T25, T27, T8, T14.


def _weeks(played: Played) -> Iterator[tuple[WeekReport, str]]:
    """Weeks and channels in which there was somebody to touch."""
    for report in played.reports:
        if report.kpis["members"] > 0 or report.kpis["exits"] > 0:
            for channel in played.scenario.private_channels:
                if f"private.{channel}.touches" in played.levers.by_path:
                    yield report, channel


def _touched(played: Played) -> Kept | None:
    """Not more often than members bear."""
    best = {name: c.best_touches for name, c in played.scenario.private_channels.items()}
    often = [
        (played.number(report, f"private.{channel}.touches") / best[channel], report, channel)
        for report, channel in _weeks(played)
    ]
    if not often or not any(times for times, _, _ in often):
        return None
    used = [times for times, _, _ in often if times]
    mean = sum(used) / len(used)
    score = falling(mean, _FINE, _SPAM) if mean >= _FEW else 0.5
    # Who is praised is shown a usual week, who is not the worst.
    shown = [one for one in often if one[0]]
    _, week, channel = (min(shown, key=lambda one: abs(one[0] - mean)) if score >= KEPT
                        else max(shown, key=lambda one: one[0]))  # fmt: skip
    left = sum(report.kpis["exits"] for report in played.reports)
    facts = (
        Fact("touches", played.number(week, f"private.{channel}.touches"), "count"),
        Fact("best", best[channel], "count"),
        Fact("promotion", played.number(week, f"private.{channel}.promotion"), "share"),
        Fact("exits", left, "count"),
    )
    return Kept(score, week.round, facts, (channel,))


def _mixed(played: Played) -> Kept | None:
    """More service and benefits than promotion, where members are touched."""
    shares = [
        (played.number(report, f"private.{channel}.promotion"), report, channel)
        for report, channel in _weeks(played)
        if played.number(report, f"private.{channel}.touches")
    ]
    if not shares:
        return None
    mean = sum(share for share, _, _ in shares) / len(shares)
    share, week, channel = max(shares, key=lambda one: one[0])
    return Kept(falling(mean, _SOME, _MUCH), week.round, (Fact("promotion", share, "share"),),
                (channel,))  # fmt: skip


def _begun(played: Played) -> Kept | None:
    """How soon members were asked in, of the weeks in which one could."""
    if "private" not in played.opens:
        return None
    opens, weeks = played.opens["private"], len(played.reports)
    joined = [r.round for r in played.reports if any(row.joins for row in r.channels)]
    first = joined[0] if joined else weeks + 1
    late = (first - opens) / max(weeks - opens + 1, 1)
    members = played.reports[-1].kpis["members"]
    facts = (Fact("members", members, "count"), Fact("first", float(min(first, weeks)), "count"))
    invited = any(
        path.startswith("private.") and path.endswith((".incentive", ".touches")) and value
        for report in played.reports
        for path, value in report.plan.items()
    )
    score = falling(late, _EARLY, _LATE) if invited else 0.0
    stake = 1.0 if "members" in played.scenario.goals else 0.7
    return Kept(score, min(first, weeks) if invited else opens, facts, (), stake)


def _rewarded(played: Played) -> Kept | None:
    """Rewards for inviting friends that do not buy people who only come for them."""
    price = played.scenario.product.price
    rewards = [
        (float(value) / price, report)
        for report in played.reports
        for path, value in report.plan.items()
        if path.endswith(".invite_reward") and isinstance(value, int | float) and value
    ]
    if not rewards:
        return None
    share, week = max(rewards, key=lambda one: one[0])
    return Kept(falling(share, _FAIR, _BRIBE), week.round, (Fact("reward", share * price, "fen"),))


PRIVATE = (
    Practice("not-too-often", "private", "private", ("T25", "T27"), 1.0, _touched),
    Practice("more-than-promotion", "private", "private", ("T25", "T27"), 0.6, _mixed),
    Practice("members-early", "private", "private", ("T8", "T24", "T26", "T38"), 0.75, _begun),
    Practice("fair-reward", "private", "private", ("T14",), 0.4, _rewarded),
)
