"""A problem of the schema told as a finding: its code, values and hints.

One small function for each family of pydantic's errors, chosen by the table at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from simgame.findings import (
    Finding,
    Path,
    Place,
    Say,
    did_you_mean,
    from_to,
    kind_of,
    unreadable,
)
from simgame.locale import N_
from simgame.nearest import is_slip, nearest
from simgame.quantity.format import format_share
from simgame.scenario.advice import (
    EXPECTED,
    MAPS,
    advice,
    by_day,
    described,
    in_map,
    several_in_one,
    to_write,
    word_of,
)
from simgame.scenario.case import Case, Told
from simgame.scenario.chinese import in_schema
from simgame.scenario.days import meant_day
from simgame.scenario.outline import Outline
from simgame.scenario.problem import Problem
from simgame.scenario.schema_times import first_day, moment_meant
from simgame.scenario.schema_words import long_id, no_id, of_ids
from simgame.yamlread import Places

_BOUNDS = {
    "ge": N_("at least {limit}"),
    "gt": N_("more than {limit}"),
    "le": N_("at most {limit}"),
    "lt": N_("less than {limit}"),
    "min_length": N_("at least {limit}"),
    "max_length": N_("at most {limit}"),
}

# Findings whose hint is about the key, and not about the value behind it.
STEPS = ("floor", "target", "stretch")
BOUNDS = ("below", "above", "at_least")
PERCENT = ("%", "％", "﹪", "‰", "成")
OF_KEYS = ("S104", "S112")
_FEW = 2  # keys of an entry
Teller = Callable[[Case], Told]


def tell(problem: Problem, data: Any, places: Places, outline: Outline) -> Finding:
    """The finding for one problem."""
    if problem.type == "union_tag_not_found" and (slip := _slip_of_tag(problem)):
        path, hint = (*problem.path, slip), did_you_mean(_discriminator(problem))
        return Finding("S104", places.key(path), {"key": slip}, (hint,) if hint else (), path)
    family = next((t for pattern, t in _TELLERS if re.fullmatch(pattern, problem.type)), _other)
    code, values, hints = family(Case(problem, data, places, outline))
    place = _place(problem, places)
    return Finding(code, place, values, hints, problem.path, of_key=problem.of_key)


def _slip_of_tag(problem: Problem) -> str:
    """The key that is meant to say the type of an entry, if there is one."""
    tag = _discriminator(problem)
    keys = problem.value if isinstance(problem.value, dict) else {}
    return next((key for key in keys if in_schema(key, (tag,)) or is_slip(key, tag)), "")


def _place(problem: Problem, places: Places) -> Place:
    if problem.type in ("missing", "union_tag_not_found"):
        return places.key(problem.path[:-1] if problem.type == "missing" else problem.path)
    if problem.of_key or problem.type == "extra_forbidden":
        return places.key(problem.path)
    if problem.type == "union_tag_invalid":
        tag = _discriminator(problem)
        return _of_value((*problem.path, tag), problem.value[tag], places)
    return _of_value(problem.path, problem.value, places)


def _of_value(path: Path, found: Any, places: Places) -> Place:
    """Where the value begins; for what is empty, or begins on a line below, its key."""
    key, value = places.key(path), places.value(path)
    below = isinstance(found, (dict, list)) and value.line != key.line
    empty = found is None and value.column == value.end_column
    return key if below or empty or value.file != key.file else value


def _missing(case: Case) -> Told:
    problem = case.problem
    key = problem.path[-1] if problem.type == "missing" else _discriminator(problem)
    parent = problem.path[:-1]
    entries = _value_at(case.data, parent[:-1])
    others = [k for k in entries if k != parent[-1]] if isinstance(entries, dict) and parent else []
    listed = case.outline.keys(case.data, parent[:-1])
    own = entries.get(parent[-1]) if isinstance(entries, dict) and parent else None
    # An entry of its own with a key too few, not another's few values under a slip of its id.
    fresh = isinstance(own, dict) and len(own) > _FEW
    guess = "" if listed or fresh or not parent else nearest(str(parent[-1]), others)
    hint = did_you_mean(guess)
    return "S101", {"key": key}, (hint or _means(case, key),)


def _means(case: Case, key: object) -> Say:
    """What stands behind a key that is missing, and an example of it."""
    if case.problem.type == "missing":
        said: object = Say(case.outline.meaning(case.data, case.problem.path[:-1], str(key)))
    else:
        types = case.outline.types(case.data, case.problem.path)
        fit = [tag for tag, keys in types.items() if keys.issuperset(case.problem.value)]
        said = tuple(fit or types)
    return Say(N_("add `{key}: …` ({meaning})"), {"key": key, "meaning": said})


def _unknown(case: Case) -> Told:
    problem = case.problem
    key, parent = problem.path[-1], problem.path[:-1]
    known = problem.meant(case.outline, case.data)
    there = case.places.node((*parent, known))
    first = (there.key or there.at) if known and there else None
    beside = first is not None and _in_one_map(first, problem.path, case.places)
    if beside and not is_slip(str(key), known):
        known = ""  # it stands there already, and is another
    hints = [hint] if (hint := did_you_mean(known)) else []
    if re.search(r"\s|\w'\w", str(key)):
        hints.append(Say(N_("if it belongs to the text before it, put all of that in quotes")))
    elif known and first:
        if beside:
            hints.append(Say(N_("(already on line {line})"), {"line": first.line}))
    elif others := case.outline.elsewhere(case.data, problem.path):
        values = {"key": key, "types": ", ".join(others)}
        hints = [Say(N_("`{key}` belongs to the type {types}"), values)]
    elif not known:
        names = tuple(case.outline.keys(case.data, parent))[:30]
        hints.append(Say(N_("known keys: {names}"), {"names": names}))
    return "S104", {"key": key}, tuple(hints)


def _in_one_map(there: Place, path: Path, places: Places) -> bool:
    """Whether a key stands in the same map as the one at `path`, not in what lies below that."""
    here, whole = places.key(path), places.key(path[:-1])
    return (
        there.file == here.file
        and there.line >= whole.line
        and (there.line == here.line or there.column == here.column)
    )


def _unit(case: Case) -> Told:
    problem = case.problem
    if problem.value is None or isinstance(problem.value, (dict, list)):
        return _type(case)
    as_written: dict[str, object] = {}
    if isinstance(problem.value, (str, bool)):
        word = problem.value if isinstance(problem.value, str) else word_of(problem.value)
        as_written = {"found": word[:60]}
    found = unreadable(problem.type, {**problem.context, **as_written})
    if problem.path[-1] in (STEPS if problem.path[0] == "goals" else BOUNDS):
        # The rules of metrics say what each is written in.
        return found.code, dict(found.values), ()
    on = moment_meant(case)
    by = by_day(problem.value, problem.path[-1])
    hints = (to_write(on, ""),) if on else (by,) if by else found.hints
    return found.code, dict(found.values), (*hints, *advice(problem.value, "unit"))


def _range(case: Case) -> Told:
    bounds = from_to(*(case.problem.context.get(name) for name in ("low", "high")))
    return "S107", {"found": described(case.problem.value), "bounds": bounds}, ()


def _bound(case: Case) -> Told:
    found = described(case.problem.value)
    return "S107", {"found": found, "bounds": _bounds(case.problem)}, ()


def _length(case: Case) -> Told:
    problem = case.problem
    size = problem.context.get("actual_length", len(problem.value or ()))
    return "S115", {"found": size, "bounds": _bounds(problem)}, ()


def _bounds(problem: Problem) -> Say:
    name = next((name for name in _BOUNDS if name in problem.context), "ge")
    limit = problem.context.get(name, "?")
    if isinstance(limit, int | float) and str(problem.value).strip()[-1:] in PERCENT:
        limit = format_share(limit)
    return Say(_BOUNDS[name], {"limit": limit})


def _choice(case: Case) -> Told:
    problem = case.problem
    context = problem.context
    expected = str(context.get("expected") or context.get("expected_tags") or "")
    choices = case.outline.choices(case.data, problem.path) if not problem.of_key else []
    words = choices or re.findall(r"'([^']*)'", expected) or [expected]
    tagged = problem.type == "union_tag_invalid" and isinstance(problem.value, dict)
    value = problem.value[_discriminator(problem)] if tagged else problem.value
    if problem.path == ("format",) and type(value) is int:
        return _other_format(value, int(expected))
    if value is None or isinstance(value, (dict, list)):
        one_of = Say(N_("one of {choices}"), {"choices": tuple(words)})
        return "S102", {"expected": one_of, "found": described(value)}, ()
    if told := several_in_one(value, problem.path):
        return told
    hint = did_you_mean(in_schema(str(value), words) or nearest(str(value), words))
    return "S103", {"found": value, "choices": tuple(words)}, (hint,) if hint else ()


def _other_format(found: int, known: int) -> Told:
    newer = Say(N_("update simgame, which is older than the file"))
    hint = newer if found > known else to_write(str(known), "")
    return "S117", {"found": found, "known": known}, (hint,)


def _type(case: Case) -> Told:
    problem = case.problem
    name = str(problem.context.get("class_name", ""))
    wanted = "text" if name == "Text" else re.split(r"_(?:type|parsing|from)", problem.type)[0]
    kind = str(problem.context.get("kind", ""))
    expected = kind_of(kind) if kind else EXPECTED.get(wanted, EXPECTED["value"])
    values: dict[str, object] = {"expected": expected, "found": described(problem.value)}
    keys = case.outline.keys(case.data, problem.path) if wanted in MAPS else []
    hints = in_map(problem.value, keys) or of_ids(case) or advice(problem.value, wanted)
    return "S102", values, hints


def _date(case: Case) -> Told:
    problem = case.problem
    if isinstance(problem.value, (dict, list, bool)) or problem.value is None:
        return _type(case)
    start = first_day(case.data) if problem.path != ("start",) else None
    day = meant_day(str(problem.value), start)
    return "S113", {"found": problem.value}, (to_write(str(day) if day else "", "2026-03-02"),)


def _other(case: Case) -> Told:
    text = str(case.problem.context.get("error") or case.problem.message)
    return "S119", {"problem": text}, ()


def _discriminator(problem: Problem) -> str:
    return str(problem.context.get("discriminator", "type")).strip("'")


def _value_at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


_TELLERS: tuple[tuple[str, Teller], ...] = (
    (r"missing|union_tag_not_found", _missing),
    (r"extra_forbidden", _unknown),
    (r"unit_range", _range),
    (r"unit_.*", _unit),
    (r"literal_error|enum|union_tag_invalid", _choice),
    (r"greater_than.*|less_than.*|multiple_of", _bound),
    (r"string_too_long", long_id),
    (r"(string_)?too_(short|long)", _length),
    (r"date.*", _date),
    (r"string_pattern_mismatch", no_id),
    (r"text_empty", lambda _: ("S116", {}, ())),
    (r".*_type|.*_parsing|int_from_float|.*_parsing_size", _type),
)
