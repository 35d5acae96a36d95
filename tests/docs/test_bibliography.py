"""That every source named in the code can be looked up, and nothing else stands in the list."""

import ast
import re
from pathlib import Path

from simgame.plan.lever import patterns
from simgame.plan.plan import Plan
from tests.calibration.row import find_rows

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "bibliography.md").read_text("utf-8")
MARKET, LAB = (sorted((ROOT / "simgame" / room).rglob("*.py")) for room in ("market", "lab"))
KEY = re.compile(r"\b(?:course:[FT]\d+|model:[a-z_]+|[a-z]+(?:19|20)\d\d)\b")
AUTHOR_AND_YEAR = re.compile(r"\b([A-Z][a-z]+)(?: et al\.)?,? ((?:19|20)\d\d)\b")
# One line a key: a list item, or the first cell of a table.
ENTRY = re.compile(r"^(?:- |\| )`([^`]+)`", re.MULTILINE)


def _sources(path):
    """Return the keys in the third argument of every `given(value, unit, source)` in a file."""
    calls = (n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call))
    given = (c for c in calls if getattr(c.func, "id", "") == "given")
    return {key for call in given for key in call.args[2].value.split(", ")}


def _named_in_words(path):
    """Return the keys in docstrings and comments; "Salmon et al. 2011" is `salmon2011`."""
    text = path.read_text("utf-8")
    works = {f"{author.lower()}{year}" for author, year in AUTHOR_AND_YEAR.findall(text)}
    return works | set(KEY.findall(text))


def _course_rows():
    """Return the course rows that levers and lessons teach."""
    levers = {row for pattern in patterns(Plan) for row in pattern.lever.courses}
    files = (ROOT / "scenarios").rglob("*.yaml")
    lists = (re.findall(r"courses: \[([^\]]*)\]", file.read_text("utf-8")) for file in files)
    lessons = {row.strip() for found in lists for rows in found for row in rows.split(",")}
    return {f"course:{row}" for row in levers | lessons}


def _used():
    keys = _course_rows() | {row.source for row in find_rows()}
    for path in MARKET:
        keys |= _sources(path) | _named_in_words(path)
    return keys.union(*map(_named_in_words, LAB))


def test_every_source_has_an_entry():
    """A key in a mechanism, a lever or a lesson can be looked up."""
    assert sorted(_used() - set(ENTRY.findall(PAGE))) == []


def test_no_entry_is_unused():
    """The list holds what the game rests on, and no more."""
    assert sorted(set(ENTRY.findall(PAGE)) - _used()) == []


def test_a_key_has_one_entry():
    """No key is explained twice."""
    found = ENTRY.findall(PAGE)
    assert sorted(key for key in set(found) if found.count(key) > 1) == []


def test_the_three_kinds_are_kept_apart():
    """Works, course rows and assumptions each stand under their own heading."""
    published, courses, assumptions = re.split(r"^## \d\. ", PAGE, flags=re.MULTILINE)[1:]
    assert not any(key.startswith("course:") for key in ENTRY.findall(published))
    assert all(key.startswith("course:") for key in ENTRY.findall(courses))
    assert ENTRY.findall(assumptions) == ["assumption"]


def test_a_chosen_range_says_so():
    """An entry of a range says what is chosen by us, so that nobody takes it for a measurement."""
    entries = re.findall(
        r"^- `(model:[a-z]+)` — (.*?)(?=^- |^#|\Z)", PAGE, re.MULTILINE | re.DOTALL
    )
    honest = re.compile(r"chosen\s+by us|is ours|are ours|an\s+assumption|set so that")
    assert [key for key, words in entries if not honest.search(words)] == []
