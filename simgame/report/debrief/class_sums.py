"""What a class has in common: what moved scores, which mistakes and signals, and how much was luck.

Every line says of how many teams it holds; nobody is named for a mistake that many made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from simgame import words
from simgame.lab.why import SCORE, LuckBand, Part, Why
from simgame.locale import N_, Texts
from simgame.report.debrief import parts
from simgame.report.debrief.charts import bars
from simgame.report.debrief.document import Known

# Of mistakes and of signals, how many are told; parts of a score below this are not (points).
MOST, _LEAST = 6, 3.0


@dataclass(frozen=True, slots=True)
class Team:
    """A team's season and what it is called; causes of its score and luck, where they are known."""

    name: str
    known: Known
    why: Why | None = None
    luck: LuckBand | None = None


def moved(teams: Sequence[Team], t: Texts) -> list[dict[str, Any]]:
    """What each lever group did to the scores, on average over the teams; the largest first."""
    whys = [team.why.of(SCORE) for team in teams if team.why is not None]
    by_group: dict[str, list[float]] = defaultdict(list)
    for why in whys:
        for part in (*why.parts, why.rivals):
            by_group[part.group].append(part.value)
    means = {group: sum(values) / len(whys) for group, values in by_group.items()}
    told = sorted((g for g in means if abs(means[g]) >= _LEAST), key=lambda g: -abs(means[g]))
    drawn = bars([means[group] for group in told])
    return [
        {
            "name": words.group_words(group, t), "bar": bar, "group": group,
            "mean": parts.amount(SCORE, means[group], t, sign=True),
            "said": t("in {n} of {of} teams, from {low} to {high}", n=len(by_group[group]),
                      of=len(whys), low=parts.amount(SCORE, min(by_group[group]), t, sign=True),
                      high=parts.amount(SCORE, max(by_group[group]), t, sign=True)),
        }
        for group, bar in zip(told, drawn, strict=True)
    ]  # fmt: skip


def mistakes(teams: Sequence[Team], t: Texts) -> list[str]:
    """What more than one team broke, by how many did."""
    broken: dict[str, int] = defaultdict(int)
    for team in teams:
        for one in team.known.told.mistakes:
            broken[one.practice.id] += 1
    many = sorted((name for name in broken if broken[name] > 1), key=lambda n: (-broken[n], n))
    return [
        t("{n} of {of} teams missed: {what}", n=broken[name], of=len(teams),
          what=words.practice_name(name, t))
        for name in many[:MOST]
    ]  # fmt: skip


def signals(teams: Sequence[Team], t: Texts) -> list[str]:
    """Signals of one kind that more than one team passed by, with the first of them."""
    seen: dict[str, list[tuple[Team, Any]]] = defaultdict(list)
    for team in teams:
        for signal in {one.code: one for one in team.known.told.signals[::-1]}.values():
            seen[signal.code].append((team, signal))
    many = sorted((c for c in seen if len(seen[c]) > 1), key=lambda c: (-len(seen[c]), c))
    told = []
    for code in many[:MOST]:
        team, signal = seen[code][0]
        view = team.known.session.season.scenario
        told.append(t("{n} of {of} teams, such as {team} in week {week}: {what}",
                      n=len(seen[code]), of=len(teams), team=team.name, week=signal.week,
                      what=words.signal_words(view, signal, t)))  # fmt: skip
    return told


def cause_line(why: Why | None, t: Texts) -> str:
    """What brought a team most points, and what cost it most."""
    if why is None:
        return ""
    ranked = sorted(why.of(SCORE).parts, key=lambda part: part.value)
    said = []
    if ranked and ranked[-1].value >= _LEAST:
        said.append(_named(N_("{group} brought most ({points})"), ranked[-1], t))
    if ranked and ranked[0].value <= -_LEAST:
        said.append(_named(N_("{group} cost most ({points})"), ranked[0], t))
    return t("; ").join(said)


def _named(text: str, part: Part, t: Texts) -> str:
    points = parts.amount(SCORE, part.value, t, sign=True)
    return t(text, group=words.group_words(part.group, t), points=points)


def luck_line(band: LuckBand | None, t: Texts) -> str:
    """Where the same plan lies on other luck, and how much of the score was luck."""
    if band is None:
        return ""
    ordered = sorted(band.scores)
    low, high = ordered[len(ordered) // 20], ordered[-1 - len(ordered) // 20]
    return t("on other luck {low} to {high}, luck {luck}", low=low, high=high,
             luck=parts.amount(SCORE, band.own - fmean(band.scores), t, sign=True))  # fmt: skip
