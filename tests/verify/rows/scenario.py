"""That a trainer who got several things wrong hears of all of them at once."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from simgame.findings import FindingJson
from tests.verify.row import Row

SHORT = Path(__file__).parents[2] / "fixtures" / "short" / "scenario.yaml"
# What is written instead, and what has to be said about it.
MISTAKES = (
    ("budget: {total: ¥120k,", "budgett: {}\nbudget: {total: ¥120k,", "budgett"),
    ("price: ¥69\n", "price: 69\n", "¥69"),
    ("platform: xiaohongshu, tier: mid", "platform: xiaohongsu, tier: mid", "xiaohongsu"),
    ("    share: 40%\n    usage", "    share: 30%\n    usage", "90%"),
    ("rounds: 4\n", "rounds: 4\nrounds: 5\n", "rounds"),
)


def one_list_of_all_mistakes() -> str:
    """Break the short scenario in five ways and check it in both languages."""
    text = SHORT.read_text("utf-8")
    for before, after, _ in MISTAKES:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scenario.yaml"
        file.write_text(text, "utf-8")
        for lang in ("zh", "en"):
            findings = _findings(file, lang)
            for _, _, said in MISTAKES:
                told = [f for f in findings if said in f["message"] + f["hint"]]
                assert told, f"{said!r} is not told in {lang}"
                assert all(f["line"] > 0 and f["column"] > 0 and f["hint"] for f in told)
    return f"{len(findings)} findings in one list, each with its place and a hint"


def _findings(file: Path, lang: str) -> list[FindingJson]:
    command = [sys.executable, "-m", "simgame", "check", str(file), "--json", "--lang", lang]
    said = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert said.returncode == 1, said.stderr
    found: list[FindingJson] = json.loads(said.stdout)["findings"]
    return found


ROWS = (
    Row(
        "broken-scenario-in-one-list",
        "a scenario wrong in five ways gets one list of errors with places and hints",
        one_list_of_all_mistakes,
        tags=("ci",),
    ),
)
