"""Clashes, signals, crises and what was left out, each in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from simgame.locale import N_, Texts
from simgame.locale.numbers import money, points, share
from simgame.pages.debrief import Clash, CrisisLine, LeftOut, Signal
from simgame.scenario.schema import Scenario
from simgame.words.choices import CHOICES
from simgame.words.figures import kpi_name, said, said_closely
from simgame.words.levers import group_name, path_name
from simgame.words.messages import message
from simgame.words.names import id_name, touch_name

_CLASHES = {
    "aim": N_("posts on {a} were made for {b}, the ads there for {c}"),
    "sell": N_("posts on {a} sold hard ({sell}) beside ads that were to seed"),
    "price": N_("a coupon of {depth} does not go with a {a} brand"),
    "platform": N_("aimed at {b} on {a}, where they spend {minutes} minutes a day"),
    "theme": N_("more than one story was told at a time: {all}"),
    "shop-window": N_("{a} sent people to {b}, where your brand had nothing to show"),
    "unanswered-door": N_("people were paid {incentive} to join {a}, and then never written to"),
}
_CLASH_KEYS = {
    "aim": ("platforms", "personas", "personas"),
    "sell": ("platforms",),
    "price": ("tone",),
    "platform": ("platforms", "personas"),
    "theme": ("theme",),
    "shop-window": ("kols", "platforms"),
    "unanswered-door": ("private_channels",),
}
_SIGNALS = {
    "loser": N_(
        "{a} cost {each} an order, and an order leaves {leaves}. In week {until} it got as much "
        "again."
    ),
    "used-up": N_("Gifts on {a} ran out ({missed} people were missed), and the week after again."),
    "fake": N_(
        "An audit said that {fake} of {a}'s followers are fake. In week {until} you booked."
    ),
    "trust": N_("Trust fell to {trust}, and posts went on selling as hard."),
    "exits": N_("{exits} members left in a week, and messages on {a} stayed as many ({touches})."),
    "rival-offers": N_("{a} began to offer {b}. Until week {until} you did not."),
    "queue": N_("{gave_up} of {contacts} people gave up waiting, and no hand was added."),
    "cut": N_("There was no money left for {a}, and the week after again."),
    "forecast": N_("The forecast you bought said {found}; you wrote {expected}, {came} came."),
}
_SIGNAL_KEYS = {
    "loser": ("touch",), "used-up": ("place",), "fake": ("kols",), "cut": ("path",),
    "exits": ("private_channels",), "rival-offers": ("rivals", "path"), "forecast": ("kpis",),
}  # fmt: skip
# Kinds of signals, as what one looks out for.
_WATCHED = {
    "loser": N_("Ads that cost more an order than it leaves, two weeks running"),
    "used-up": N_("Gifts or rewards that ran out two weeks running"),
    "fake": N_("KOLs booked although an audit found their followers fake"),
    "trust": N_("Trust that fell while posts went on selling as hard"),
    "exits": N_("Members who left in numbers while messages stayed as many"),
    "rival-offers": N_("Something that a rival offered and you could have had"),
    "queue": N_("People who gave up waiting at customer service, and no more hands"),
    "cut": N_("Lines that were cut for want of money two weeks running"),
    "forecast": N_("A forecast that was bought, was right, and was not used"),
}
_SCREENS = {
    "review": N_("Review, channels"),
    "data": N_("Figures"),
    "market": N_("Market"),
    "inbox": N_("Inbox"),
    "research": N_("Research that came in"),
}
# What was behind a crisis, which nobody could be sure of while it went on.
_TRULY = {
    "fault": N_("it was true"),
    "rumour": N_("it was made up"),
    "trifle": N_("hardly anybody cared"),
}
TONES = {
    "lively": N_("lively"), "refined": N_("refined"), "newsy": N_("newsy"),
    "trusted": N_("trusted"), "folksy": N_("folksy"), "geeky": N_("geeky"),
}  # fmt: skip
_LEFT_OUT = {
    "group": N_("{group}: never used. The good plan did from week {week} on."),
    "platform": N_("{a}: {theirs} of the good plan's impressions, {mine} of yours."),
    "kol": N_("{a}: booked in {theirs} weeks of the good plan, never by you."),
    "posts": N_("Own posts a week: you {mine}, the good plan {theirs}."),
    "sell": N_("Hard sell: you {mine}, the good plan {theirs}."),
    "quality": N_("Quality: you {mine}, the good plan {theirs}."),
    "touches": N_("Messages to members in 4 weeks: you {mine}, the good plan {theirs}."),
}


def screen_name(screen: str, t: Texts) -> str:
    """Where something stood."""
    return t(_SCREENS[screen])


def weeks_said(weeks: Sequence[int], t: Texts) -> str:
    """`Week 3`, `Weeks 2–5`, `Weeks 2, 5, 6`."""
    if len(weeks) == 1:
        return t("Week {week}", week=weeks[0])
    if list(weeks) == list(range(weeks[0], weeks[-1] + 1)):
        return t("Weeks {first}–{last}", first=weeks[0], last=weeks[-1])
    return t("Weeks {weeks}", weeks=t(", ").join(map(str, weeks)))


def clash_words(view: Scenario, clash: Clash, t: Texts) -> str:
    """What pulled apart, and in which weeks."""
    kinds = _CLASH_KEYS[clash.code]
    values = {fact.id: said(fact, t) for fact in clash.facts}
    if clash.code == "theme":
        values["all"] = t(", ").join(_word(key, t) for key in clash.keys)
    named = zip("abc", kinds, clash.keys, strict=False)
    values |= {letter: _named(view, kind, key, t) for letter, kind, key in named}
    what = t(_CLASHES[clash.code], **values)
    return t("{weeks}: {what}.", weeks=weeks_said(clash.weeks, t), what=what)


def signal_words(view: Scenario, signal: Signal, t: Texts) -> str:
    """What was shown, and that nothing was done about it."""
    values = {fact.id: said_closely(fact, t) for fact in signal.facts}
    values["until"] = str(signal.until)
    kinds = _SIGNAL_KEYS.get(signal.code, ())
    if kinds == ("touch",):
        values["a"] = touch_name(view, signal.group, signal.keys, t)
    else:
        named = zip("ab", kinds, signal.keys, strict=False)
        values |= {letter: _named(view, kind, key, t) for letter, kind, key in named}
    return t(_SIGNALS[signal.code], **values)


def watched_words(code: str, t: Texts) -> str:
    """What a kind of signal is, for whoever looks out for it next time."""
    return t(_WATCHED[code])


def crisis_words(view: Scenario, line: CrisisLine, t: Texts) -> str:
    """What happened against the clock, and what would have fitted."""
    what = message(view, line.told, t).removesuffix(".").removesuffix("。")
    who = t("you") if line.in_person else t("the standing orders")
    told = t(
        "Week {week}: {what}. {clock} hours on the clock; {who}: {answer}, which takes {lead} "
        "hours. It cost {lost} of trust and {cost}.",
        week=line.week, what=what, clock=line.clock, who=who, answer=_word(line.answer, t),
        lead=line.lead, lost=share(line.lost), cost=money(line.cost),
    )  # fmt: skip
    behind = t(_TRULY[line.behind]) if line.behind in _TRULY else ""
    if line.fits and line.fits != line.answer:
        return t("{said} In truth: {behind}; “{fits}” fits that best.", said=told, behind=behind,
                 fits=_word(line.fits, t))  # fmt: skip
    return t("{said} In truth: {behind}.", said=told, behind=behind) if behind else told


def left_out_words(view: Scenario, one: LeftOut, t: Texts) -> str:
    """What a good plan had, and this one lacked."""
    values = {fact.id: said(fact, t) for fact in one.facts}
    code = one.keys[0] if one.code == "lever" else one.code
    if one.code == "lever" and one.facts[0].unit == "count":
        values = {fact.id: points(fact.value) for fact in one.facts}
    group = group_name(one.group, t)
    kind = {"platform": "platforms", "kol": "kols"}.get(one.code)
    place = id_name(view, kind, one.keys[0], t) if kind else ""
    return t(_LEFT_OUT[code], group=group, week=one.week, a=place, **values)


def _named(view: Scenario, kind: str, key: str, t: Texts) -> str:
    if kind in _OWN:
        return _OWN[kind](view, key, t)
    if kind == "place":
        kind = "private_channels" if key in view.private_channels else "platforms"
    if kind == "rivals" and key in view.seats:
        kind = "seats"
    return id_name(view, kind, key, t)


_OWN: dict[str, Callable[[Scenario, str, Texts], str]] = {
    "tone": lambda _, key, t: t(TONES[key]) if key in TONES else key,
    "path": path_name,
    "kpis": lambda _, key, t: kpi_name(key, t),
}


def _word(choice: str, t: Texts) -> str:
    return t(CHOICES[choice]) if choice in CHOICES else choice
