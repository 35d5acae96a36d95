"""Plain data held against the schema: pydantic's errors as findings at their places.

All problems come at once. Each error is mapped to the key or value in the file, told in our
own words with a hint, and said once even where a union makes pydantic say it twice.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from simgame.findings import UNIT_CODES, Finding, Path, Say, for_example, write_instead
from simgame.quantity.kinds import EXAMPLES
from simgame.scenario.advice import TO_WRITE
from simgame.scenario.outline import Outline, outline_of
from simgame.scenario.problem import Problem
from simgame.scenario.schema_findings import OF_KEYS, tell
from simgame.yamlread import Places, plain, read

MOST = 100  # problems that are told; a file with more was not written by hand

CERTAIN = 20  # findings of which what to write instead is tried first

M = TypeVar("M", bound=BaseModel)


LOOKED_AT = 2_000  # errors of pydantic, of which several may be one problem


def validate(
    data: Any,
    places: Places,
    model: type[M],
    *,
    complete: bool = True,
    refused: Collection[Path] = (),
) -> tuple[M | None, list[Finding]]:
    """The model of some data, or None, and a finding for everything that is wrong with it.

    `refused` paths have their finding already; in data that is not `complete` nothing is
    called missing.
    """
    fewer, left_out = _thinned(data, model)
    built, problems = attempt(fewer, model)
    if not problems:
        return built, []
    found = findings(problems, data, places, outline_of(model), complete, refused)
    found = [sure(one, data, model) for one in found[:CERTAIN]] + found[CERTAIN:]
    if left_out and found:
        told = sum(int(str(f.values["count"])) for f in found if f.code == "S120")
        found = [f for f in found if f.code != "S120"]
        found.append(Finding("S120", found[-1].place, {"count": told + left_out}))
    return built, found


def _thinned(data: Any, model: type[BaseModel]) -> tuple[Any, int]:
    """The data without most of its unknown keys where there are hundreds, and how many that is."""
    if not isinstance(data, Mapping):
        return data, 0
    known = model.model_fields
    extra = [key for key in data if key not in known]
    gone = set(extra[2 * MOST :])
    return ({k: v for k, v in data.items() if k not in gone} if gone else data), len(gone)


def attempt(data: Any, model: type[M]) -> tuple[M | None, list[Problem]]:
    """The model of some data, or the problems that pydantic has with it."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, _problems(error, data)


def sure(finding: Finding, data: Any, model: type[BaseModel]) -> Finding:
    """The finding without a hint to write what would be refused as well."""
    if finding.code in OF_KEYS:
        return finding
    hints: list[Say] = []
    for hint in finding.hints:
        if hint.text not in TO_WRITE:
            hints.append(hint)
            continue
        writes = [str(hint.values[key]) for key in ("write", "other") if key in hint.values]
        fit = [write for write in writes if _accepted(finding, write, data, model)]
        if not fit and (ids := str(hint.values.get("ids", ""))):
            fit = [ids] if _accepted(finding, ids, data, model) else []
        if fit:
            same = fit == writes
            hints.append(hint if same else write_instead({"write": fit[0]}))
    if finding.hints and not hints and finding.code in UNIT_CODES.values():
        shown = (one for one in EXAMPLES.values() if _accepted(finding, one, data, model))
        hints += [for_example(one) for one in islice(shown, 1)]
    return replace(finding, hints=tuple(hints))


def _accepted(finding: Finding, write: str, data: Any, model: type[BaseModel]) -> bool:
    if finding.of_key:
        return _takes_key(finding.path, write, data, model)
    if finding.code == "S121":  # entries of the list in which the one stands
        return accepts(finding.path[:-1], f"[{write}]", data, model)
    return accepts(finding.path, write, data, model)


def _takes_key(path: Path, write: str, data: Any, model: type[BaseModel]) -> bool:
    """Whether the key at a path is in order once this is written there."""
    _, problems = attempt(_along(data, path[:-1], {write: None}), model)
    return not any(problem.of_key and problem.path == (*path[:-1], write) for problem in problems)


