"""Content: soft where people save, steady, made with care, and answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from simgame.lab.mended import seeding_platforms
from simgame.pages.debrief.played import Played
from simgame.pages.debrief.practice import Kept, Practice, falling
from simgame.pages.fact import Fact

# Hard sell that does no harm yet, and that spoils it, where people save and elsewhere (shares).
_SOFT, _HARD, _SOFT_ELSEWHERE, _HARD_ELSEWHERE = 0.3, 0.8, 0.45, 1.0
# Quality that is enough, and that is not (shares); weeks with posts and with answers (shares).
_WELL, _POOR, _STEADY, _RARE = 0.6, 0.3, 0.95, 0.5
# Weeks of ads alone, of all weeks of ads; money on ads from which on a plan is of ads, of all.
_BARE, _ALL_ADS = (0.3, 0.9), (-0.9, -0.5)
# Posts with one theme, of all posts: one story, and none.
_ONE_STORY = (0.8, 0.3)
# All of these are assumptions, directions course:T4, T6, F4, T12, F5, T31.


def _sold(played: Played, places: Collection[str], soft: float, hard: float) -> Kept | None:
    """How hard posts on some platforms sell, on average over posts."""
    posts = [
        (count, played.number(week, f"content.{place}.{kind}.sell"), week, place)
        for week, place, kind, count in played.posts()
        if place in places and count
    ]
    if not posts:
        return None
    mean = sum(n * sell for n, sell, _, _ in posts) / sum(n for n, *_ in posts)
    _, worst, week, place = max(posts, key=lambda post: post[1])
    trust = week.kpis["trust"]
    before = played.reports[max(week.round - 2, 0)].kpis["trust"]
    facts = (Fact("sell", worst, "share"), Fact("mean", mean, "share"),
             Fact("trust", trust, "share", before=before))  # fmt: skip
    return Kept(falling(mean, soft, hard), week.round, facts, (place,))


def _soft_where_saved(played: Played) -> Kept | None:
    return _sold(played, seeding_platforms(played.scenario), _SOFT, _HARD)


def _soft_elsewhere(played: Played) -> Kept | None:
    others = set(played.scenario.platforms) - set(seeding_platforms(played.scenario))
    return _sold(played, others, _SOFT_ELSEWHERE, _HARD_ELSEWHERE)


def _steady(played: Played) -> Kept | None:
    """Weeks with posts, from the first in which there could be any."""
    if "content" not in played.opens:
        return None
    with_posts = {week.round for week, _, _, count in played.posts() if count}
    weeks = [r.round for r in played.reports if r.round >= played.opens["content"]]
    silent = [week for week in weeks if week not in with_posts]
    share = 1 - len(silent) / max(len(weeks), 1)
    facts = (Fact("weeks", len(silent), "count"),)
    return Kept(falling(-share, -_STEADY, -_RARE), silent[0] if silent else weeks[0], facts)


def _more_than_ads(played: Played) -> Kept | None:
    """Weeks of ads with something of one's own to find behind them."""
    ads = [r for r in played.reports if any(row.spend for row in r.channels if row.group == "paid")]
    if not ads or "content" not in played.opens:
        return None
    with_posts = {week.round for week, _, _, count in played.posts() if count}
    bare = [report.round for report in ads if report.round not in with_posts]
    spent = sum(row.spend for r in ads for row in r.channels if row.group == "paid")
    share = spent / max(played.spend, 1.0)
    facts = (Fact("weeks", len(bare), "count"), Fact("of", len(ads), "count"),
             Fact("share", share, "share"))  # fmt: skip
    kept = falling(len(bare) / len(ads), *_BARE)
    return Kept(kept, (bare or [ads[0].round])[0], facts, (), falling(-share, *_ALL_ADS))


def _careful(played: Played) -> Kept | None:
    posts = [
        (count, played.number(week, f"content.{place}.{kind}.quality"), week, place)
        for week, place, kind, count in played.posts()
        if count and f"content.{place}.{kind}.quality" in played.levers.by_path
    ]
    if not posts:
        return None
    mean = sum(n * quality for n, quality, _, _ in posts) / sum(n for n, *_ in posts)
    _, _, week, place = min(posts, key=lambda post: post[1])
    facts = (Fact("mean", mean, "share"),)
    return Kept(falling(-mean, -_WELL, -_POOR), week.round, facts, (place,))


def _answered(played: Played) -> Kept | None:
    path = "interaction.reply_hours"
    if path not in played.levers.by_path:
        return None
    opens = played.levers.by_path[path].unlock_round
    weeks = [report for report in played.reports if report.round >= opens]
    silent = [report for report in weeks if not played.number(report, path)]
    share = 1 - len(silent) / max(len(weeks), 1)
    moment = silent[0] if silent else weeks[0]
    facts = (Fact("weeks", len(silent), "count"),)
    return Kept(falling(-share, -_STEADY, -0.0), moment.round, facts)


def _one_story(played: Played) -> Kept | None:
    """Posts that tell the theme which most of them tell, of all."""
    told, first = Counter[str](), dict[str, int]()
    for report, place, kind, count in played.posts():
        path = f"content.{place}.{kind}.theme"
        if count and path in played.levers.by_path:
            theme = str(played.value(report, path))
            told[theme] += count
            first.setdefault(theme, report.round)
    if not told:
        return None
    themes = {theme: n for theme, n in told.items() if theme != "none"}
    theme = max(themes, key=lambda name: themes[name], default="none")
    share = themes.get(theme, 0) / told.total()
    kept = falling(-share, -_ONE_STORY[0], -_ONE_STORY[1])
    return Kept(kept, first[theme], (Fact("share", share, "share"),))


CONTENT = (
    Practice("soft-where-saved", "content", "content", ("T4", "T6"), 1.0, _soft_where_saved),
    Practice("soft-elsewhere", "content", "content", ("T4", "T6"), 0.6, _soft_elsewhere),
    Practice("steady", "content", "content", ("F4", "T13"), 0.6, _steady),
    Practice("more-than-ads", "content", "content", ("F4", "F5", "T12"), 1.0, _more_than_ads),
    Practice("careful", "content", "content", ("F3", "F18", "T3", "T12"), 0.4, _careful),
    Practice("one-story", "content", "content", ("T31",), 0.15, _one_story),
    Practice("answered", "content", "interaction", ("F5", "T5", "T39"), 0.35, _answered),
)
