"""That the guide to the first season leads to a score, in both languages."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from simgame.scenario import load_or_raise

GUIDES = Path(__file__).parents[2] / "docs" / "how-to"
PAGES = {
    "en": ("play-your-first-season.md", r"more than (\d+) points", r"^Score: (\d+)"),
    "zh": ("play-your-first-season.zh.md", r"能得 (\d+) 分以上", r"^总分\D*(\d+)"),
}


@pytest.mark.parametrize("lang", PAGES)
def test_the_guide_leads_to_the_score_it_promises(lang, tmp_path):
    """Typed line by line, the season of the guide ends, with at least the points it names."""
    name, promised, shown = PAGES[lang]
    page = (GUIDES / name).read_text("utf-8")
    (lines,) = re.findall(r"^```text\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    command = [sys.executable, "-m", "simgame", "play", "tutorial", "--plain", "--seed", "7"]
    done = subprocess.run(
        [*command, "--lang", lang],
        input=lines,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "SIMGAME_SAVES": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    score = re.search(shown, done.stdout, re.MULTILINE)
    assert score, done.stdout
    least = re.search(promised, page)
    assert least, f"{name} promises no points"
    assert int(score[1]) > int(least[1])


@pytest.mark.parametrize("lang", PAGES)
def test_the_brief_of_the_tutorial_advises_what_the_guide_does(lang):
    """Whatever the guide sets in a week, but for its forecasts, the brief names in that week."""
    said = {"en": "Week", "zh": "第"}[lang]
    brief = load_or_raise("tutorial").scenario.brief.of(lang)
    page = (GUIDES / PAGES[lang][0]).read_text("utf-8")
    weeks = re.split(r"^(?:run|提交)$", page.split("```text")[1].split("```")[0], flags=re.M)
    for number, week in enumerate(weeks[:4], 1):
        (told,) = [line for line in brief.splitlines() if re.match(rf"{said} {number}\b", line)]
        wanted = re.findall(r"^(?!forecast)\S+\.\S+ (\d+)$", week, re.M)
        assert [value for value in wanted if not re.search(rf"\b{value}\b", told)] == []


def test_both_guides_play_the_same_season():
    """English and Chinese set the same levers to the same values."""
    scripts = []
    for name, *_ in PAGES.values():
        text = (GUIDES / name).read_text("utf-8").split("```text")[1].split("```")[0]
        scripts.append([line for line in text.split("\n") if "." in line])
    assert scripts[0] == scripts[1]