def accepts(path: Path, write: str, data: Any, model: type[BaseModel]) -> bool:
    """Whether the value at a path is in order once this is written there."""
    tried = read(f"x: {write}\n", "")
    value = plain(tried.tree).get("x")
    if not path or tried.findings or not isinstance(data, Mapping):
        return not tried.findings
    _, problems = attempt(_along(data, path, value), model)
    return not any(
        problem.path[: len(path)] == path
        and not problem.is_missing
        and not (problem.of_key and problem.path == path)
        for problem in problems
    )


def _along(data: Any, path: Path, value: Any) -> Any:
    """What holds a value along its path, and nothing beside it but what type an entry is of."""
    if not path:
        return value
    step, inside = path[0], path[1:]
    if isinstance(data, list):
        return [_along(one, inside, value) if n == step else one for n, one in enumerate(data)]
    found = data if isinstance(data, Mapping) else {}
    beside = {"type": found["type"]} if "type" in found else {}
    return {**beside, step: _along(found.get(step), inside, value)}


def findings(
    problems: list[Problem],
    data: Any,
    places: Places,
    outline: Outline,
    complete: bool,
    refused: Collection[Path],
) -> list[Finding]:
    """The findings for problems, without those that follow from another one."""
    misspelt = _misspelt(problems, outline, data)
    open_ones = [
        problem
        for problem in problems
        if not any(problem.path[: len(path)] == path for path in refused)
        and (complete or not problem.is_missing)
        and not (problem.is_missing and any(problem.path[: len(p)] == p for p in misspelt))
    ]
    told = [tell(problem, data, places, outline) for problem in open_ones[:MOST]]
    if len(open_ones) > MOST:
        told.append(Finding("S120", told[-1].place, {"count": len(open_ones) - MOST}))
    return told


def _misspelt(problems: list[Problem], outline: Outline, data: Any) -> set[Path]:
    """Missing keys that stand in the file with a slip of the pen: told there, not twice."""
    extra = [p for p in problems[:MOST] if p.type == "extra_forbidden"]
    return {(*p.path[:-1], p.meant(outline, data)) for p in extra}


def _problems(error: ValidationError, data: Any) -> list[Problem]:
    """One problem for each path; where branches of a union disagree, the best told one."""
    best: dict[tuple[Path, bool], Problem] = {}
    details_of_all = error.errors(include_url=False, include_input=False)
    for details in details_of_all[:LOOKED_AT]:
        problem = _problem(details, data)
        same = best.get((problem.path, problem.of_key))
        if same is None or problem.rank < same.rank:
            best[problem.path, problem.of_key] = problem
    return list(best.values())


def _problem(details: ErrorDetails, data: Any) -> Problem:
    path, of_key, value = _locate(data, details["loc"], details["type"])
    context = details.get("ctx", {})
    return Problem(details["type"], path, of_key, value, context, details["msg"])


def _locate(data: Any, loc: tuple[int | str, ...], kind: str) -> tuple[Path, bool, Any]:
    """The path in the data that a pydantic location means, skipping the tags of unions.

    What says its type is told with that as the first step inside it, which may be a key as well.
    """
    path: Path = ()
    of_key, tagged = loc[-1:] == ("[key]",), False
    for step in loc[:-1] if of_key else loc:
        if not tagged and isinstance(data, dict) and data.get("type") == step:
            tagged = True
        elif step in data if isinstance(data, dict) else _is_index(data, step):
            path, data, tagged = (*path, step), data[step], False
    if kind == "missing":
        path, data = (*path, loc[-1]), None
    return path, of_key, path[-1] if of_key and path else data


def _is_index(data: Any, step: int | str) -> bool:
    return isinstance(data, list) and isinstance(step, int) and step < len(data)
