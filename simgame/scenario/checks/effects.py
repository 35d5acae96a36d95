"""S345, S347: no key of an event, of research or of a tool stands there without effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from simgame.findings import Finding, Path, Say
from simgame.locale import N_
from simgame.plan.groups.governance import Research
from simgame.plan.groups.operations import Tools
from simgame.plan.lever_rules import NEEDS, opens
from simgame.quantity.times import WEEK_HOURS
from simgame.scenario.checks.reference import hints
from simgame.scenario.event_parts import Announced
from simgame.scenario.market_events import (
    Crisis,
    Event,
    HotTopic,
    KolTrouble,
    PlatformOpens,
    Question,
    Supply,
)
from simgame.scenario.schema import LeverRule, Scenario
from simgame.yamlread import Places

# Hours of its week by which a crisis must break out, so that it is answered in it (assumption).
CRISIS_BY = 72

_Idle = tuple[Path, Say]
_RULES: tuple[Path, ...] = (("levers",),)
_COME: tuple[Path, ...] = (("rivals", "*", "from"), ("events", "*", "at"))


def check_effects(scenario: Scenario, at: Places) -> list[Finding]:
    """S345: what is written down has an effect."""
    found = [
        *_keys(scenario),
        *_levers(scenario),
        *_needs(scenario),
        *_topics(scenario),
        *_offers(scenario),
    ]
    early = [(told, _COME) for told in _early(scenario)]
    return [
        Finding("S345", at.key(path), {"name": ".".join(map(str, path)), "why": why}, (), path,
                (path, path[:2], *reads))
        for (path, why), reads in [*((told, _RULES) for told in found), *early]
        if at.key(path).file == at(()).file
    ]  # fmt: skip


def check_questions(scenario: Scenario, at: Places) -> list[Finding]:
    """S347: the right answer is one of those that can be given."""
    return [
        Finding("S347", at(path), {"name": event.right}, hints(event.right, choices), path,
                (path, (*path[:-1], "choices")))
        for name, event in scenario.events.items()
        if isinstance(event, Question) and event.right and event.right not in event.choices
        for path in [("events", name, "right")]
        for choices in [{choice: choice for choice in event.choices}]
    ]  # fmt: skip


def _keys(scenario: Scenario) -> Iterator[_Idle]:
    """Keys of an event that others of its keys make useless."""
    for name, event in scenario.events.items():
        yield from ((("events", name, key), why) for key, why in _useless(event))


def _never(event: Event) -> bool:
    """Whether a metric would have to be above and below at once."""
    when = event.condition
    must = [when, *when.all] if when else []
    for metric in {test.metric for test in must}:
        tests = [test for test in must if test.metric == metric]
        lowest = [low for test in tests for low in (test.above, test.at_least) if low is not None]
        below = [test.below for test in tests if test.below is not None]
        if lowest and below and max(lowest) >= min(below):
            return True
    return False


def _useless(event: Event) -> Iterator[tuple[str, Say]]:
    yield from _in_time(event)
    if _never(event):
        yield "when", Say(N_("nothing is above and below at once, so it is never true"))
    if isinstance(event, Announced) and event.announced is not None:
        if event.condition is not None:
            yield "announced", Say(N_("nobody can announce what hangs on a condition"))
        elif event.announced >= event.at:
            yield "announced", Say(N_("it begins by then, and is told when it begins"))
    given = event.model_fields_set
    match event:
        case Supply(stock=None, daily=None) if "beyond" in given:
            yield "beyond", Say(N_("there is as much stock as is ordered"))
        case KolTrouble(effect="leave"):
            why = Say(N_("a leave hits nobody, and cancels nothing"))
            yield from ((key, why) for key in ("change", "price") if key in given)
        case Question(right=None) if "because" in given:
            yield "because", Say(N_("it says why an answer is right, and none is"))


def _in_time(event: Event) -> Iterator[tuple[str, Say]]:
    """What is said of the time, but cannot be."""
    waits, late = event.condition is not None, event.at % WEEK_HOURS
    if getattr(event, "repeat", False) and not waits:
        yield "repeat", Say(N_("what comes at a time comes once; only a `when` can come again"))
    if event.BINDS and late:
        yield "at", Say(N_("it is planned by, so it holds for whole weeks, from Monday on"))
    elif isinstance(event, Crisis) and late > CRISIS_BY:
        yield "at", Say(N_("a crisis breaks out by Thursday, 0 h, to be answered in its week"))


def _levers(scenario: Scenario) -> Iterator[_Idle]:
    """Rules that close a lever before it opens, after the season, or that is taken away anyway."""
    for name, rule in scenario.levers.items():
        if rule.until is None:
            continue
        if not rule.enabled:
            yield ("levers", name, "until"), Say(N_("the lever is taken away anyway"))
        elif rule.until < rule.unlock:
            yield ("levers", name, "until"), Say(N_("it closes before it opens"))
        elif rule.until >= scenario.rounds:
            yield ("levers", name, "until"), Say(N_("the season ends by then"))
    for name, rival in scenario.rivals.items():
        if rival.enters == 1 and (rival.text.zh or rival.text.en):
            yield (
                ("rivals", name, "text"),
                Say(N_("it is told when a rival enters later, by `from`")),
            )


def _needs(scenario: Scenario) -> Iterator[_Idle]:
    """Rules that offer a lever which does nothing without another that is not offered."""
    for name, need in NEEDS.items():
        rule = scenario.levers.get(name)
        if rule and rule.enabled and not _is_offered(need, scenario.levers):
            yield ("levers", name), Say(N_("it needs `{lever}`, which is not offered"),
                                        {"lever": need})  # fmt: skip


def _is_offered(need: str, rules: Mapping[str, LeverRule]) -> bool:
    """Whether a lever is there, or one of a group at least."""
    inner = any(rule.enabled for name, rule in rules.items() if name.startswith(f"{need}."))
    return inner or opens(need, {name: int(rule.enabled) for name, rule in rules.items()}) > 0


def _topics(scenario: Scenario) -> Iterator[_Idle]:
    """Hot topics that no post can take up, for the lever is closed."""
    rules = {path: rule.unlock * rule.enabled for path, rule in scenario.levers.items()}
    for name, event in scenario.events.items():
        if isinstance(event, HotTopic) and not _can_ride(scenario, event, rules):
            yield ("events", name), Say(N_("the lever `{lever}` is closed while it is on"),
                                        {"lever": "content.*.*.hot_topic"})  # fmt: skip


def _early(scenario: Scenario) -> Iterator[_Idle]:
    """Events that are over before the rival comes, or the platform opens, that they are about."""
    opens_at = {
        event.platform: event.at
        for event in scenario.events.values()
        if isinstance(event, PlatformOpens)
    }
    for name, event in scenario.events.items():
        if isinstance(event, PlatformOpens) and not event.at:
            yield ("events", name), Say(N_("all platforms are there from the first week on"))
        if event.condition is not None or isinstance(event, PlatformOpens):
            continue
        rival = scenario.rivals.get(getattr(event, "rival", ""))
        begins = WEEK_HOURS * (rival.enters - 1) if rival else 0
        begins = max(begins, opens_at.get(getattr(event, "platform", None) or "", 0))
        if event.at + event.hours <= begins:
            yield ("events", name), Say(N_("what it is about is there from week {week} on"),
                                        {"week": begins // WEEK_HOURS + 1})  # fmt: skip


def _can_ride(scenario: Scenario, event: HotTopic, rules: dict[str, int]) -> bool:
    last = (event.at + event.hours - 1) // WEEK_HOURS + 1
    places = (
        f"content.{platform}.{kind}.hot_topic"
        for platform, entry in scenario.platforms.items()
        if event.platform in (None, platform)
        for kind in entry.formats
    )
    opened = (opens(path, rules) for path in places)
    return any(round_ > 0 and (round_ <= last or event.condition) for round_ in opened)


def _offers(scenario: Scenario) -> Iterator[_Idle]:
    """Research and tools that are none of those that there are to buy."""
    for collection, group in (("research", Research), ("tools", Tools)):
        known = {name.replace("_", "-") for name in group.model_fields} | {"recommender"}
        for name in getattr(scenario, collection):
            if name not in known:
                listed = ", ".join(sorted(known - {"recommender"}))
                yield (collection, name), Say(N_("nobody offers it; there are {names}"),
                                              {"names": listed})  # fmt: skip
