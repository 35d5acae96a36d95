"""What research has found, in words: what it is about, the estimate, and its interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from simgame.costs.prices import study_weeks
from simgame.locale import N_, Texts
from simgame.plan.kpis import BY_ID
from simgame.scenario.schema import Scenario
from simgame.words.figures import interval, kpi_name, said
from simgame.words.levers import GROUPS, group_name, path_name
from simgame.words.names import SEPARATOR, id_name, study_name

if TYPE_CHECKING:
    from simgame.pages import Row, Section

TRAITS = {
    "dislikes_hard_sell": N_("dislike of hard sell"),
    "price_sensitivity": N_("care about the price"),
}
MEANINGS = {
    "persona_survey": N_(
        "What each kind of people likes best (1 is usual), and where they spend most minutes a day."
    ),
    "interviews": N_("How strong it is; 1 is usual."),
    "third_party_data": N_("How many of all people know the brand."),
    "competitor_spend": N_("Money a week, on average so far."),
    "kol_audit": N_("How many of the followers are fake."),
    "lift_test": N_("Orders of that week that the ads caused; the platform claims others too."),
    "tool_trial": N_("What it is worth in a week like that one ÷ its price; above 1 it pays."),
    "satisfaction": N_("How many buyers are satisfied."),
    "forecast": N_("Orders to be expected in the week after."),
}
_COLLECTIONS = ("personas", "content_types", "platforms", "rivals", "kols", "seats")


@dataclass(frozen=True, slots=True)
class FigureWords:
    """One figure: what it is about, the estimate, and the interval it lies in."""

    about: str
    value: str
    interval: str


@dataclass(frozen=True, slots=True)
class StudyWords:
    """A study: its name, the week it came in, what its figures mean, and the figures."""

    name: str
    week: int
    meaning: str
    figures: tuple[FigureWords, ...]


def study(view: Scenario, section: Section, t: Texts) -> StudyWords:
    """The findings of one study."""
    kind = section.rows[0].keys[0]
    meaning = t(MEANINGS[kind]) if kind in MEANINGS else ""
    figures = tuple(_figure(view, row, t) for row in section.rows)
    return StudyWords(study_name(kind, t), section.week, meaning, figures)


def study_terms(view: Scenario, kind: str, t: Texts) -> str:
    """When a study comes in, and what its figures will mean."""
    weeks = study_weeks(view, kind)
    when = t("Comes in on Sunday, with the review of this week.")
    if weeks > 1:
        when = t("Comes in on the Sunday of week {n}, this one counted as week 1.", n=weeks)
    return ("" if t.lang == "zh" else " ").join((when, t(MEANINGS[kind])))


def finding_row(study: StudyWords, figure: FigureWords, t: Texts) -> str:
    """`Persona survey · Office worker · Short video: 1.30 (1.10–1.50)`."""
    names = SEPARATOR.join(name for name in (study.name, figure.about) if name)
    return t(
        "{what}: {value} ({interval})", what=names, value=figure.value, interval=figure.interval
    )


def _figure(view: Scenario, row: Row, t: Texts) -> FigureWords:
    kind, *keys = row.keys
    fact = row["value"]
    about = SEPARATOR.join(_name(view, kind, key, t) for key in keys)
    return FigureWords(about, said(fact, t), interval(fact, t))


def _name(view: Scenario, kind: str, key: str, t: Texts) -> str:
    if key in TRAITS:
        return t(TRAITS[key])
    if key in BY_ID:
        return kpi_name(key, t)
    if kind == "tool_trial":
        return path_name(view, f"tools.{key}", t)
    if kind == "competitor_spend" and key in GROUPS:
        return group_name(key, t)
    named = (id_name(view, collection, key, t) for collection in _COLLECTIONS)
    return next((name for name in named if name != key), key)
