"""The inbox in rows: the letters as a list, and the one under the cursor in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from simgame import pages, words
from simgame.game.desk.play import Play
from simgame.locale import N_, Texts
from simgame.tui.cells import Line, Row, Span, fit, fit_right, paragraph
from simgame.tui.look import chip, monogram, titled
from simgame.tui.names import stamp
from simgame.tui.pages.research_rows import found
from simgame.tui.tabs.first_letters import asked, writers

FILTERS = ("all", *pages.KINDS)
NAMES = {"all": N_("All"), "urgent": N_("Urgent"), "headlines": N_("Headlines"),
         "audience": N_("Voices"), "colleagues": N_("Colleagues"), "research": N_("Studies"),
         "brief": N_("The brief")}  # fmt: skip
_CHIPS = {"urgent": "alert", "headlines": "event", "audience": "mail", "colleagues": "mail",
          "research": "research", "brief": "milestone"}  # fmt: skip
_NEW, _WHEN = 4, 5
# Cells of the list below which the signs of senders stand alone, and what they take of it at most.
_TIGHT, _SENDERS = 60, 0.4


def filter_row(inbox: pages.Inbox, on: str, t: Texts, width: int) -> Row:
    """The kinds of letters with their numbers; the one that is shown stands out."""
    spans: list[Span] = []
    for kind in FILTERS:
        count = len(inbox.of(kind)) if kind != "brief" else 0  # type: ignore[arg-type]
        text = f" {t(NAMES[kind])}{f' {count}' if count else ''} "
        spans.append(Span(text, "bg bold on brand" if kind == on else ""))
    told = t("{unread} unread", unread=len(inbox.unread))
    space = width - sum(cell_len(span.text) for span in spans) - cell_len(told)
    return (*spans, Span(" " * space), Span(told, "gold")) if space > 0 else tuple(spans)


def letter_lines(
    inbox: pages.Inbox, fresh: frozenset[str], kind: str, play: Play, t: Texts, width: int
) -> list[Line]:
    """The letters of a kind: the `fresh` ones first, the others under the name of their week."""
    lines: list[Line] = []
    week = 0
    letters = inbox.of(kind)  # type: ignore[arg-type]
    sender = _sender_cells([said(one, play, t) for one in letters], width)
    for letter in letters:
        unread = letter.id in inbox.unread
        if letter.id not in fresh and letter.week != week and letter.kind != "brief":
            week = letter.week
            lines.append(Line((Span(t("Week {week}", week=week), "brand bold"),)))
        lines.append(Line(_row(letter, play, t, (width, sender), unread=unread), letter.id))
    if not letters:
        lines.append(Line((Span(t("No letters of this kind."), "dim"),)))
    if not play.reports():
        lines += [Line(row) for row in writers(play, t, width)]
    return lines


def _sender_cells(letters: Sequence[Said], width: int) -> int:
    """The cells of all senders: with where they speak if there is room, else by themselves."""
    most = int(width * _SENDERS) if width >= _TIGHT else 0
    for names in ([one.by for one in letters], [one.who for one in letters]):
        if names and (widest := max(map(cell_len, names)) + 2) <= most:
            return widest
    return most


def _row(letter: pages.Letter, play: Play, t: Texts, size: tuple[int, int], *, unread: bool) -> Row:
    by, text, who = said(letter, play, t)
    width, sender = size
    when = stamp(letter.hour, t).split()[0] if letter.kind != "brief" else ""
    room = width - _NEW - 2 - max(sender, 1) - _WHEN
    name = f" {fit(by if cell_len(by) <= sender - 2 else who, sender - 2)} " if sender else " "
    return (
        Span(fit(t("new") if unread else "", _NEW), "gold bold"), _sign(letter, by, play, t),
        Span(name, "bold" if unread else "dim"),
        Span(fit(text.split("\n")[0], max(room, 8)), "" if unread else "dim"),
        Span(fit_right(when, _WHEN), "dim"),
    )  # fmt: skip


def _sign(letter: pages.Letter, by: str, play: Play, t: Texts) -> Span:
    """A person by the first character, anything else by its chip."""
    if letter.heard is not None and letter.kind == "audience":
        return monogram(by, among=words.persona_names(play.scenario, t))
    rival = letter.told is not None and "rival" in letter.told.values
    return chip("rival" if rival else _CHIPS[letter.kind], t)


class Said(NamedTuple):
    """Who a letter is from, its text, and who without where."""

    by: str
    text: str
    who: str


def said(letter: pages.Letter, play: Play, t: Texts) -> Said:
    """Who a letter is from, and its text."""
    view = play.scenario
    if letter.told is not None:
        rival, told = letter.told.values.get("rival"), words.titled(view, letter.told, t)
        of_rival = words.id_name(view, "rivals", str(rival), t) if rival else ""
        by = told.sender or of_rival or t(NAMES[letter.kind])
        return Said(by, told.title or told.text, by)
    if letter.heard is not None:
        known = words.heard_words(view, letter.heard, t)
        return Said(known.by, known.text, known.who)
    if letter.study is not None:
        study = words.study(view, letter.study, t)
        return Said(t("Studies"), study.name, t("Studies"))
    return Said(t("The brief"), view.title.of(t.lang), t("The brief"))


def letter_rows(letter: pages.Letter, play: Play, t: Texts, width: int) -> Iterator[Row]:
    """A letter in full: what it says, what it means, and what can be done about it."""
    by, text, _ = said(letter, play, t)
    when = t("Week {week}", week=letter.week) if letter.week else ""
    who = f" {fit(by, max(width - 4, 8)).rstrip()}"
    yield (_sign(letter, by, play, t), Span(who, "bright bold"))
    if letter.week:
        yield (Span(f"{when} {stamp(letter.hour, t).strip()}", "dim"),)
    yield ()
    if letter.kind == "brief":
        yield from paragraph(play.scenario.brief.of(t.lang).strip(), width)
        yield from asked(play, t, width)
    elif letter.study is not None:
        yield from found([letter.study], play.scenario, t, width)
    elif letter.told is not None and words.titled(play.scenario, letter.told, t).title:
        yield (Span(text, "bold"),)
        yield from paragraph(words.titled(play.scenario, letter.told, t).text, width)
    else:
        yield from paragraph(text, width)
    yield from _means(letter, play, t, width)
    yield from _acts(letter, play, t, width)


def _means(letter: pages.Letter, play: Play, t: Texts, width: int) -> Iterator[Row]:
    """What it means for whoever reads it."""
    told = ""
    if letter.told is not None:
        told = words.meaning(letter.told, t)
    elif letter.heard is not None and letter.acts:
        told = t("This is about {what}.", what=_thing(letter.acts[0], play, t))
    if told:
        yield ()
        yield titled(t("For you"), width)
        yield from paragraph(told, width)


def _acts(letter: pages.Letter, play: Play, t: Texts, width: int) -> Iterator[Row]:
    if letter.acts:
        yield ()
        yield titled(t("What you can do"), width)
    for number, act in enumerate(letter.acts, 1):
        first, *more = paragraph(act_name(act, play, t), max(width - 4, 2))
        yield (Span(f" {number} ", "accent on panel"), Span(" "), *first)
        yield from ((Span("    "), *row) for row in more)


def _thing(act: str, play: Play, t: Texts) -> str:
    """What an action is about: the lever or figure itself, not that one goes there."""
    kind, _, name = act.partition(":")
    if kind == "lever":
        return words.path_name(play.scenario, name, t)
    return words.kpi_name(name, t) if kind == "figure" else act_name(act, play, t)


def act_name(act: str, play: Play, t: Texts) -> str:
    """What an action of a letter is called."""
    kind, _, name = act.partition(":")
    if kind == "lever":
        return t("Lever {name}", name=words.path_name(play.scenario, name, t))
    if kind == "study":
        return t("Order {study}", study=words.study_name(name, t))
    if kind == "figure":
        return t("Figure {name}", name=words.kpi_name(name, t))
    return t("List of KOLs") if kind == "kols" else t("Market")
