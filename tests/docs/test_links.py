"""That the documents lead somewhere: links, and paths that are named in code style."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENTRY = [ROOT / name for name in ("README.md", "README.zh.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES = [*ENTRY, *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "scenarios").glob("*.md"))]
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")
# A path that begins with one of the project's folders and holds no placeholder.
PATH = re.compile(r"`((?:simgame|scenarios|tests|docs|benchmarks|\.ci)/[\w./-]*)`")
INSTALLED_ONLY = {"simgame/_scenarios"}
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def _shown(page):
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=_shown)
def test_links_lead_somewhere(page):
    """Every relative link names a file that exists."""
    links = LINK.findall(page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=_shown)
def test_paths_exist(page):
    """Every path of the project that a page names is there, unless the page itself makes it."""
    text = page.read_text("utf-8")
    made = set(re.findall(r"^File: `([^`]+)`", text, re.MULTILINE))
    named = set(PATH.findall(FENCE.sub("", text)))
    expected = named - made - INSTALLED_ONLY
    assert sorted(path for path in expected if not (ROOT / path).exists()) == []
