"""A prompt as a question with options, each with its cost and time; and who answered it.

A standing order answers where nobody does, and says what it meant by that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simgame.locale import N_, Texts
from simgame.locale.numbers import hours, money, share
from simgame.plan.observation import UNANSWERED, Option, Prompt
from simgame.scenario.schema import Scenario
from simgame.words import figures
from simgame.words.choices import CHOICES
from simgame.words.messages import headed, said
from simgame.words.names import id_name

if TYPE_CHECKING:
    from simgame.pages import Row

QUESTIONS = {
    "kol-counter": N_(
        "{kol} does not work for {offered} and asks {asks} a post (posts: {posts}). Do you pay it?"
    ),
    "crisis": N_("A crisis: {crisis}, and {behind}. How do you answer?"),
    "question": "{text}",
    "kol-scandal": N_(
        "{kol} is under fire, and {posts} posts are booked there. Do you cut ties, or stand by?"
    ),
}
ORDERS = {
    "accept": N_("accept, whatever is asked"),
    "small-rise": N_("accept a small rise, of at most {most}"),
    "decline": N_("decline every rise"),
}
# Prompts that a standing order answers.
_ORDERED = ("kol-counter", "crisis")
# What a scenario may say of a prompt itself.
# Of a crisis that the scenario tells in its own words: what is left to say.
_TOLD_CRISIS = N_("{behind}. How do you answer?")
_OWN = ("title", "text", "sender")
_IN_PERSON = {
    "accept": N_("{kol} asked {asks} a post instead of {offered}; you accepted."),
    "decline": N_("{kol} asked {asks} a post instead of {offered}; you declined."),
}
_STANDING = {
    "accept": N_(
        "{kol} asked {asks} a post instead of {offered}. Your standing order answered "
        "({order}): accepted."
    ),
    "decline": N_(
        "{kol} asked {asks} a post instead of {offered}. Your standing order answered "
        "({order}): declined."
    ),
}


@dataclass(frozen=True, slots=True)
class OptionWords:
    """One option: its id, its name, and what is known of it (cost, lead time)."""

    id: str
    label: str
    detail: str


@dataclass(frozen=True, slots=True)
class PromptWords:
    """A prompt in words. `otherwise` is what comes without an answer, `passing` lets it be."""

    question: str
    options: tuple[OptionWords, ...]
    time_left: str
    otherwise: str
    passing: str

    def about(self, t: Texts) -> str:
        """The time there is, and what happens without an answer."""
        if self.otherwise == self.passing:
            return self.time_left
        return t.sentences([self.time_left, self.otherwise])


def prompt_words(view: Scenario, prompt: Prompt, t: Texts) -> PromptWords:
    """The words of a prompt as it is put; its clock starts at its own hour."""
    labels = {option.id: option_label(option.id, t, prompt.values) for option in prompt.options}
    if prompt.default == UNANSWERED:
        return _unscored(view, prompt, labels, t)
    otherwise = labels.get(prompt.default) or option_label(prompt.default, t)
    ordered = prompt.kind in _ORDERED
    return PromptWords(
        _question(view, prompt, t),
        tuple(OptionWords(o.id, labels[o.id], _detail(o, t)) for o in prompt.options),
        t("Time to answer: {hours}.", hours=hours(prompt.deadline_hour - prompt.hour, t)),
        t(
            "Without an answer your standing order decides, which here means: {answer}."
            if ordered
            else "Without an answer it counts as: {answer}.",
            answer=otherwise,
        ),
        t("Leave it to the standing order") if ordered else t("Leave it unanswered"),
    )


def _unscored(view: Scenario, prompt: Prompt, labels: Mapping[str, str], t: Texts) -> PromptWords:
    """A question that asks for nothing but an opinion or what was learnt."""
    return PromptWords(
        _question(view, prompt, t),
        tuple(OptionWords(o.id, labels[o.id], "") for o in prompt.options),
        t("It costs no time and is never scored."),
        t("Leave it unanswered"),
        t("Leave it unanswered"),
    )


def option_label(option: str, t: Texts, values: Mapping[str, Any] | None = None) -> str:
    """The name of an option; choices of a question of the scenario's come with its `values`."""
    own = (values or {}).get(f"choice-{option}_{t.lang}")
    return str(own) if own else t(CHOICES[option]) if option in CHOICES else option


def _question(view: Scenario, prompt: Prompt, t: Texts) -> str:
    """What is asked, below the scenario's own title and text of it."""
    if prompt.kind not in QUESTIONS:
        return prompt.kind
    own = {name: str(prompt.values.get(f"{name}_{t.lang}", "")) for name in _OWN}
    if prompt.kind == "question":
        asked = own["text"]
    else:
        told = said(view, prompt.values, t)
        own_crisis = prompt.kind == "crisis" and own["text"]
        asked = t(_TOLD_CRISIS if own_crisis else QUESTIONS[prompt.kind], **told)
        asked = asked[:1].upper() + asked[1:]
        asked = t.sentences([own["text"], asked]) if own["text"] else asked
    by = t("{who}: {said}", who=own["sender"], said=asked) if own["sender"] else asked
    titled = own["title"] and prompt.kind in ("question", "crisis")
    return headed(own["title"], by, t) if titled else by


def _detail(option: Option, t: Texts) -> str:
    known = {"money": money(option.cost), "hours": hours(option.lead_hours, t)}
    if option.cost and option.lead_hours:
        return t("costs {money}, takes {hours}", **known)
    if option.cost:
        return t("costs {money}", **known)
    return t("takes {hours}", **known) if option.lead_hours else t("at once, free")


def answer(view: Scenario, row: Row, t: Texts) -> str:
    """A sentence for a KOL who asked for more: who answered, and what came of it."""
    kol, came, order = row.keys
    asks, offered = row["asks"], row["offered"]
    rise = "" if asks.change is None else share(round(asks.change, 3), signed=True)
    offer = figures.said(offered, t)
    return t(
        (_IN_PERSON if row.note == "in-person" else _STANDING)[came],
        kol=id_name(view, "kols", kol, t),
        asks=figures.said(asks, t),
        offered=t("{money} ({change})", money=offer, change=rise) if rise else offer,
        order=order_words(order, row["small_rise"].value, t),
    )


def order_words(order: str, small_rise: float, t: Texts) -> str:
    """What a standing order for counter-offers means."""
    return t(ORDERS[order], most=share(small_rise))
