"""The KOLs in rows: the list, every post so far, and the one under the cursor with an offer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.locale import N_, Texts
from simgame.plan.text import Text
from simgame.tui.cells import Line, Row, Span, bar_spans, fit, fit_right, paragraph, width_of
from simgame.tui.look import monogram, titled
from simgame.tui.names import stamp
from simgame.tui.short_names import within

SORTS = {"cost": N_("cost per order"), "fee": N_("fee"), "followers": N_("followers"),
         "fit": N_("fit"), "free": N_("free day")}  # fmt: skip
_TIERS = {"head": N_("hd"), "mid": N_("md"), "tail": N_("tl"), "koc": N_("co")}
_POST = {"impressions": N_("views"), "saves": N_("saves"), "orders": N_("orders"),
         "fee": N_("fee"), "cost": N_("¥ each")}  # fmt: skip
_POST_TONES = {"orders": "bright bold", "fee": "dim"}
_FIT = 5
_WIDE = 66
_NUMBER, _NOW = 7, 8


def sort_row(by: str, t: Texts, *, only_suited: bool) -> Row:
    """By what the list is sorted, and whether only those who suit are in it."""
    spans = [Span(t("sorted by") + " ", "dim")]
    for name, label in SORTS.items():
        spans.append(Span(f" {t(label)} ", "bg bold on brand" if name == by else ""))
    suited = t("only those who suit") if only_suited else ""
    return (*spans, Span("  " + suited, "accent"))


def kol_lines(
    found: pages.Creators, play: Play, t: Texts, width: int, by: str, suited: bool
) -> list[Line]:
    """A row a KOL."""
    rows = pages.ordered(found.page["kols"], by)
    rows = [row for row in rows if not suited or row["fit"].value >= pages.SUITS]
    sizes = _sizes(play, t, width)
    lines = [Line(_head(t, width, sizes))]
    lines += [Line(_kol(row, play, t, width, sizes), row.keys[0]) for row in rows]
    if not rows:
        lines += [Line(row) for row in paragraph(_nobody(play, t), width, "dim")]
    return lines


def _nobody(play: Play, t: Texts) -> str:
    if not play.scenario.kols:
        return t("This scenario has no KOLs.")
    persona = max(play.scenario.personas, key=lambda name: play.scenario.personas[name].share)
    name = words.id_name(play.scenario, "personas", persona, t)
    return t("Nobody suits well. Most of your people are {persona}; f shows everybody.",
             persona=name)  # fmt: skip


class _Sizes(NamedTuple):
    """Cells of a KOL's name, of its platform and of followers; 0 where there is no room."""

    name: int
    platform: int
    fans: int


def _sizes(play: Play, t: Texts, width: int) -> _Sizes:
    """Names are told whole; a platform, and then followers, give way: both stand beside too."""
    rest = 3 + 2 * _NUMBER + 1 + _FIT + (3 + 5 + _NOW if width >= _WIDE else 0)
    longest = _longest(play, t)
    fans = _NUMBER if width - rest - _NUMBER >= longest else 0
    name = max(min(width - rest - fans, longest), 8)
    left = width - rest - fans - name if width >= _WIDE else 0
    return _Sizes(name, _platform_cells(play, t, left), fans)


def _platform_cells(play: Play, t: Texts, most: int) -> int:
    """The cells of the platforms that KOLs are on, whole or shortened; 0 where neither fits."""
    view = play.scenario
    names = {words.id_name(view, "platforms", kol.platform, t) for kol in view.kols.values()}
    for told in (names, {words.shortened(view, name, t) for name in names}):
        if (cells := max(map(cell_len, (*told, t("platform")))) + 1) <= most:
            return cells
    return 0


def _longest(play: Play, t: Texts) -> int:
    """The cells of the longest name of a KOL."""
    return max((cell_len(kol.name.of(t.lang)) for kol in play.scenario.kols.values()), default=8)


