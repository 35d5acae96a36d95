"""Where scenarios are found: shipped and installed ones by id, a trainer's own by path."""

from __future__ import annotations

import re
from pathlib import Path

from simgame.findings import Finding, Place, Say, did_you_mean
from simgame.locale import N_
from simgame.nearest import nearest
from simgame.scenario.user_folder import ID, list_installed, user_root

LIBRARY = "_library"
SCENARIO = "scenario.yaml"

_SHIPPED = re.compile(r"(?:_library/)?[a-z0-9]+(?:-[a-z0-9]+)*")


def scenario_root() -> Path:
    """The folder of the shipped scenarios: the checkout's, else the one in the package."""
    package = Path(__file__).resolve().parents[1]
    checkout = package.parent / "scenarios"
    return checkout if (checkout / LIBRARY).is_dir() else package / "_scenarios"


def list_scenarios() -> list[str]:
    """The ids of the scenarios there are: the shipped ones, then those that were installed."""
    shipped = list_shipped()
    return [*shipped, *(name for name in list_installed(SCENARIO) if name not in shipped)]


def list_shipped() -> list[str]:
    """The ids of the shipped scenarios."""
    return sorted(path.parent.name for path in scenario_root().glob(f"[!_]*/{SCENARIO}"))


def find_scenario(name_or_path: str | Path) -> tuple[Path, list[Finding]]:
    """The file of a scenario, given its id or the path of a file or folder.

    Where there is none, a finding names the nearest; the path is then the one asked for.
    """
    name, path = str(name_or_path), Path(name_or_path)
    shipped = scenario_root() / name / SCENARIO
    if _SHIPPED.fullmatch(name) and _is_file(shipped):
        return shipped, []
    try:
        path = path / SCENARIO if path.is_dir() else path
        is_there = path.is_file()
    except OSError:
        is_there = True  # as far as one can see; reading it tells what the system has against it
    if is_there:
        return path, []
    installed = user_root() / name / SCENARIO
    if ID.fullmatch(name) and _is_file(installed):
        return installed, []
    known = list_scenarios()
    hint = did_you_mean(nearest(name, known))
    there = Say(N_("there are {names}"), {"names": tuple(known)})
    return path, [Finding("S201", Place(name or "."), {"name": name}, (hint or there,))]


def _is_file(path: Path) -> bool:
    """Whether there is such a file; a name that the system does not take is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_by_path(name: str) -> bool:
    """Whether a scenario is named by the path of its file or folder, not by an id."""
    path, missing = find_scenario(name)
    homes = (scenario_root() / name / SCENARIO, user_root() / name / SCENARIO)
    return not missing and not (ID.fullmatch(name) and path in homes)
