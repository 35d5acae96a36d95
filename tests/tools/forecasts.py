"""Writes what shipped reference plans forecast: `python -m tests.tools.forecasts update [NAME …]`.

A reference plan foresees what it brings: its forecasts are means over seasons of that very plan. A
plan that repeats its rounds has none.
"""

import re
import sys
from functools import partial
from itertools import pairwise

import numpy as np

from simgame.game.offered_levers import catalogue_of
from simgame.lab.trial import Trial, play
from simgame.lab.trials import run_each
from simgame.plan.kpis import BY_ID
from simgame.scenario import find_scenario
from simgame.scenario.library import list_shipped
from tests.market.seasons import scenario

SEEDS = range(24)
ROUND = re.compile(r"^( *)- ", re.MULTILINE)


def main(args: list[str]) -> int:
    """Renew every reference plan that may forecast; returns an exit code."""
    if args[:1] != ["update"]:
        print(__doc__, file=sys.stderr)
        return 2
    for name in args[1:] or list_shipped():
        file = find_scenario(name)[0].parent / "reference-plan.yaml"
        kpis = [s.path.split(".")[1] for s in catalogue_of(scenario(name)).specs if s.unit == "kpi"]
        text = file.read_text("utf-8") if file.exists() else ""
        if kpis and text and "repeat: true" not in text:
            file.write_text(renewed(text, means(name, kpis)), "utf-8")
            print(f"{name}: {', '.join(kpis)}")
    return 0


def means(name: str, kpis: list[str]) -> list[dict[str, str]]:
    """What the plan brings in each week, as a plan file has it: to three digits, shares in %."""
    (seasons,) = run_each(partial(_weeks, kpis), [name], SEEDS)
    found = np.mean(seasons, axis=0)
    return [{k: _written(k, v) for k, v in zip(kpis, week, strict=True)} for week in found.tolist()]


def _written(kpi: str, value: float) -> str:
    return f"{value:.1%}" if BY_ID[kpi].unit == "share" else str(int(float(f"{value:.3g}")))


def _weeks(kpis: list[str], name: str, seed: int) -> list[list[float]]:
    """The reported figures of every week of one season."""
    season = play(Trial(name), seed)
    return [[r.kpis[k] for k in kpis] for r in season.reports(season.seats[0])]


def renewed(text: str, forecasts: list[dict[str, str]]) -> str:
    """The plan file with these forecasts, one line at the end of each round."""
    head, body = text.split("rounds:\n", 1)
    body = re.sub(r"^ *forecast: \{.*\}\n", "", body, flags=re.MULTILINE)
    first = ROUND.search(body)
    assert first is not None
    indent = first[1]
    starts = [m.start() for m in re.finditer(rf"^{indent}- ", body, re.MULTILINE)] + [len(body)]
    rounds = [body[a:b] for a, b in pairwise(starts)]
    written = [_with(part, indent, week) for part, week in zip(rounds, forecasts, strict=True)]
    return f"{head}rounds:\n{body[: starts[0]]}{''.join(written)}"


def _with(part: str, indent: str, week: dict[str, str]) -> str:
    """One round with its forecast, before comments that belong to the next."""
    line = f"{indent}  forecast: {{{', '.join(f'{k}: {v}' for k, v in week.items())}}}\n"
    found = re.search(r"(?:^ *(?:#.*)?\n)*\Z", part, re.MULTILINE)
    end = found.start() if found else len(part)
    return part[:end] + line + part[end:]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