def _head(t: Texts, width: int, sizes: _Sizes) -> Row:
    names = [" " * (sizes.name + (6 if width >= _WIDE else 3))]
    names += [fit(t("platform"), sizes.platform)] if sizes.platform else []
    names += [fit_right(t("fans"), sizes.fans)] if sizes.fans else []
    names += [fit_right(t("fee"), _NUMBER), " " + fit(t("fit"), _FIT)]
    names += [fit_right(t("used"), 5)] if width >= _WIDE else []
    names += [fit_right(t("¥ each"), _NUMBER)]
    names += [fit_right(t("booked"), _NOW)] if width >= _WIDE else []
    return (Span("".join(names), "dim"),)


def _kol(row: pages.Row, play: Play, t: Texts, width: int, sizes: _Sizes) -> Row:
    (name,) = row.keys
    kol, view = play.scenario.kols[name], play.scenario
    shown = words.id_name(view, "kols", name, t)
    platform = words.id_name(view, "platforms", kol.platform, t)
    platform = within(view, platform, sizes.platform - 1, t)
    wide = width >= _WIDE
    late = row.note == "too-late"
    booked = round(row["booked"].value)
    cost = words.said(row["cost"], t, short=True) if "cost" in row else "?"
    now = t.plural("{n} post", "{n} posts", booked) if booked else ""
    spans = [
        monogram(shown, "kol"),
        Span(" " + fit(shown, sizes.name), "dim" if late else ""),
        *([Span(" " + fit(t(_TIERS[kol.tier]), 2), "dim")] if wide else []),
        *([Span(" " + fit(platform, sizes.platform - 1), "dim")] if sizes.platform else []),
        *([Span(fit_right(words.count_short(kol.followers, t), sizes.fans))] if sizes.fans else []),
        Span(fit_right(words.money_short(kol.fee, t), _NUMBER)),
        Span(" "),
        *bar_spans(row["fit"].value / _FIT, _FIT, "kol"),
        *([Span(fit_right(f"{row['used'].value:.0f}" if row["used"].value else "·", 5), "dim")]
          if wide else []),
        Span(fit_right(cost, _NUMBER), "bright bold" if "cost" in row else "dim"),
        *([Span(fit_right(now, _NOW), "gold")] if wide else []),
    ]  # fmt: skip
    return tuple(spans)


def post_rows(found: pages.Creators, play: Play, t: Texts, width: int) -> Iterator[Row]:
    """Every post so far, the newest first; those paid and not yet out apart."""
    posts = found.page["posts"]
    note: Row = (Span(t("newest first"), "dim"),)
    yield titled(t("Every post so far"), width, note)
    if not posts:
        yield from paragraph(t("No KOL has published for you yet. Enter books one."), width, "dim")
    shown_of = tuple(_POST) if width >= _WIDE else ("impressions", "orders", "cost")
    stamps = 11 if width >= _WIDE else 6  # the week alone where there is little room
    longest = _longest(play, t)
    while width - stamps - 5 - _NUMBER * len(shown_of) < longest and len(shown_of) > 2:
        shown_of = shown_of[1:]  # a name is told whole before every figure is
    room = width - stamps - 5 - _NUMBER * len(shown_of)
    name = max(min(room, longest), 8)
    if posts:
        head = "".join(fit_right(t(_POST[one]), _NUMBER) for one in shown_of)
        yield (Span(" " * (stamps + 4 + name) + head, "dim"),)
    for row in posts:
        shown = words.id_name(play.scenario, "kols", row.keys[0], t)
        hour = round(row["hour"].value)
        day, week = stamp(hour, t).split()[0], hour // 168 + 1
        when = (t("{day} wk {week}", day=day, week=week) if width >= _WIDE
                else t("wk {week}", week=week))  # fmt: skip
        yield (
            Span(fit(when, stamps), "dim"), monogram(shown, "kol"),
            Span(" " + fit(shown, name + 1)),
            *(Span(fit_right(_of_post(row, one, t), _NUMBER), _POST_TONES.get(one, ""))
              for one in shown_of),
        )  # fmt: skip
    yield from _awaited(found, play, t, width)


