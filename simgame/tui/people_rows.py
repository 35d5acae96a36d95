"""Who there is and where, and what a platform is like: what a scenario says before any week."""

from __future__ import annotations

from rich.cells import cell_len

from simgame import words
from simgame.locale import N_, Texts
from simgame.locale.numbers import hours
from simgame.scenario.parts import Persona, Platform
from simgame.scenario.schema import Scenario
from simgame.tui.cells import Row, Span, fit, fit_right, paragraph
from simgame.tui.look import monogram, titled
from simgame.tui.short_names import within

_PRICE, _LIFE, _SAVES = 10, 11, 8


def people_rows(scenario: Scenario, t: Texts, width: int, most: int) -> list[Row]:
    """Who there is and where, with at most so many rows each."""
    rows: list[Row] = [titled(t("Who you talk to"), width)]
    longest = max(cell_len(one.name.of(t.lang)) for one in scenario.personas.values())
    name_room = max(longest + 1, 16)
    names = words.persona_names(scenario, t)
    for persona in sorted(scenario.personas.values(), key=lambda p: -p.share):
        name = persona.name.of(t.lang)
        share = fit_right(words.share(persona.share), 5)
        place, about = _where(persona, scenario, t), persona.about.of(t.lang).strip()
        beside = place if most > 1 else t("{place}; {about}", place=place, about=about)
        rows.append((monogram(name, among=names), Span(" " + fit(name, name_room)),
                     Span(share + "  ", "bright bold"),
                     Span(fit(beside, max(width - name_room - 10, 0)), "dim")))  # fmt: skip
        told = paragraph(about, width - 3, "dim", most=most - 1) if about and most > 1 else []
        rows += [(Span("   "), *row) for row in told]
    return rows


def _where(persona: Persona, scenario: Scenario, t: Texts) -> str:
    """Where they spend most time."""
    places = sorted(persona.usage.items(), key=lambda item: -item[1])
    names = [scenario.platforms[place].name.of(t.lang) for place, _ in places[:2]
             if place in scenario.platforms]  # fmt: skip
    return t(" and ").join(names)


def usage_rows(scenario: Scenario, t: Texts, width: int) -> list[Row]:
    """The minutes a day that each kind of person spends on each platform, the most first."""
    people = sorted(scenario.personas.values(), key=lambda p: -p.share)
    name = max(cell_len(person.name.of(t.lang)) for person in people) + 2
    rows: list[Row] = [titled(t("Minutes a day on each platform"), width)]
    for person in people:
        places = sorted(person.usage.items(), key=lambda item: -item[1])
        said = [f"{scenario.platforms[place].name.of(t.lang)} {minutes:.0f}"
                for place, minutes in places
                if minutes and place in scenario.platforms]  # fmt: skip
        first, *more = paragraph(t(" · ").join(said), width - name, "dim") or [()]
        rows += [(Span(fit(person.name.of(t.lang), name)), *first),
                 *((Span(" " * name), *row) for row in more)]  # fmt: skip
    return rows


def platform_rows(scenario: Scenario, t: Texts, width: int) -> list[Row]:
    """What ads cost on each platform at first, how long its posts live, and how many are saved."""
    heads = ((N_("per 1,000"), _PRICE), (N_("half-life"), _LIFE), (N_("saved"), _SAVES))
    name = max(width - sum(size for _, size in heads), 8)
    head = (Span(" " * name), *(Span(fit_right(t(said), size), "dim") for said, size in heads))
    return [
        titled(t("Platforms"), width),
        head,
        *(_platform(scenario, one, t, name) for one in scenario.platforms.values()),
    ]


def _platform(scenario: Scenario, platform: Platform, t: Texts, name: int) -> Row:
    return (
        Span(fit(within(scenario, platform.name.of(t.lang), name - 1, t), name)),
        Span(fit_right(words.money(platform.cost_per_1000), _PRICE), "bright bold"),
        Span(fit_right(hours(platform.half_life, t), _LIFE), "dim"),
        Span(fit_right(words.share(platform.save_rate), _SAVES), "dim"),
    )
