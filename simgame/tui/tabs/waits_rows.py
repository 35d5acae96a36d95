"""While nothing is under way, in rows: how long things take here, and the season's calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from rich.cells import cell_len

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.locale import N_, Texts
from simgame.locale.days import day_name
from simgame.locale.numbers import days as days_in_words
from simgame.locale.numbers import hours
from simgame.tui.cells import Row, Span, beside, fit, fit_right, paragraph, width_of
from simgame.tui.look import Lane, chip, chips_in_rows, hue, lane_rows, size_of, titled
from simgame.tui.tabs.transit_rows import day_rows

_DAY, _HEAD = 7, 14  # cells of a day, and of a name at least
# Cells of the calendar at least, and of what pieces take at most, where they stand side by side.
_CALENDAR, _PIECES = 62, 64
_NAMES = {
    "paid": N_("Ads, on the day"), "private": N_("Messages to members"), "live": N_("Livestreams"),
    "kol": N_("A KOL's first post"), "service": N_("Parcels"), "research": N_("Studies"),
}  # fmt: skip


def waits_rows(transit: pages.Transit, play: Play, t: Texts, size: tuple[int, int]) -> list[Row]:
    """What goes out today by day, what a piece takes, and what comes in which week."""
    width, height = size
    told = t(
        "Nothing is under way. People who saved a post today search for it about three days "
        "later; they appear here, as does all else that takes days."
    )
    head = [*paragraph(told, width, "dim"), ()]
    if size_of(width + 4) == "narrow":
        below = [*_pieces(play, t, width), (), *calendar_rows(play, t, width)]
    else:
        left = min(width - _CALENDAR - 3, _PIECES)
        below = beside(_pieces(play, t, left), calendar_rows(play, t, width - left - 3), left)
    for tall in (3, 2, 1):  # columns as high as there is room for
        rows = [*head, *_by_day(transit, play, t, width, tall), (), *below]
        if len(rows) <= height:
            break
    return rows


def blocks(transit: pages.Transit, play: Play, t: Texts, width: int) -> list[list[Row]]:
    """The same in parts, what is nearest first, for below what is under way."""
    return [calendar_rows(play, t, width), _pieces(play, t, min(width, _PIECES)),
            list(_by_day(transit, play, t, width, 1))]  # fmt: skip


def _by_day(transit: pages.Transit, play: Play, t: Texts, width: int, tall: int) -> Iterator[Row]:
    """A lane a platform or group: how much of what goes out today works on which day."""
    found = pages.waits(play.scenario, play.catalogue.specs)
    heads = {wait: _named(wait, play, t) for wait in found}
    head = max([_HEAD, *map(cell_len, heads.values())]) + 4
    day = max((width - head) // pages.TRANSIT_DAYS, _DAY)
    days = min((width - head) // day, pages.TRANSIT_DAYS)
    title = t("What goes out this Monday: how much of it works on which day")
    yield titled(title, width, (Span(t("rule of thumb"), "dim"),))
    yield from day_rows(transit, play, t, (head, day), days, 0)
    for wait, name in heads.items():
        front: Row = (chip(wait.group, t), Span(f" {name}", f"{hue(wait.group)} bold"))
        if wait.shares:
            heights = [100 * share for share in wait.shares[:days]]
            said = [words.share(round(share, 2)) if share >= 0.005 else "" for share in wait.shares]
            lane = Lane(front, heights, (), hue(wait.group), said)
            yield from lane_rows(lane, head, day, days, tall)
        for row in _rows_of_chips(wait, (day, days), play, t):
            yield from lane_rows(Lane(front, (), row), head, day, days)
            front = ()


def _rows_of_chips(
    wait: pages.Wait, size: tuple[int, int], play: Play, t: Texts
) -> list[list[tuple[int, Row]]]:
    """What is there on which day, in as many rows as it takes for each chip to say its names.

    `size` is the cells of a day and how many days are shown.
    """
    cells, days = size
    chips = []
    for day, names in wait.due:
        room = cells * (days - day) - 3
        said = t(", ").join(_name(wait.group, name, play, t) for name in names)
        said = said if cell_len(said) <= room else f"×{len(names)}"
        if cell_len(said) <= room:
            chips.append((day, said))
    return chips_in_rows(chips, cells, days, hue(wait.group))


def _named(wait: pages.Wait, play: Play, t: Texts) -> str:
    if wait.group == "content":
        return words.id_name(play.scenario, "platforms", wait.keys[0], t)
    return t(_NAMES[wait.group]) if wait.group in _NAMES else words.group_name(wait.group, t)


def _name(group: str, name: str, play: Play, t: Texts) -> str:
    if group == "research":
        return words.study_name(name, t)
    if group == "kol":
        return words.touch_name(play.scenario, "kol", (name,), t).split(" · ")[0]
    return play.scenario.product.sold_at[name].name.of(t.lang)


def _pieces(play: Play, t: Texts, width: int) -> list[Row]:
    """What a piece of each content type takes, and what else takes time."""
    view, specs = play.scenario, play.catalogue.specs
    kinds = dict.fromkeys(s.keys[1] for s in specs if s.group == "content" and len(s.keys) > 1)
    rows: list[Row] = []
    if kinds:
        rows.append(titled(t("A piece takes"), width, (Span(t("at full quality"), "dim"),)))
    for kind in kinds:
        piece = view.content_types[kind]
        rows.append((
            chip("content", t), Span(" " + fit(piece.name.of(t.lang), max(width - 24, 8))),
            Span(fit_right(words.money(piece.cost), 9), "bright bold"),
            Span(fit_right(hours(piece.hours, t), 12), "dim"),
        ))  # fmt: skip
    offered = {spec.group for spec in specs}
    hires = any(spec.path.endswith(".hire") for spec in specs)
    for group, said in _sentences(t):
        if group in offered and (group != "team" or hires):
            first, *more = paragraph(said, width - 3)
            rows += [(chip(group, t), Span(" "), *first), *((Span("   "), *row) for row in more)]
    return rows


def _sentences(t: Texts) -> Iterator[tuple[str, str]]:
    """What takes time besides, by the group that it belongs to."""
    known = pages.known_waits()
    yield "content", t("Who saves a post searches for it about three days later.")
    fades = days_in_words(known.search_half_life_days, t)
    yield "content", t("What searches find fades: half of it is gone after {days}.", days=fades)
    yield "kol", t(
        "KOLs answer an offer on Monday; one who asks for more waits {hours} for you. Media staff "
        "brief each post for {briefing}.",
        hours=hours(known.kol_answer_hours, t), briefing=hours(known.briefing_hours, t),
    )  # fmt: skip
    starts = days_in_words(known.hire_days, t)
    yield "team", t("New colleagues start {days} after they are hired.", days=starts)


def calendar_rows(play: Play, t: Texts, width: int) -> list[Row]:
    """The weeks that are left: what opens or closes in each, holidays, and when more is bought."""
    rows = [titled(t("In the calendar"), width)]
    weeks = pages.weeks_ahead(play.scenario, play.catalogue.specs, play.observation.round)
    for week in weeks:
        head = _dated(week, play, t)
        room = max(width - width_of(head), 8)
        first, *more = _pack(list(_in_week(week, play, t)), room) or [(Span("·", "faint"),)]
        rows += [(*head, *first), *((Span(" " * width_of(head)), *row) for row in more)]
    return rows


def _dated(week: pages.Week, play: Play, t: Texts) -> Row:
    monday = play.scenario.start + timedelta(7 * (week.number - 1))
    now = week.number == play.observation.round
    label = fit(t("Week {week}", week=week.number), 9)
    date = fit(f"{monday.month}/{monday.day}", 7)
    return Span(label, "gold bold" if now else "brand bold"), Span(date, "dim")


def _in_week(week: pages.Week, play: Play, t: Texts) -> Iterator[Row]:
    """What there is to say of a week, piece by piece."""
    if week.opens and week.number > 1:
        yield (Span(t("opens:"), "dim"),)
        for group in week.opens:
            yield chip(group, t), Span(f" {words.group_name(group, t)}")
    for group in week.closes:
        yield chip(group, t), Span(" " + t("{group}: for the last time",
                                           group=words.group_name(group, t)))  # fmt: skip
    for day, name in week.holidays:
        yield chip("event", t), Span(f" {day_name(day, t)} {name.of(t.lang)}")
    if week.more is not None:
        share = words.signed(pages.Fact("more", week.more, "share"), t)
        yield chip("event", t), Span(" " + t("bought in the category: {share}", share=share))
    if week.number == play.scenario.rounds:
        yield (Span(t("The last week, then the score."), "dim"),)


def _pack(pieces: list[Row], width: int) -> list[Row]:
    """The pieces one after the other, in as many rows as it takes."""
    rows: list[Row] = []
    for piece in pieces:
        if rows and width_of(rows[-1]) + 2 + width_of(piece) <= width:
            rows[-1] = (*rows[-1], Span("  "), *piece)
        else:
            rows.append(piece)
    return rows
