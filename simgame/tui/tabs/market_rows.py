"""The market in rows: voices, prices, how rivals spend, what they did, and what can be studied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from simgame import pages, words
from simgame.locale import N_, Texts
from simgame.locale.days import day_name
from simgame.scenario.schema import Scenario
from simgame.tui.cells import Row, Span, Tone, fit, fit_right, paragraph, wrap
from simgame.tui.look import Canvas, chip, hue, named_points, titled, with_axis
from simgame.tui.look.charts import GUTTER
from simgame.tui.names import stamp

_HOW = {"price-tracker": N_("price tracker"), "feed": N_("in the feed"), "shop": N_("their shop"),
        "announced": N_("announced"), "study": N_("study")}  # fmt: skip
_STATES = {"planned": N_("this week"), "under-way": N_("under way"), "known": N_("in, wk {week}")}
# Oneself solid, rivals dashed and dotted: told apart by the line as well as by its colour.
_LINES: tuple[tuple[Tone, int], ...] = (("brand", 1), ("text", 2), ("dim", 4), ("faint", 6))
_HEADROOM = 0.05
_KNOWN = 11  # cells for how many know a brand, without where that is from


def name_of(market: pages.Market, view: Scenario, brand: str, t: Texts) -> str:
    """A brand's name; oneself is `You`, also among other seats."""
    if brand in view.rivals:
        return view.rivals[brand].name.of(t.lang)
    return t("You") if brand == market.seat else words.id_name(view, "seats", brand, t)


