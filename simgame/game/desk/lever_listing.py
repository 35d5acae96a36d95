"""The order in which levers are listed, where that of the Plan reads badly."""

from __future__ import annotations

from collections.abc import Sequence

from simgame.plan.catalogue import Spec
from simgame.scenario.schema import Scenario


def by_kol(specs: Sequence[Spec], view: Scenario) -> list[Spec]:
    """The levers with those of one KOL together; KOLs by platform, the most followers first.

    The Plan goes lever by lever instead, all KOLs for each. Other groups keep their order.
    """
    platforms = list(view.platforms)
    place = {group: n for n, group in enumerate(dict.fromkeys(s.group for s in specs))}

    def key(spec: Spec) -> tuple[int, int, int, str]:
        if spec.group != "kol":
            return place[spec.group], 0, 0, ""
        kol = view.kols[spec.keys[0]]
        return place["kol"], platforms.index(kol.platform), -kol.followers, spec.keys[0]

    return sorted(specs, key=key)
