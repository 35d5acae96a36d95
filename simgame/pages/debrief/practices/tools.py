"""Tools and AI: for the repetitive, labelled, and new formats before they are missed."""

from __future__ import annotations

from simgame.pages.debrief.played import Played
from simgame.pages.debrief.practice import Kept, Practice, falling
from simgame.pages.fact import Fact

# AI's part of service and of content: fine up to here, too much from there on (shares; assumption,
# directions course:T18, T22).
_SERVICE, _CONTENT = (0.5, 1.0), (0.4, 0.9)
# Weeks on offer after which a subscription comes late, and the share of them after which it is too
# late; platforms that the same is made for, from which on that repeats (assumptions).
_SOON, _TOO_LATE, _SEVERAL = 1, 0.75, 3


def _service(played: Played) -> Kept | None:
    """People for the hard cases."""
    path = "service.ai_share"
    if path not in played.levers.by_path:
        return None
    shares = [(played.number(report, path), report) for report in played.reports]
    worst, week = max(shares, key=lambda one: one[0])
    mean = sum(share for share, _ in shares) / len(shares)
    return Kept(falling(mean, *_SERVICE), week.round, (Fact("ai", worst, "share"),))


def _content(played: Played) -> Kept | None:
    """People for the creative."""
    posts = [
        (count, played.number(week, f"content.{place}.{kind}.ai_share"), week, place)
        for week, place, kind, count in played.posts()
        if count and f"content.{place}.{kind}.ai_share" in played.levers.by_path
    ]
    if not posts:
        return None
    mean = sum(n * share for n, share, _, _ in posts) / sum(n for n, *_ in posts)
    _, share, week, place = max(posts, key=lambda post: post[1])
    return Kept(falling(mean, *_CONTENT), week.round, (Fact("ai", share, "share"),), (place,))


def _try_on(played: Played) -> Kept | None:
    """Virtual try-on by the time a rival has it."""
    path = "innovation.try_on"
    if path not in played.levers.by_path:
        return None
    rival = [week for week, told in played.messages("rival-offers") if told.values["lever"] == path]
    mine = [report.round for report in played.reports if played.value(report, path)]
    if not rival:
        return Kept(1.0, mine[0], (Fact("weeks", 0, "count"),)) if mine else None
    behind = (mine[0] if mine else len(played.reports) + 1) - rival[0]
    facts = (Fact("weeks", max(behind, 0), "count"),)
    return Kept(falling(behind, 1, len(played.reports) / 2), rival[0], facts)


def _one_table(played: Played) -> Kept | None:
    """Data in one place while it can still say whom to look for."""
    return _subscribed(played, "tools.data_platform")


def _by_machine(played: Played) -> Kept | None:
    """Automation, where the same is made for several platforms."""
    places = {place for _, place, _, count in played.posts() if count}
    return _subscribed(played, "tools.automation") if len(places) >= _SEVERAL else None


def _subscribed(played: Played, path: str) -> Kept | None:
    """How soon after it was on offer something was taken."""
    if path not in played.levers.by_path:
        return None
    first, last = played.levers.by_path[path].unlock_round, len(played.reports)
    used = [report.round for report in played.reports if played.value(report, path)]
    late = (used[0] if used else last + 1) - first
    facts = (Fact("weeks", len(used), "count"), Fact("of", last + 1 - first, "count"))
    too_late = max(_TOO_LATE * (last + 1 - first), _SOON + 1)
    return Kept(falling(late, _SOON, too_late), used[0] if used else first, facts)


TOOLS = (
    Practice("people-in-service", "tools", "service", ("T18",), 0.6, _service),
    Practice("people-create", "tools", "content", ("T17", "T20", "T22", "T28"), 0.6, _content),
    Practice("one-table", "tools", "tools", ("T9", "T37"), 0.15, _one_table),
    Practice("by-machine", "tools", "tools", ("T35",), 0.15, _by_machine),
    Practice("try-on-in-time", "tools", "innovation", ("T19", "T30"), 0.6, _try_on),
)
