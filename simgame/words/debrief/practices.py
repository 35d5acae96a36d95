"""Practices in words: what is taught, how it was broken, how it was kept."""

from __future__ import annotations

from typing import NamedTuple

from simgame.locale import N_, Texts
from simgame.pages.debrief.practice import Judged
from simgame.plan.kpis import BY_ID
from simgame.scenario.schema import Scenario
from simgame.words.choices import CHOICES
from simgame.words.figures import kpi_name, said
from simgame.words.names import id_name, touch_name
from simgame.words.scores import part_name


class _Say(NamedTuple):
    """What is taught, what breaking it was and did, what keeping it was; the kinds of its keys."""

    name: str
    broken: str
    kept: str
    keys: tuple[str, ...] = ()


_SAID = {
    "spread": _Say(
        N_("Money on more than one platform"),
        N_("Nearly all money went to one platform: {share} to {a}. People who are elsewhere never "
           "met you, and every further yuan there bought less."),
        N_("The money was on several platforms; the most, {share}, on {a}."),
        ("platforms",),
    ),
    "where-people-are": _Say(
        N_("Money where the people are"),
        N_("Much of the money, {spend}, went to {a}, where your people spend {minutes} minutes a "
           "day."),
        N_("The money went where your people spend their time."),
        ("platforms",),
    ),
    "early-on-newcomers": _Say(
        N_("Early where reach is given away"),
        N_("{a} gave reach away, and you had nothing there for its first {late} weeks."),
        N_("You posted on {a} while it gave reach away."),
        ("platforms",),
    ),
    "soft-where-saved": _Say(
        N_("Soft posts where people save"),
        N_("Your posts on {a} were hard sell ({sell}). People go there to save what helps them; "
           "who is only sold to saves nothing, searches for nothing and trusts you less."),
        N_("Posts on {a} sold softly ({mean}), so they were saved and searched for."),
        ("platforms",),
    ),
    "soft-elsewhere": _Say(
        N_("Not too much hard sell"),
        N_("Posts sold hard ({mean} on average, {sell} on {a}): some more clicks now, less trust "
           "later."),
        N_("Posts sold softly enough ({mean} on average)."),
        ("platforms",),
    ),
    "steady": _Say(
        N_("Posts every week"),
        N_("Weeks without a single post: {weeks}. Whoever falls silent starts anew each time."),
        N_("There were posts every week."),
    ),
    "more-than-ads": _Say(
        N_("More than ads"),
        N_("Ads alone in {weeks} of {of} weeks: whoever was curious found nothing of yours to "
           "read, and when the money stopped, nothing stayed."),
        N_("Ads had posts of your own behind them."),
    ),
    "careful": _Say(
        N_("Posts made with care"),
        N_("Posts were made cheaply (quality {mean} on average); the platforms passed few of them "
           "on."),
        N_("Posts were made well enough (quality {mean} on average)."),
        ("platforms",),
    ),
    "one-story": _Say(
        N_("One story for all weeks"),
        N_("{share} of your posts told one theme, the others another or none: each of those began "
           "anew."),
        N_("{share} of your posts told one theme, and people remember it."),
    ),
    "answered": _Say(
        N_("Comments answered"),
        N_("Weeks in which nobody answered comments: {weeks}."),
        N_("Comments were answered."),
    ),
    "kols-by-worth": _Say(
        N_("KOLs by fit and price, not by followers"),
        N_("You chose KOLs by their followers: {a} has {followers} of them, {fake} fake, took "
           "{spend} and brought {orders} orders. {b} reached the people whom "
           "it suits for least."),
        N_("You chose KOLs with whom a fitting contact is cheap."),
        ("kols", "kols"),
    ),
    "marked-as-paid": _Say(
        N_("Paid work marked as paid"),
        N_("Bookings that were not marked as advertising: {times}, the first with {a}."),
        N_("Paid work was marked as paid."),
        ("kols",),
    ),
    "kols-in-time": _Say(
        N_("KOLs booked in time"),
        N_("Posts that you paid for and that never came before the end: {posts} (such as {a}'s)."),
        N_("What you booked came before the end."),
        ("kols",),
    ),
    "not-too-often": _Say(
        N_("Members not written to too often"),
        N_("You spammed your members: {touches} messages in 4 weeks on {a}, where {best} "
           "are welcome, {promotion} of them promotion. {exits} people left, and the rest stopped "
           "reading."),
        N_("Members heard from you about as often as they like ({touches} times in 4 weeks)."),
        ("private_channels",),
    ),
    "more-than-promotion": _Say(
        N_("More service than promotion"),
        N_("What members got on {a} was mostly promotion ({promotion})."),
        N_("Members got more service and benefits than promotion."),
        ("private_channels",),
    ),
    "members-early": _Say(
        N_("Members from early on"),
        N_("You hardly asked anybody into your own channels; at the end there were {members} "
           "members. Public reach had to be bought again every week."),
        N_("You asked people in from week {first} on; at the end there were {members} members."),
    ),
    "fair-reward": _Say(
        N_("A reward that is not a bribe"),
        N_("The reward for inviting a friend was {reward}: those who come for it do not stay."),
        N_("The reward for inviting a friend was modest ({reward})."),
    ),
    "losers-dropped": _Say(
        N_("Money away from what loses"),
        N_("You kept paying for {a} although by its own count it lost money: {spend} in the second "
           "half."),
        N_("Late money did not go to what was losing."),
        ("touch",),
    ),
    "paid-back": _Say(
        N_("Spending that comes back"),
        N_("You spent {cost}, your own team's hours with it. The orders won by it, without those "
           "that come by themselves, left {left}: on average one cost more than it brought."),
        N_("What you spent ({cost}) came back: the orders won by it, without those that come by "
           "themselves, left {left}."),
    ),
    "full-price": _Say(
        N_("Coupons as an exception"),
        N_("There was a coupon in {weeks} weeks (up to {depth}): that is the price now, and those "
           "who came for it go with it."),
        N_("Coupons stayed an exception."),
    ),
    "asked-first": _Say(
        N_("Research before money"),
        N_("You bought no research at all."),
        N_("You bought research ({times} studies)."),
    ),
    "money-used": _Say(
        N_("The money put to work"),
        N_("{left} was never used ({share} of the budget)."),
        N_("The money was put to work."),
    ),
    "in-bursts": _Say(
        N_("Money every week"),
        N_("The money came in bursts: next to none in {weeks} of {of} weeks, {most} in the "
           "dearest. What people had seen was forgotten in between, and a week has a limit to "
           "what it can use."),
        N_("Money was at work every week."),
    ),
    "research-in-measure": _Say(
        N_("Research in measure"),
        N_("Research took {cost}, {share} of all you spent ({times} studies): money that reached "
           "nobody."),
        N_("Research took {share} of the money."),
    ),
    "numbers-said": _Say(
        N_("A forecast every week"),
        N_("Forecasts you left out: {times} of {of}. They cost nothing and are worth points."),
        N_("You said what you expected nearly every week."),
    ),
    "numbers-hit": _Say(
        N_("Forecasts better than last week's figure"),
        N_("Your forecasts were hardly better than “as last week” (skill {skill}, worst for {a})."),
        N_("Your forecasts beat “as last week” (skill {skill})."),
        ("kpis",),
    ),
    "people-in-service": _Say(
        N_("People for the hard cases"),
        N_("AI answered {ai} of your customers' questions: faster, and fewer bought again."),
        N_("People answered the hard questions."),
    ),
    "people-create": _Say(
        N_("People for what is creative"),
        N_("AI made most of your content ({ai} on {a}): people notice, and it looks like all the "
           "others."),
        N_("People made what is creative."),
        ("platforms",),
    ),
    "one-table": _Say(
        N_("Data in one table"),
        N_("The data platform worked in {weeks} of {of} weeks; in the others ads did not know whom "
           "to look for."),
        N_("The data platform worked in {weeks} of {of} weeks, so ads knew whom to look for."),
    ),
    "by-machine": _Say(
        N_("Machines for what repeats"),
        N_("Automation worked in {weeks} of {of} weeks; in the others people made every copy for "
           "every platform by hand."),
        N_("Automation worked in {weeks} of {of} weeks and spared people the copies."),
    ),
    "try-on-in-time": _Say(
        N_("A new format before it is missed"),
        N_("For {weeks} weeks a rival had virtual try-on, and you did not."),
        N_("You had virtual try-on in time."),
    ),
    "nothing-to-find": _Say(
        N_("Nothing to be found out"),
        N_("You were found out ({times} times), first for {a}."),
        N_("There was nothing to be found out."),
        ("breach",),
    ),
    "permit-first": _Say(
        N_("The permit first"),
        N_("You advertised without a permit for {weeks} weeks."),
        N_("You had the permit before you advertised."),
    ),
    "crisis-answered": _Say(
        N_("An answer in a crisis"),
        N_("The crisis met with “{a}”, though there were {hours} hours to find what fits. It cost "
           "{lost} of trust."),
        N_("The crisis was answered in time, and fittingly."),
        ("answer",),
    ),
    "plans-paid": _Say(
        N_("Plans that can be paid"),
        N_("Lines that there was no money left for: {times}."),
        N_("There was money for what you planned."),
    ),
}  # fmt: skip


