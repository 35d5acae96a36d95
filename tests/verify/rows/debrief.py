"""That a debrief opens in a browser as it is, and asks nothing of any other place."""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from tests.verify.debriefs_of_bots import SCENARIOS, agreement, seasons, wrong
from tests.verify.row import Row
from tests.verify.shell import run

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
         "--disable-component-update", "--disable-background-networking",
         "--host-resolver-rules=MAP * ~NOTFOUND")  # fmt: skip
# Who asks, where it is a page in a file and not the browser itself.
A_FILE = ("file:", "null")
# How well competency and score have to agree in rank (assumption).
RANK = 0.9


def opens_in_a_browser() -> str:
    """Debrief a bot's season, open the page in Chromium with a log of its network, and look."""
    browser = next((name for name in BROWSERS if shutil.which(name)), "")
    assert browser, "there is no Chromium"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        save, page = folder / "season.jsonl", folder / "page.html"
        game = [sys.executable, "-m", "simgame"]
        bot = ["--player", "even_split", "--seed", "7"]
        run([*game, "run", "tea-launch", *bot, "--save", save], folder)
        run([*game, "debrief", save, "--html", page, "--quick"], folder)
        told, asked = opened(browser, page, folder)
        # That the log would show it: a page that does ask.
        loud = folder / "loud.html"
        loud.write_text('<img src="https://example.invalid/a.png">', "utf-8")
        assert opened(browser, loud, folder)[1], "the log shows no request at all"
    assert "<svg" in told, "no chart was drawn"
    assert told.count("<main") == 2, "a language is missing"
    assert not asked, f"the page asked for {sorted(asked)}"
    return f"{len(told)} characters, no request"


def opened(browser: str, page: Path, folder: Path) -> tuple[str, set[str]]:
    """What the browser made of a page, and the addresses that the page asked for."""
    log = folder / "net.json"
    told = run([browser, *QUIET, f"--log-net-log={log}", f"--user-data-dir={folder / 'profile'}",
                "--dump-dom", page.as_uri()], folder)  # fmt: skip
    events = json.loads(log.read_text("utf-8"))["events"]
    seen = (event.get("params") or {} for event in events)
    asked = {
        params["url"]
        for params in seen
        if str(params.get("url", "")).startswith("http")
        and str(params.get("initiator", "")).startswith(A_FILE)
    }
    return told, asked


def agrees_with_the_score() -> str:
    """Bots of known skill on every shipped scenario: bars and verdicts beside their scores."""
    told, belied = [], []
    for scenario in SCENARIOS:
        found = seasons(scenario)
        rank = agreement(found)
        told.append(f"{scenario} {rank:.2f}")
        belied += [f"{scenario}: {line}" for line in wrong(found)]
        assert rank >= RANK, f"competency and score agree in rank by {rank:.2f} in {scenario}"
    assert not belied, "; ".join(belied)
    return "competency and score agree in rank: " + ", ".join(told)


ROWS = (
    Row(
        "debrief-agrees",
        "what a debrief says of bots of known skill agrees with their scores",
        agrees_with_the_score,
    ),
    Row(
        "debrief-opens-alone",
        "the HTML debrief opens in Chromium with both languages, and no request leaves it",
        opens_in_a_browser,
        needs=BROWSERS[:1],
    ),
)
