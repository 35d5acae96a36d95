"""The last column of the lever table: the one thing worth knowing beside the value."""

from __future__ import annotations

from simgame import words
from simgame.game.desk.play import Play
from simgame.locale import Texts
from simgame.plan.catalogue import Spec


def hint(play: Play, spec: Spec, t: Texts) -> str:
    """What a lever costs, or whom it reaches; nothing while it is locked."""
    if not spec.is_open(play.observation.round):
        return ""
    say = _SAY.get((spec.group, spec.path.rpartition(".")[2]))
    if spec.group == "forecast":
        return _forecast(play, spec, t)
    return say(play, spec, t) if say else ""


def _content(play: Play, spec: Spec, t: Texts) -> str:
    fen = play.sums().costs.of_path(spec.path)
    if fen:
        return words.money(fen)
    kind = play.scenario.content_types[spec.keys[1]]
    return t("≤ {money} each", money=words.money(kind.cost))


def _kol(play: Play, spec: Spec, t: Texts) -> str:
    kol = play.scenario.kols[spec.keys[0]]
    return t("asks {money}", money=words.money(kol.fee))


def _private(play: Play, spec: Spec, t: Texts) -> str:
    members = play.observation.members.get(spec.keys[0], 0)
    return t.plural("{n} member", "{n} members", members)


def _forecast(play: Play, spec: Spec, t: Texts) -> str:
    if play.last is None:
        return t("practice")
    kpi = spec.keys[-1]
    return t("was {value}", value=words.figure(kpi, play.last.kpis.get(kpi, 0.0), t, short=True))


_SAY = {
    ("content", "count"): _content,
    ("kol", "posts"): _kol,
    ("private", "touches"): _private,
}
