"""What is under way in rows: a lane a kind over fourteen days, and who brought what comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from rich.cells import cell_len

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.locale import N_, Texts
from simgame.tui.cells import Line, Row, Span, bar_spans, fit, paragraph, wrap
from simgame.tui.look import Lane, chip, chips_in_rows, hue, lane_rows, titled

_NAMES = {
    "search": N_("Will search"), "kol": N_("KOL posts"), "content": N_("In production"),
    "parcels": N_("Parcels"), "contact": N_("First messages"), "study": N_("Research"),
    "hire": N_("New colleagues"), "event": N_("Going on"),
}  # fmt: skip
_NOTES = {
    "search": N_("{share} of them within three days; then they look you up and buy"),
    "parcels": N_("{share} within three days; reviews and returns come when they have"),
    "contact": N_("they joined last week and hear from you by then"),
}
_HEAD, _DAY = 18, 7
_MOST_DIGITS = 10_000


def lane_lines(transit: pages.Transit, play: Play, t: Texts, width: int, first: int) -> list[Line]:
    """The days and the lanes from day `first` on; each lane's first row can be pointed at."""
    narrow = width < 100
    head, day = _HEAD, max((width - _HEAD) // pages.TRANSIT_DAYS, _DAY)
    days = max(min((width - head) // day, pages.TRANSIT_DAYS - first), 1)
    lines = [Line(row) for row in day_rows(transit, play, t, (head, day), days, first)]
    for lane in transit.lanes:
        drawn = list(_drawn(lane, play, t, (head, day, days), first))
        said = wrap(_note(lane, play, t), day * days - 1 if narrow else width - head)
        notes = [Span(told, "dim") for told in said if told]
        if narrow and notes and not lane.amounts:
            told = [Lane((), (), [(0, (note, Span(" ")))]) for note in notes]
            if drawn[-1].events:
                drawn += told
            else:
                drawn = [replace(drawn[0], events=told[0].events), *told[1:]]
        rows = [row for one in drawn for row in lane_rows(one, head, day, days, 1 if narrow else 3)]
        if not narrow:
            if lane.amounts:
                rows[1] = (*_under(lane, t, head), *rows[1][1:])
            rows += [*((Span(" " * head), note) for note in notes), ()]
        lines += [Line(rows[0], lane.kind), *(Line(row) for row in rows[1:])]
    return lines


def day_rows(
    transit: pages.Transit, play: Play, t: Texts, wide: tuple[int, int], days: int, first: int
) -> list[Row]:
    """Weeks and days, head and day so many cells `wide`; today is gold, days past the end faint."""
    head, cells = wide
    names = t("Mon Tue Wed Thu Fri Sat Sun").split()
    monday = _monday(play)
    weeks: list[Span] = [Span(" " * head)]
    row: list[Span] = [Span(" " * head)]
    for day in range(first, first + days):
        over = day >= transit.days_left
        if day == first or day % 7 == 0:
            label = t("Week {week}", week=play.observation.round + day // 7)
            room = cells * min(7 - day % 7, first + days - day)
            told = t("after the season") if over else label
            told = told if cell_len(told) < room else ""
            weeks.append(
                Span(fit(told, room - 1), "dim on surface" if over else "brand bold on surface")
            )
            weeks.append(Span(" "))
        told = f"{names[day % 7]} {(monday + timedelta(day)).day}"
        tone = "bg bold on gold" if day == 0 else "faint" if over else "dim"
        row += [Span(fit(told, cells - 1), tone), Span(" ")]
    return [tuple(weeks), tuple(row)]


def _monday(play: Play) -> date:
    return play.scenario.start + timedelta(7 * (play.observation.round - 1))


def _drawn(
    lane: pages.Lane, play: Play, t: Texts, wide: tuple[int, int, int], first: int
) -> Iterator[Lane]:
    """The lane from day `first` on, in as many as it takes for its chips to stand apart."""
    head, day, days = wide
    name = fit(t(_NAMES[lane.kind]), head - 4)
    front: Row = (chip(lane.group, t), Span(f" {name}", f"{_hue(lane)} bold"))
    if lane.amounts:
        amounts = lane.amounts[first:]
        said = [_tiny(amount, t, day - 3) if amount else "" for amount in amounts]
        yield Lane(front, amounts, (), hue(lane.group), said)
        return
    chips = [(day - first, said) for day, said in _said(lane, play, t)]
    for events in chips_in_rows(chips, day, days, _hue(lane), t(", ")) or [[]]:
        yield Lane(front, (), events)
        front = ()


def _hue(lane: pages.Lane) -> str:
    return "price" if lane.kind == "event" else hue(lane.group)


def _tiny(amount: int, t: Texts, room: int) -> str:
    """An amount in `room` cells, or without its separator in four."""
    said = words.count(amount)
    if cell_len(said) <= room:
        return said
    return str(amount) if amount < _MOST_DIGITS else words.count_short(amount, t)


def _said(lane: pages.Lane, play: Play, t: Texts) -> list[tuple[int, str]]:
    """What is due on which day, by name; how many, where there are several of a name."""
    counts = Counter[tuple[int, str]]()
    for item in lane.items:
        counts[item.day, _name(item, lane, play, t)] += item.count
    return [(day, f"{name}×{n}" if n > 1 else name) for (day, name), n in counts.items()]


def _name(item: pages.Item, lane: pages.Lane, play: Play, t: Texts) -> str:
    """The short name of a KOL, a piece, a study, an event."""
    view = play.scenario
    if item.told is not None:
        title = str(item.told.values.get(f"title_{t.lang}", ""))
        return title or words.message(view, item.told, t).rstrip(".。")
    if lane.kind == "study":
        return words.study_name(item.keys[0], t)
    if lane.kind == "hire":
        return words.role_name(item.keys[0], t)
    if lane.kind == "content":
        return words.id_name(view, "content_types", item.keys[1], t)
    return words.touch_name(view, lane.kind, item.keys[:1], t).split(" · ")[0]


def _under(lane: pages.Lane, t: Texts, head: int) -> Row:
    unit = {"search": N_("{n} people"), "contact": N_("{n} people"), "parcels": N_("{n} parcels")}
    told = t(unit[lane.kind], n=words.count(lane.total)) if lane.kind in unit else ""
    return (Span(fit("   " + told, head), "dim"),)


def _note(lane: pages.Lane, play: Play, t: Texts) -> str:
    """What a lane means, or what in it has no day yet."""
    if lane.amounts:
        soon = sum(lane.amounts[:3])
        return t(_NOTES[lane.kind], share=words.share(round(soon / max(lane.total, 1), 2)))
    undated = [said for day, said in _said(lane, play, t) if day < 0]
    return t("no day yet: {what}", what=t(", ").join(undated)) if undated else ""


def brought_rows(transit: pages.Transit, play: Play, t: Texts, width: int) -> Iterator[Row]:
    """Who brought the searches to come, and what last week's rates would make of them."""
    rows = transit.page["brought"]
    if not rows:
        return
    yield titled(t("Who brought those who will search"), width)
    names = [words.touch_name(play.scenario, row.keys[0], row.keys[1:], t) for row in rows[:5]]
    name = min(max(map(cell_len, names)) + 1, max(width - 32, 16))
    bar = max(min(width - name - 24, 40), 6)
    for row, told in zip(rows[:5], names, strict=True):
        group = row.keys[0]
        yield (chip(group, t), Span(" " + fit(told, name)),
               *bar_spans(row["share"].value, bar, hue(group)),
               Span(f" {words.share(round(row['share'].value, 2))}", "bright bold"),
               Span(f" {_saves(row, t)}", "dim"))  # fmt: skip
    for worth in transit.page["worth"]:
        interval = words.interval(worth["orders"], t)
        told = t("At the rates of the last weeks that makes {interval} orders. What you do not "
                 "post this week is missing here next week.", interval=interval)  # fmt: skip
        if transit.days_left <= 7:
            told = t("At the rates of the last weeks that makes {interval} orders; those who come "
                     "after Sunday count no more.", interval=interval)  # fmt: skip
        yield from paragraph(told, width)


def _saves(row: pages.Row, t: Texts) -> str:
    return t("{n} saves", n=words.count_short(row["saves"].value, t))