def voice_rows(
    market: pages.Market, view: Scenario, t: Texts, width: int, height: int
) -> list[Row]:
    """Share of voice as lines over the weeks of the season, each labelled at its end."""
    rows = [row for row in market.page["voice"] if row.facts]
    note: Row = (Span(t("what platforms show of impressions"), "dim"),)
    head = titled(t("Share of voice, by week"), width, note if width > 60 else ())
    if not rows:
        return [head, *paragraph(t("No week yet. From the first on, lines show who is heard."),
                                 width, "dim")]  # fmt: skip
    shares = [fact.value for row in rows for fact in row.facts]
    low, high = max(min(shares) - _HEADROOM, 0.0), min(max(shares) + _HEADROOM, 1.0)
    labels = 22
    canvas = Canvas(max(width - GUTTER - labels, 10), height)
    ends: list[tuple[int, Row]] = []
    weeks = max(view.rounds, 2)
    names = [str(week + 1) for week in range(weeks)]
    for row, (tone, every) in zip(rows, _by_line(rows, market.seat), strict=True):
        heights = [(fact.value - low) / (high - low) for fact in row.facts]
        canvas.line([*heights, *[None] * (weeks - len(heights))], tone, every)
        if len(heights) == 1:
            canvas.dot(0, round(heights[0] * (height * 4 - 1)), tone)
        now = words.share(round(row.facts[-1].value, 2))
        said = f" {now} {name_of(market, view, row.keys[0], t)}"
        ends.append((canvas.row_of(heights[-1]), (Span(said, f"{tone} bold"),)))
    axis = {n: (words.share(round(high - (high - low) * n / max(height - 1, 1), 2)), "faint")
            for n in {0, height // 2, height - 1}}  # fmt: skip
    drawn = with_axis(canvas.rows(), axis)
    for place, label in _spaced(ends, height):
        drawn[place] = (*drawn[place], *label)
    return [head, *drawn, (Span(" " * GUTTER), *named_points(names, canvas.width))]


def _by_line(rows: Sequence[pages.Row], seat: str) -> Iterator[tuple[Tone, int]]:
    others = iter((*_LINES[1:], *(_LINES[-1],) * len(rows)))
    for row in rows:
        yield _LINES[0] if row.keys[0] == seat else next(others)


def _spaced(ends: list[tuple[int, Row]], height: int) -> list[tuple[int, Row]]:
    """Labels on rows of their own, as near to their lines as that allows."""
    placed: list[tuple[int, Row]] = []
    below = -1
    for place, label in sorted(ends, key=lambda end: end[0]):
        below = min(max(place, below + 1), height - 1)
        placed.append((below, label))
    return placed


def table_rows(market: pages.Market, view: Scenario, t: Texts, width: int) -> list[Row]:
    """What each brand asks, its share of voice and how many know it."""
    longest = max(cell_len(name_of(market, view, row.keys[0], t)) for row in market.page["table"])
    name = max(min(longest + 1, width - 20 - _KNOWN), 8)
    sizes = ((N_("asks"), 8), (N_("voice"), 10), (N_("known by"), width - name - 20))
    head = (Span(" " * (name + 2)),
            *(Span(fit_right(t(label), size), "dim") for label, size in sizes))  # fmt: skip
    drawn: list[Row] = [titled(t("The table"), width), head]
    cut = False
    for place, row in enumerate(market.page["table"], 1):
        own = row.keys[0] == market.seat
        known = _known(row, t, width - name - 20)
        cut |= row.note == "brief" and t("at the start") not in known.text
        drawn.append(
            (Span(f"{place} ", "dim"),
             Span(fit(name_of(market, view, row.keys[0], t), name), "brand bold" if own else ""),
             *_price(row["price"]), *_voice(row), known)
        )  # fmt: skip
    if cut:
        drawn += paragraph(t("How many know a rival is as it was at the start."), width, "dim")
    return drawn


def _price(fact: pages.Fact) -> Row:
    cut = fact.before is not None and fact.value < 0.97 * fact.before
    text = words.money(round(fact.value / 100) * 100) + ("!" if cut else "")
    return (Span(fit_right(text, 8), "bad" if cut else "bright bold"),)


def _voice(row: pages.Row) -> Row:
    if "voice" not in row:
        return (Span(fit_right("?", 10), "dim"),)
    fact = row["voice"]
    points = round(100 * fact.value) - round(
        100 * (fact.value if fact.before is None else fact.before)
    )
    change = f"▲{points}" if points > 0 else f"▼{-points}" if points < 0 else "="
    return (Span(fit_right(words.share(round(fact.value, 2)), 6), "bright bold"),
            Span(fit_right(change, 4), "dim"))  # fmt: skip


def _known(row: pages.Row, t: Texts, width: int) -> Span:
    if "known" not in row:
        return Span(fit_right("?", width), "dim")
    lies = words.interval(row["known"], t, short=True)
    said = lies or words.said(row["known"], t, short=True)
    source = t("at the start") if row.note == "brief" else ""
    text = f"{said} {source}".strip()
    if cell_len(text) >= width:  # a cell apart from the voice
        text = said
    return Span(fit_right(text, width), "dim" if row.note == "brief" else "")


def style_rows(market: pages.Market, view: Scenario, t: Texts, width: int) -> list[Row]:
    """What is known of each rival, and how it splits its money once a study has said so."""
    drawn: list[Row] = [titled(t("What you know of them"), width)]
    studied = any(study.keys == ("competitor_spend",) for study in market.page["studies"])
    for row in market.page["styles"]:
        drawn.append((Span(name_of(market, view, row.keys[0], t), "bold"),))
        drawn += [(Span("  "), *said) for said in paragraph(_seen(row, view, t), width - 2, "dim")]
        spends = [fact for fact in row.facts if fact.id in pages.SPENDING]
        if spends:
            drawn += _split(spends, t, width)
        else:
            told = (
                t("how it spends: buy the study") if studied else t("how it spends: nobody knows")
            )
            drawn.append((Span("  " + told, "dim"),))
    if len(market.page["table"]) == 1:
        drawn.append((Span(t("You are alone in this market."), "dim"),))
    elif len(drawn) == 1:
        drawn += paragraph(t("Of other teams no more is known than the table says."), width, "dim")
    return drawn


def _seen(row: pages.Row, view: Scenario, t: Texts) -> str:
    """Its followers when the season began, and what was seen of it since."""
    followers = words.count_short(row["followers"].value, t)
    prices = words.count(row["prices"].value)
    if not view.kols:
        return t("{followers} followers at the start · price moves: {prices}",
                 followers=followers, prices=prices)  # fmt: skip
    return t("{followers} followers at the start · KOLs seen: {kols} · price moves: {prices}",
             followers=followers, kols=words.count(row["kols"].value), prices=prices)  # fmt: skip


def _split(spends: Sequence[pages.Fact], t: Texts, width: int) -> Iterator[Row]:
    """A bar in the hues of the lever groups, and the sum of a week."""
    whole = sum(fact.value for fact in spends) or 1.0
    most = max(spends, key=lambda fact: fact.value)
    room = max(min(width - 12, 30), 8)
    cells = [round(fact.value / whole * room) for fact in spends]
    bar = [Span("▇" * n, hue(f.id)) for n, f in zip(cells, spends, strict=True) if n]
    yield (Span("  "), *bar, Span(" " + _error(most), "dim"))
    told = t("mostly {group}, about {money} a week, as a study has it",
             group=words.group_name(most.id, t), money=words.money_short(whole, t))  # fmt: skip
    yield from ((Span("  "), *row) for row in paragraph(told, width - 2, "dim"))


def _error(fact: pages.Fact) -> str:
    low, high = fact.interval or (fact.value, fact.value)
    return f"±{words.share(round((high - low) / 2 / max(fact.value, 1.0), 2))}"


def move_rows(market: pages.Market, view: Scenario, t: Texts, width: int) -> list[Row]:
    """What rivals were seen doing, the newest first, and what nobody can see."""
    drawn: list[Row] = [titled(t("Moves you have seen"), width)]
    for move in market.moves:
        how = t(_HOW[move.how])
        when = t("wk {week}", week=move.week)
        if move.told:
            when = t("{day} wk {week}", day=stamp(move.hour, t).split()[0], week=move.week)
        room = width - 16 - cell_len(how) - 2
        said = _said(move, view, t)
        first, *rest = wrap(said, max(room, 20))
        space = " " * max(room - cell_len(first) + 1, 1)
        drawn.append((Span(fit(when, 12), "dim"), chip(_chip(move), t),
                      Span(f" {first}"), Span(space + how, "dim")))  # fmt: skip
        drawn += [(Span(" " * 15 + more),) for more in rest]
    if not market.moves:
        told = t("Nothing yet. What rivals do in public appears here once you see it.")
        drawn += paragraph(told, width, "dim")
    hidden = t("You cannot see their orders, margins and members.")
    if market.studies_rivals:
        hidden = t("You cannot see their orders, margins and members. A study narrows some of it.")
    return [*drawn, (), *paragraph(hidden, width, "dim")]


def _chip(move: pages.Move) -> str:
    return move.group


def _said(move: pages.Move, view: Scenario, t: Texts) -> str:
    if move.told is not None:
        return words.message(view, move.told, t)
    assert move.found is not None
    return t("{rival} spends about {money} a week on {group} ({interval}).",
             rival=words.id_name(view, "rivals", move.rival, t),
             money=words.said(move.found, t, short=True),
             group=words.group_name(move.group, t),
             interval=words.interval(move.found, t, short=True))  # fmt: skip


def study_rows(market: pages.Market, t: Texts, width: int) -> list[Row]:
    """What can be studied, by number: price, when it comes, how exact, how it stands."""
    rows = market.page["studies"]
    drawn: list[Row] = [titled(t("Studies"), width, (Span(t("priced, noisy"), "dim"),))]
    if not rows:
        return [*drawn, (Span(t("This scenario sells no studies."), "dim"),)]
    said = [
        (words.money(row["price"].value), _takes(round(row["weeks"].value), t),
         f"±{words.share(round(row['error'].value, 2))}", _state(row, t))
        for row in rows
    ]  # fmt: skip
    price, days, error, state = (
        max(map(cell_len, column)) + 1 for column in zip(*said, strict=True)
    )
    room = width - 4 - price - days - error - state
    name = max(min(room, 24), 10)
    for number, (row, told) in enumerate(zip(rows, said, strict=True), 1):
        drawn.append(
            (Span(f" {number} ", "accent on panel"),
             Span(" " + fit(words.study_name(row.keys[0], t), name)),
             Span(fit_right(told[0], price), "bright bold"), Span(fit_right(told[1], days), "dim"),
             Span(fit_right(told[2], error), "dim"),
             Span(fit_right(told[3], state), "good" if row.note else ""))
        )  # fmt: skip
    return drawn


def _takes(weeks: int, t: Texts) -> str:
    return day_name(6, t) if weeks == 1 else t("in {n} weeks", n=weeks)


def _state(row: pages.Row, t: Texts) -> str:
    if not row.note:
        return ""
    week = round(row["week"].value) if "week" in row else 0
    return t(_STATES[row.note], week=week)
