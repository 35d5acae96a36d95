"""What is running: posts by the views they had so far, ads by theirs, those that fly on top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from simgame import words
from simgame.locale import Texts
from simgame.plan.observation import PostRow
from simgame.tui.cells import Row, Span, bar_spans, fit
from simgame.tui.look import chip, hue, titled
from simgame.tui.short_names import within
from simgame.tui.week.showing import Showing


@dataclass(frozen=True, slots=True)
class Running:
    """Something that is seen: its touchpoint, and its views up to this hour."""

    group: str
    keys: tuple[str, ...]
    views: float
    flies: bool = False


def posts(showing: Showing, t: Texts, width: int, height: int) -> list[Row]:
    """Two rows each, the most seen first; what is planned, before views are known."""
    found = sorted(_running(showing), key=lambda one: (not one.flies, -one.views))
    made: list[Row] = [titled(t("Running"), width, (Span(t("views"), "dim"),))]
    if not found:
        over = showing.playback.over
        told = t("No views this week.") if over else t("No views yet this week.")
        return [*made, (Span(told, "dim"),)]
    most = max(one.views for one in found) or 1.0
    for one in found[: max((height - 1) // 2, 1)]:
        made += _rows(showing, one, most, t, width)
    return made[:height]


def _rows(showing: Showing, one: Running, most: float, t: Texts, width: int) -> Iterator[Row]:
    views = words.count_short(one.views, t) if one.views >= 10_000 else words.count(one.views)
    if showing.report is None:
        views = ""
    name = words.touch_name(showing.play.scenario, one.group, one.keys, t)
    mark = (chip("viral", t), Span(" ")) if one.flies else ()
    views = f" {views}"
    room, tone = width - 3 - (3 if mark else 0), "gold bold" if one.flies else ""
    name = within(showing.play.scenario, name, room, t)
    told = cell_len(views)
    # A long name has its row for itself: the figure then ends the bar.
    beside = told if cell_len(name) + told <= room else 0
    yield (chip(one.group, t), Span(" "), *mark, Span(fit(name, room - beside), tone),
           *([Span(views, "strong")] if beside else []))  # fmt: skip
    cells = width - 3 - (0 if beside else told)
    bar = bar_spans(one.views / most, cells, "gold" if one.flies else hue(one.group))
    yield (Span("   "), *bar, *([] if beside else [Span(views, "strong")]))


def _running(showing: Showing) -> Iterator[Running]:
    """One row a touchpoint; before the week is known, what the plan names."""
    report = showing.report
    if report is None:
        yield from (Running(group, keys, 0.0) for group, keys in _planned(showing))
        return
    flying = {
        moment.keys
        for moment in showing.moments
        if moment.kind == "viral" and moment.hour <= showing.playback.hour
    }
    seen: dict[tuple[str, ...], float] = {}
    for post in report.posts:
        key = (post.group, *post.keys)
        seen[key] = seen.get(key, 0.0) + post.impressions * _share(showing, post, showing.hour)
    with_posts = {key[0] for key in seen}
    so_far = showing.hour / 168
    for row in report.channels:
        if row.group not in with_posts and row.impressions:
            seen[row.group, *row.keys] = row.impressions * so_far
    for key, views in seen.items():
        if views >= 1:
            yield Running(key[0], key[1:], views, key in flying)


def _planned(showing: Showing) -> list[tuple[str, tuple[str, ...]]]:
    """The touchpoints that the plan uses."""
    by_path, values = showing.play.catalogue.by_path, showing.play.values
    ends = (".count", ".budget", ".posts")
    found = [
        (by_path[p].group, by_path[p].keys)
        for p, v in values.items()
        if p in by_path and p.endswith(ends) and v
    ]
    return [one for one in found if one[0] in ("content", "paid", "kol")]


def views_by_hour(showing: Showing, key: Sequence[str]) -> list[float]:
    """The views that the posts of a touchpoint had after each hour up to this one; none unread."""
    mine = [one for one in (showing.report.posts if showing.report else ())
            if (one.group, *one.keys) == tuple(key)]  # fmt: skip
    return [sum(post.impressions * _share(showing, post, hour) for post in mine)
            for hour in range(showing.hour + 1)]  # fmt: skip


def _share(showing: Showing, post: PostRow, hour: int) -> float:
    """The part of a post's views that have come at an hour: half of them in a half-life."""
    view, first = showing.play.scenario, showing.playback.first_hour
    platform = post.keys[0] if post.group == "content" else ""
    if post.group == "kol" and post.keys[0] in view.kols:
        platform = view.kols[post.keys[0]].platform
    half = view.platforms[platform].half_life if platform in view.platforms else 48.0
    start = max(post.hour - first, 0)
    out, whole = hour - start, 168 - start
    if out <= 0 or whole <= 0:
        return 0.0
    return float((1 - 0.5 ** (out / half)) / (1 - 0.5 ** (whole / half)))
