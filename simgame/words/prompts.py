"""A prompt as a question with options, each with what it costs and how long it takes."""

from __future__ import annotations

from dataclasses import dataclass

from simgame.locale import N_, Texts
from simgame.locale.numbers import hours, money
from simgame.plan.observation import Option, Prompt
from simgame.scenario.schema import Scenario
from simgame.words.choices import CHOICES
from simgame.words.messages import said

QUESTIONS = {
    "kol-counter": N_(
        "{kol} does not work for {offered} and asks {asks} a post (posts: {posts}). Do you pay it?"
    ),
    "crisis": N_("A crisis: {crisis}, and {behind}. How do you answer?"),
}


@dataclass(frozen=True, slots=True)
class OptionWords:
    """One option: its id, its name, and what is known of it (cost, lead time)."""

    id: str
    label: str
    detail: str


@dataclass(frozen=True, slots=True)
class PromptWords:
    """A prompt in words. `otherwise` says what happens when nobody answers in time."""

    question: str
    options: tuple[OptionWords, ...]
    time_left: str
    otherwise: str


def prompt_words(view: Scenario, prompt: Prompt, t: Texts) -> PromptWords:
    """The words of a prompt as it is put; its clock starts at its own hour."""
    labels = {option.id: option_label(option.id, t) for option in prompt.options}
    otherwise = labels.get(prompt.default) or option_label(prompt.default, t)
    return PromptWords(
        _question(view, prompt, t),
        tuple(OptionWords(o.id, labels[o.id], _detail(o, t)) for o in prompt.options),
        t("Time to answer: {hours}.", hours=hours(prompt.deadline_hour - prompt.hour, t)),
        t(
            "Without an answer your standing order decides, which here means: {answer}.",
            answer=otherwise,
        ),
    )


def option_label(option: str, t: Texts) -> str:
    """The name of an option."""
    return t(CHOICES[option]) if option in CHOICES else option


def _question(view: Scenario, prompt: Prompt, t: Texts) -> str:
    if prompt.kind not in QUESTIONS:
        return prompt.kind
    return t(QUESTIONS[prompt.kind], **said(view, prompt.values, t))


def _detail(option: Option, t: Texts) -> str:
    known = {"money": money(option.cost), "hours": hours(option.lead_hours, t)}
    if option.cost and option.lead_hours:
        return t("costs {money}, takes {hours}", **known)
    if option.cost:
        return t("costs {money}", **known)
    return t("takes {hours}", **known) if option.lead_hours else t("at once, free")
