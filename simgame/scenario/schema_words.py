"""Words that name something, told as findings: ids, and references to what has one."""

from __future__ import annotations

import re
from typing import Any

from simgame.findings import CODES, Path, Say, did_you_mean, there_are
from simgame.locale import N_
from simgame.scenario.advice import several_in_one, to_write, words_in
from simgame.scenario.case import Case, Told
from simgame.scenario.chinese import in_schema
from simgame.scenario.courses import as_row
from simgame.scenario.ids import own_id, spoken_id
from simgame.scenario.refer import RIGHT, meant, referred


def of_ids(case: Case) -> tuple[Say, ...]:
    """For a text where a list of ids belongs: the list of those it means, or those there are."""
    value, path = case.problem.value, case.problem.path
    _, _, known = referred((*path, 0), False, case.data)
    if not known or not isinstance(value, str):
        return ()
    ids = [meant(word, known) for word in words_in(value)]
    hint = to_write(f"[{', '.join(ids)}]", "") if all(ids) and ids else there_are(known)
    return (hint,) if hint else ()


def no_id(case: Case) -> Told:
    """A word that has not the form that is wanted: an id, a row of the courses, a code."""
    problem = case.problem
    word, pattern = str(problem.value), str(problem.context.get("pattern", ""))
    if told := several_in_one(problem.value, problem.path):
        return told
    if pattern.startswith("^[FT]"):
        return _row(word)
    if pattern.startswith("^[SW]"):
        return _code(word)
    if problem.path[-1:] == ("objective",):
        return _objective(word, case.data)
    return _reference(case) if "a-z0-9" in pattern else ("S114", {"found": word}, ())


def _reference(case: Case) -> Told:
    """A word that is no id, where it may name an entry."""
    problem, word = case.problem, str(case.problem.value)
    code, where, known = referred(problem.path, problem.of_key, case.data)
    if code == RIGHT[1] and not known:  # whose choices get ids that sound like them
        return "S112", {"found": word}, (to_write(spoken_id(word), "a"),)
    if code and word not in known:
        hint = did_you_mean(meant(word, known) or in_schema(word, known)) or there_are(known)
        return code, {"name": word}, (hint,) if hint else ()
    # What calls an entry by its id gets the same as the entry.
    named: Path = (*where, word) if code else problem.path
    return "S112", {"found": word}, (to_write(own_id(word, named, case.data), ""),)


def _code(word: str) -> Told:
    """A word that has not the form of a code: `s304`, `W8`."""
    match = re.fullmatch(r"(?i)\s*([sw])\s*0*([0-9]{1,3})\s*", word)
    letter = match[1].upper() if match else ""
    code = f"{letter}{match[2].zfill(3 if letter == 'S' else 2)}" if match else ""
    return "S114", {"found": word}, (to_write(code if code in CODES else "", "S304"),)


def long_id(case: Case) -> Told:
    """An id of more letters than it may have."""
    word = str(case.problem.value)
    most, write = case.problem.context["max_length"], own_id(word, case.problem.path, case.data)
    values = {"size": len(word), "limit": most, "write": write}
    said = N_("it has {size} characters, and {limit} are the most; write `{write}`")
    return "S112", {"found": word}, (Say(said, values),)


def _objective(word: str, data: Any) -> Told:
    """A lesson's objective that is no id: one of those that the scenario lists may be meant."""
    listed = data.get("objectives") if isinstance(data, dict) else None
    known = (
        listed if isinstance(listed, dict) else {n: n for n in listed or () if isinstance(n, str)}
    )
    hint = did_you_mean(meant(word, known)) or there_are(known)
    return "S218", {"name": word}, (hint,) if hint else ()


def _row(word: str) -> Told:
    """A word that has not the form of a row of the courses."""
    write = as_row(word)
    hint = Say(N_("rows are written like `{write}`"), {"write": write or "T13"})
    return "S114", {"found": word}, (hint,)
