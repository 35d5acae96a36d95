"""What the market tells a player, as sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from simgame.locale import N_, Texts
from simgame.locale.numbers import count, money, share
from simgame.pages import holiday_on
from simgame.plan.observation import Message
from simgame.scenario.schema import Scenario
from simgame.words.choices import CHOICES
from simgame.words.levers import path_name
from simgame.words.names import SEPARATOR, id_name, role_name, study_name

MESSAGES = {
    "kol-refused": N_("{kol} refuses: {offered} is far below what they ask ({asks} a post)."),
    "kol-declined": N_("{kol} asked for {asks} a post and was turned down."),
    "kol-booked": N_("{kol} is booked: posts {posts}, {fee} each."),
    "kol-published": N_("{kol} has published for you."),
    "kol-no-money": N_("{kol} was not booked: {asks} a post is more than the money left."),
    "kol-audited": N_("{kol} was audited: about {fake} of the followers are fake."),
    "kol-too-fake": N_("{kol} was not booked: about {fake} of the followers are fake."),
    "kol-exclusive": N_("{kol} works for nobody else until round {round}."),
    "kol-bound": N_("{kol} is bound to another brand until round {round}."),
    "no-money-for": N_(
        "There was too little money for {lever} ({had} of {cost}): it was cut or left out."
    ),
    "gifts-used-up": N_(
        "{channel}: the entry gifts set aside are used up ({count}); nobody more is invited from "
        "today on. Would have come this week: {missed}."
    ),
    "seats-used-up": N_(
        "{channel}: the community team looks after no more than {count} members; nobody more is "
        "taken in from today on. Would have come this week: {missed}."
    ),
    "invites-used-up": N_(
        "{channel}: the rewards set aside for inviting friends are used up ({count}); "
        "nobody more was brought. Would have come: {missed}."
    ),
    "rewards-used-up": N_(
        "Co-creation on {platform}: the rewards set aside ({cost}) are used up; posting stops "
        "today. Posts that were not made: {missed}."
    ),
    "let-go": N_("{role}, hired and let go: {count}; there was no money for their wages."),
    "audience-needs-data": N_(
        "Ads on {platform} went to everyone: calling people back needs a data platform."
    ),
    "research-done": N_("Research has come in: {study} (figures: {count})."),
    "storm-breaks": N_("A storm of unkind posts about your brand is going round."),
    "service-desk": N_(
        "Service: contacts {contacts}, minutes waited {minutes}, {gave_up} gave up."
    ),
    "found-bought-fans": N_("The platforms found your bought fans; it costs {cost} and reach."),
    "found-scraped-data": N_("Your scraped data was found; it costs {cost}, trust and reach."),
    "found-exaggerated-claims": N_("Your claims were found untrue; it costs {cost} and trust."),
    "found-hidden-ads": N_("Your hidden advertising was found; it costs {cost} and trust."),
    "found-no-permit": N_("You advertised without a permit; it costs {cost} and reach."),
    "found-unlabelled-ai": N_("AI work without a label was found; it costs {cost} and reach."),
    "found-leak": N_("Customers' data has leaked; it costs {cost}, trust and members."),
    "crisis-begins": N_("A crisis: {crisis}; {behind}."),
    "crisis-ends": N_("The crisis is over ({crisis}): {answer}. It cost {share} of trust."),
    "event-rival-price": N_("{rival} changes its price by {change}."),
    "event-traffic-price": N_("The price of ads changes by {change} on {platform}."),
    "event-hot-topic": N_("A topic is hot on {platform}: attention {change}, fit {fit}."),
    "consumer-post-spread": N_("A consumer's post spread: {views} people saw it."),
    "hot-topic-forced": N_("The hot topic did not suit the brand; people noticed."),
    "hot-topic-none": N_("There was no hot topic to ride on {platform}."),
    "ai-mistake": N_("A post on {platform} went out with a mistake made by AI."),
    "ai-unlabelled": N_("{platform} held back a post: AI work that was not labelled."),
    "event-newcomer-platform": N_(
        "{platform} opens up to newcomers: reach is cheap for now, and will not stay so."
    ),
    "over-rival-price": N_("{rival} asks its usual price again."),
    "over-traffic-price": N_("The price of ads is as usual again on {platform}."),
    "over-attention": N_("People spend as much time as usual again on {platform}."),
    "over-newcomer-platform": N_(
        "{platform} no longer gives reach away, and its ads have become dearer."
    ),
    "event-holiday": N_(
        "A holiday: people spend more time online, and all look at the same thing."
    ),
    "rival-offers": N_("{rival} has begun to offer {lever}."),
    "rival-offers-no-more": N_("{rival} no longer offers {lever}."),
    "rival-kol": N_("{rival} works with {kol} (KOLs this week: {count})."),
    "rival-coupon": N_("{rival} gives coupons of {depth}."),
    "rival-coupon-over": N_("{rival} gives no coupons any more."),
    "event-attention": N_("The time people spend changes by {change} on {platform}."),
    "event-demand": N_("People buy in the category more or less often: {change}."),
    "over-demand": N_("People buy in the category as often as usual again."),
    "event-supply": N_("Stock is short, or goods cost more than usual."),
    "over-supply": N_("There is as much stock as usual again, at the usual cost."),
    "stock-lost": N_("Stock ran out: {count} orders were lost this week."),
    "stock-late": N_("Stock ran out: {count} orders are waiting for it."),
    "event-budget": N_("Your budget changes: {by}."),
    "event-law": N_("A new rule holds from now on."),
    "event-kol": N_("{kol} {effect}."),
    "over-kol": N_("{kol} takes offers again."),
    "kol-away": N_("{kol} takes no offers at the moment; nothing was paid."),
    "kol-scandal-hit": N_("What happened with {kol} fell back on you: {share} of trust is lost."),
    "event-platform-outage": N_("{platform} is down; nobody gets in."),
    "over-platform-outage": N_("{platform} works again."),
    "event-platform-opens": N_("{platform} opens; its levers can be used."),
    "event-platform-rule": N_("{platform} shows what brands post more or less often: {change}."),
    "over-platform-rule": N_("{platform} shows what brands post as often as usual again."),
    "event-platform-shift": N_("People spend time on {to} instead of {platform} ({change})."),
    "over-platform-shift": N_("People divide their time between {platform} and {to} as before."),
    "rival-enters": N_("{rival} enters the market."),
    "event-message": N_("Somebody writes to you."),
    "event-question": N_("Somebody asks you something."),
    "event-announced": N_("From week {round}: {what}"),
}
CRISES = {
    "quality": N_("buyers show a faulty product"),
    "claim": N_("a claim of yours is doubted in public"),
    "kol": N_("a KOL who worked for you is under fire"),
    "ai": N_("people mock what your AI has made"),
    "service": N_("a customer tells how nobody answered"),
}
BEHIND = {
    "fault": N_("what is said seems to be true"),
    "rumour": N_("what is said seems to be made up"),
    "trifle": N_("few seem to care so far"),
}
EFFECTS = {"scandal": N_("is caught up in a scandal"), "leave": N_("is away for a while")}
_WORDS = {"effect": EFFECTS, "crisis": CRISES, "behind": BEHIND, "answer": CHOICES}
_MONEY = frozenset({"offered", "asks", "fee", "cost", "price", "had"})
_SHARES = frozenset({"change", "depth", "fake", "fit", "share"})
_IDS = {
    "kol": "kols",
    "platform": "platforms",
    "to": "platforms",
    "rival": "rivals",
    "channel": "private_channels",
    "persona": "personas",
}


class Titled(NamedTuple):
    """A message with what the scenario calls it, if it does, and who it is from, if anybody."""

    title: str
    text: str
    sender: str = ""


def titled(view: Scenario, told: Message, t: Texts) -> Titled:
    """A message as a title and a text; what the scenario says itself comes before our sentence."""
    own = {name: str(told.values.get(f"{name}_{t.lang}", "")) for name in ("title", "sender")}
    return Titled(own["title"], _sentence(view, told, t), own["sender"])


def message(view: Scenario, told: Message, t: Texts) -> str:
    """A message as one sentence; a title that the sentence says itself does not stand twice."""
    title, text, sender = titled(view, told, t)
    by = t("{who}: {said}", who=sender, said=text) if sender else text
    return headed(title, by, t) if title and title not in text else by


def headed(title: str, said: str, t: Texts) -> str:
    """A text behind its title; a line has one colon, and one mark between them is enough."""
    if title[-1] in "?!.":
        return f"{title} {said}"
    if title[-1] in "？！。…":
        return f"{title}{said}"
    if re.search("[:：]", re.split(r"[.!?]\s|[。！？]", said, maxsplit=1)[0]):
        return f"{title}{SEPARATOR}{said}"
    return t("{title}: {said}", title=title, said=said)


def _sentence(view: Scenario, told: Message, t: Texts) -> str:
    if told.code not in MESSAGES:
        return told.code
    if told.code == "event-holiday" and (name := holiday_on(view, told.hour // 24)):
        return t(
            "{holiday}: people spend more time online, and all look at the same thing.",
            holiday=name.of(t.lang),
        )
    own = str(told.values.get(f"text_{t.lang}", "")).strip()
    if told.code == "event-announced":
        begins = told.model_copy(update={"code": f"event-{told.values['kind']}"})
        return t(MESSAGES[told.code], round=told.values["round"], what=_sentence(view, begins, t))
    values = said(view, told.values, t)
    if told.code.startswith("rival-offers"):  # a tool by its own name, without its group's
        values["lever"] = values["lever"].rpartition(SEPARATOR)[2]
    return own or t(MESSAGES[told.code], **values)


def said(view: Scenario, values: Mapping[str, str | int | float], t: Texts) -> dict[str, str]:
    """Each value of a message or prompt in words, by what its name says it is."""
    # A text of the scenario's own comes along in both languages: `crisis_zh`, `crisis_en`.
    own = {name: str(values.get(f"{name}_{t.lang}", "")) for name in values}
    return {name: own[name] or _said(view, name, value, t) for name, value in values.items()}


def _said(view: Scenario, name: str, value: str | float, t: Texts) -> str:
    if name == "platform" and not value:
        return t("all platforms")
    if isinstance(value, str):
        return _named(view, name, value, t)
    if name == "by":  # a budget grows by a share of itself, or by an amount
        return money(value, signed=True) if isinstance(value, int) else share(value, signed=True)
    if name in _MONEY:
        return money(value)
    return share(value, signed=name == "change") if name in _SHARES else count(value)


def _named(view: Scenario, name: str, value: str, t: Texts) -> str:
    """An id or a fixed word that a value holds."""
    if name == "role":
        return role_name(value, t)
    if name == "study":
        return study_name(value, t)
    if name == "lever":
        return path_name(view, value, t)
    if name == "rival" and value in view.seats:
        return id_name(view, "seats", value, t)
    if name in _WORDS and value in _WORDS[name]:
        return t(_WORDS[name][value])
    return id_name(view, _IDS[name], value, t) if name in _IDS else value