def _of_post(row: pages.Row, one: str, t: Texts) -> str:
    """A figure of a post in a few cells; a dash for a cost where it has sold nothing."""
    if one in ("fee", "cost"):
        return words.said(row[one], t, short=True) if one in row else "—"
    value = row[one].value
    return words.count(value) if one == "orders" else words.count_short(value, t)


def _awaited(found: pages.Creators, play: Play, t: Texts, width: int) -> Iterator[Row]:
    rows = found.page["awaited"]
    if not rows:
        return
    counted = Counter((row.keys[0], round(row["hour"].value)) for row in rows)
    named = []
    for (kol, hour), count in counted.items():
        when = stamp(hour, t).strip() if hour >= 0 else t("no day yet")
        more = f"×{count}" if count > 1 else ""
        named.append(f"{words.id_name(play.scenario, 'kols', kol, t)}{more} {when}")
    told = t("Agreed and not out yet: {posts}. The fee is paid, the orders are still to come.",
             posts=t(", ").join(named))  # fmt: skip
    yield ()
    yield from paragraph(told, width, "dim")


def who_rows(name: str, found: pages.Creators, play: Play, t: Texts, width: int) -> Iterator[Row]:
    """The KOL under the cursor: who it is, whom they reach, when they are free, what to offer."""
    view, kol = play.scenario, play.scenario.kols[name]
    row = next(row for row in found.page["kols"] if row.keys == (name,))
    shown = words.id_name(view, "kols", name, t)
    head: Row = (monogram(shown, "kol"), Span(f" {shown}", "bright bold"))
    kind = Span(_kind(play, name, t), "dim")
    if width_of(head) + 2 + cell_len(kind.text) <= width:
        yield (*head, Span("  "), kind)
    else:
        yield head
        yield from paragraph(kind.text, width, kind.tone)
    yield from paragraph(kol.about.of(t.lang), width)
    yield ()
    people = sorted(kol.audience.items(), key=lambda one: -one[1])[:4]
    told = "  ".join(f"{words.id_name(view, 'personas', p, t)} {words.share(s)}" for p, s in people)
    yield from _pair(t("reaches"), told, width)
    fit_now = round(row["fit"].value)
    known = paragraph(t("{n} of 5, as far as is known", n=fit_now), max(width - 17, 8), "dim")
    yield (Span(fit(t("fit"), 10), "dim"), *bar_spans(fit_now / _FIT, _FIT, "kol"), Span("  "),
           *known[0])  # fmt: skip
    yield from ((Span(" " * 17), *row) for row in known[1:])
    free = round(row["free"].value)
    late = row.note == "too-late"
    calendar = t.plural(
        "at most {n} post a week, the first out by {day}",
        "at most {n} posts a week, the first out by {day}",
        kol.posts_per_week, day=stamp(free, t).split()[0],
    )  # fmt: skip
    yield from _pair(t("calendar"), calendar, width)
    if late:
        yield from paragraph(t("Too late: nothing booked now is out before the season ends."),
                             width, "bad")  # fmt: skip
    if "fake" in row:
        yield from _pair(t("audit"), t("fake followers {interval}",
                         interval=words.interval(row["fake"], t)), width)  # fmt: skip
    else:
        sold = "research.kol_audit" in play.catalogue.by_path
        told = t("not audited; a orders the study") if sold else t("not audited")
        yield from _pair(t("audit"), told, width)
    yield from _refusal(name, found, play, t, width)
    yield ()
    yield from _offer(name, play, t, width)