# Practices whose figures are those of the season, not of the week that shows them best.
_OF_SEASON = frozenset({
    "spread", "where-people-are", "soft-elsewhere", "steady", "more-than-ads", "careful",
    "one-story", "answered", "members-early", "losers-dropped", "paid-back", "full-price",
    "asked-first", "money-used", "in-bursts", "research-in-measure", "numbers-said", "numbers-hit",
    "one-table", "by-machine", "nothing-to-find", "plans-paid",
})  # fmt: skip


def is_of_season(practice: str) -> bool:
    """Whether what is said of a practice is about the season rather than one week of it."""
    return practice in _OF_SEASON


def practice_name(practice: str, t: Texts) -> str:
    """What is taught, in a few words."""
    return t(_SAID[practice].name)


def practice_words(view: Scenario, one: Judged, t: Texts) -> str:
    """How a practice was kept or broken in the season, in a sentence or two."""
    say = _SAID[one.practice.id]
    values = {fact.id: said(fact, t) for fact in one.kept.facts}
    for letter, kind, key in zip("ab", say.keys, one.kept.keys, strict=False):
        values[letter] = _named(view, kind, key, one.kept.keys, t)
    for letter in "ab"[: len(say.keys)]:
        values.setdefault(letter, "")
    return t(say.kept if one.is_kept else say.broken, **values)


def _named(view: Scenario, kind: str, key: str, keys: tuple[str, ...], t: Texts) -> str:
    if kind == "touch":
        return touch_name(view, keys[0], keys[1:], t)
    if kind == "breach":
        return part_name(key, t)
    if kind == "answer":
        return t(CHOICES[key]) if key in CHOICES else key
    if kind == "kpis":
        return kpi_name(key, t) if key in BY_ID else key
    return id_name(view, kind, key, t) if key else ""
