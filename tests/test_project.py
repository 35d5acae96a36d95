"""What a newcomer, an installer and a lawyer look for in the repository itself."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
# Packages whose module has another name.
MODULES = {"pillow": "PIL", "pyyaml": "yaml", "textual-serve": "textual_serve"}
# The loop and the parser that uvicorn takes by itself where they are.
QUICK_SERVING = {"httptools", "uvloop"}


def _name(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement)[0]).lower()


def _pinned() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {_name(name): version for name, version in pins}


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_readme_opens_with_the_two_commands(readme):
    """A reader of the first lines can play and test."""
    first = "\n".join((ROOT / readme).read_text("utf-8").splitlines()[:6])
    assert "make play" in first
    assert "make test" in first


@pytest.mark.parametrize("document", ["README.md", "README.zh.md", "CONTRIBUTING.md"])
def test_links_lead_somewhere(document):
    """Every relative link in the entry documents names a file that exists."""
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / document).read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_decisions_are_indexed():
    """Every decision is in the index, and the index names no other."""
    folder = ROOT / "docs" / "decisions"
    indexed = re.findall(r"\((\d{4}-[^)]+)\)", (folder / "README.md").read_text("utf-8"))
    assert sorted(path.name for path in folder.glob("0*.md")) == sorted(indexed)


def test_both_licences_are_there():
    """Code and content each have their licence."""
    assert "Apache License" in (ROOT / "LICENSE").read_text("utf-8")
    assert "creativecommons.org/licenses/by/4.0" in (ROOT / "LICENSE-CONTENT").read_text("utf-8")


def test_changelog_names_the_rules():
    """The unreleased section says which RULES it has."""
    unreleased = (ROOT / "CHANGELOG.md").read_text("utf-8").split("## Unreleased")[1]
    assert re.search(r"^RULES \d+$", unreleased, re.MULTILINE)


def test_what_is_asked_for_is_imported():
    """No dependency, of the game or of an extra of it, that nothing imports."""
    extras = PROJECT["optional-dependencies"]
    asked = [*PROJECT["dependencies"], *(r for e, rs in extras.items() if e != "dev" for r in rs)]
    sources = "\n".join(p.read_text("utf-8") for p in (ROOT / "simgame").rglob("*.py"))
    imported = set(re.findall(r"(?:^\s*(?:from|import) |import_module\(\")(\w+)", sources, re.M))
    assert {MODULES.get(_name(r), _name(r)) for r in asked} - imported == QUICK_SERVING


def test_constraints_are_versions_only():
    """A constraint names a version and nothing else: no host, path, marker or option."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()[1:]
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_every_dependency_is_pinned():
    """Whatever the project asks for, in any extra, has its version in the constraints."""
    extras = PROJECT["optional-dependencies"].values()
    asked = {_name(r) for group in [PROJECT["dependencies"], *extras] for r in group}
    assert asked - set(_pinned()) == set()


def test_continuous_integration_is_the_same_as_by_hand():
    """The machine runs the targets that a person runs, and can be started."""
    script = ROOT / ".ci" / "run"
    commands = [line for line in script.read_text("utf-8").splitlines() if line.startswith("make")]
    assert commands == ["make check", "make test", "make verify PARTS=ci"]
    assert script.stat().st_mode & 0o111
