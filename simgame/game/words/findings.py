"""What research has found, in words: what it is about, the estimate, and its interval."""

from __future__ import annotations

from simgame.game.words.figures import kpi_name
from simgame.game.words.levers import GROUPS, group_name, path_name
from simgame.game.words.names import SEPARATOR, id_name, study_name
from simgame.game.words.numbers import count, money, ratio, share
from simgame.locale import N_, Texts
from simgame.plan.kpis import BY_ID
from simgame.plan.observation import Finding
from simgame.scenario.schema import Scenario

TRAITS = {
    "dislikes_hard_sell": N_("dislike of hard sell"),
    "price_sensitivity": N_("care about the price"),
}
_COLLECTIONS = ("personas", "content_types", "platforms", "rivals", "kols", "seats")
_FORMS = {
    "third_party_data": share,
    "kol_audit": share,
    "satisfaction": share,
    "competitor_spend": money,
    "lift_test": count,
    "forecast": count,
}


def finding_row(view: Scenario, finding: Finding, t: Texts) -> str:
    """`Persona survey · Office worker · Short video: 1.3 (1.1–1.5)`."""
    names = [study_name(finding.kind, t), *(_name(view, finding, key, t) for key in finding.keys)]
    said = _FORMS.get(finding.kind, ratio)
    return t(
        "{what}: {value} ({low}–{high})",
        what=SEPARATOR.join(names), value=said(finding.value), low=said(finding.low),
        high=said(finding.high),
    )  # fmt: skip


def _name(view: Scenario, finding: Finding, key: str, t: Texts) -> str:
    if key in TRAITS:
        return t(TRAITS[key])
    if key in BY_ID:
        return kpi_name(key, t)
    if finding.kind == "tool_trial":
        return path_name(view, f"tools.{key}", t)
    if finding.kind == "competitor_spend" and key in GROUPS:
        return group_name(key, t)
    named = (id_name(view, collection, key, t) for collection in _COLLECTIONS)
    return next((name for name in named if name != key), key)