def _kind(play: Play, name: str, t: Texts) -> str:
    """`Douyin · mid · 380k`."""
    kol = play.scenario.kols[name]
    place = words.id_name(play.scenario, "platforms", kol.platform, t)
    return f"{place} · {t(words.TIERS[kol.tier])} · {words.count_short(kol.followers, t)}"


def _pair(label: str, text: str, width: int) -> Iterator[Row]:
    first, *rest = paragraph(text, max(width - 10, 10))
    yield (Span(fit(label, 10), "dim"), *first)
    yield from ((Span(" " * 10), *row) for row in rest)


def _refusal(name: str, found: pages.Creators, play: Play, t: Texts, width: int) -> Iterator[Row]:
    told = found.refusals.get(name)
    if told is not None:
        yield ()
        yield from paragraph(words.message(play.scenario, told, t), width, "warn")


def _offer(name: str, play: Play, t: Texts, width: int) -> Iterator[Row]:
    """The offer of this week: fee, the chances of it, and its terms."""
    offer = pages.offer(play.scenario, name, play.values)
    posts = play.values.get(f"kol.{name}.posts", 0)
    yield titled(t("Offer"), width)
    asked = t("median of this size {money}", money=words.said(offer["median"], t))
    asks: Row = (Span(fit(t("they ask"), 10), "dim"),
                 Span(words.said(offer["asks"], t), "bright bold"))  # fmt: skip
    fits = width_of(asks) + 2 + cell_len(asked) <= width
    yield (*asks, Span("  " + asked, "dim")) if fits else asks
    if not fits:
        yield from ((Span(" " * 10), *row) for row in paragraph(asked, max(width - 10, 10), "dim"))
    if not posts:
        yield from paragraph(t("No post is booked this week. Enter offers what they usually ask."),
                             width, "dim")  # fmt: skip
        return
    bar = min(width - 21, 20)
    share = offer["fee"].value / max(2 * offer["asks"].value, 1)
    fee = fit(words.said(offer["fee"], t), 11)
    yield (Span(fit(t("you offer"), 10), "dim"), Span(fee, "gold bold"),
           *(bar_spans(share, bar, "kol") if bar >= _FIT else ()))  # fmt: skip
    yield from (
        (Span(" " * 10), *row) for row in paragraph(_chances(offer, t), max(width - 10, 10))
    )
    yield (Span(fit(t("booked"), 10), "dim"), Span(words.count(float(posts)), "gold bold"))
    if aside := play.sums().costs.reserved.get(f"kol.{name}"):
        told = t("{money} on top, in case they ask more and your standing order pays it",
                 money=words.money(aside))  # fmt: skip
        yield from _pair(t("set aside"), told, width)
    for number, (path, label) in enumerate(_terms(play, name), 1):
        spec = play.catalogue.by_path[path]
        value = words.value_words(spec, play.value(spec), play.scenario, t)
        yield (
            Span(f" {number} ", "accent on panel"),
            Span(" " + fit(label.of(t.lang), 12)),
            Span(value),
        )


def _terms(play: Play, name: str) -> list[tuple[str, Text]]:
    paths = (f"kol.{name}.{term}" for term in TERMS)
    specs = play.catalogue.by_path
    return [(path, specs[path].lever.label) for path in paths if path in specs]


TERMS = ("freedom", "disclosure", "commission", "exclusivity")


def _chances(offer: pages.Row, t: Texts) -> str:
    """In words and tenths, so that nobody reads more into it than there is."""
    agree, counter = offer["agree"].value, offer["counter"].value
    tenths = round(10 * agree)
    if agree >= 0.9:
        return t("They will almost surely agree.")
    if agree + counter < 0.1:
        return t("They will almost surely refuse.")
    if tenths >= 5:
        return t("They agree in {n} of 10 such cases.", n=tenths)
    return t("They agree in {n} of 10 such cases; in {m} they ask for about {money}.", n=tenths,
             m=round(10 * counter), money=words.said(offer["countered"], t))  # fmt: skip
