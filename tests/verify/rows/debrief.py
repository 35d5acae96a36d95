"""That a debrief opens in a browser as it is, and asks nothing of any other place."""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from simgame.pages.debrief import Told, tell
from simgame.pages.debrief.explained import beside_the_plan
from simgame.pages.debrief.verdict import worth_of
from tests.pages.planted import MISTAKES, planted
from tests.verify.because_of_bots import Tally, tallies
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
# Where mistakes are planted, on which luck, and where one has no place; how many of them are to be
# named first (share; the others where a crisis cost more).
PLANTED_IN, PLANTED_ON = (
    ("tea-launch", "takeaway-margins", "go-global", "double-eleven"),
    (11, 12, 13),
)
NO_PLACE = {
    ("tea-launch", "research-in-measure"),
    ("takeaway-margins", "research-in-measure"),
    ("go-global", "soft-where-saved"),
}
NAMED = 0.9
# How often what is said in a week of why is to be right (shares).
SIGN, AMONG, TOUCH = 0.9, 0.9, 0.75


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


def mistakes_are_named() -> str:
    """Good plans with one mistake each, most on scenarios that no test of them uses."""
    named, other_first, missed = 0, [], []
    for scenario in PLANTED_IN:
        for mistake in (one for one in MISTAKES if one and (scenario, one) not in NO_PLACE):
            for seed in PLANTED_ON:
                session = planted(scenario, mistake, seed)
                beside = beside_the_plan(session)
                told = tell(session, beside)
                first = told.verdict.mistake
                said = f"{scenario} {mistake} {seed}: {first and first.practice.id}"
                if first is not None and first.practice.id == mistake:
                    named += 1
                elif first is not None and told.verdict.points > _points(told, mistake):
                    other_first.append(said)
                else:
                    missed.append(said)
    asked = named + len(other_first) + len(missed)
    assert not missed, "; ".join(missed)
    assert named >= NAMED * asked, f"{named} of {asked}; {'; '.join(other_first)}"
    return f"{named} of {asked} named first; of the others something else cost more points"


def _points(told: Told, mistake: str) -> float:
    """What a mistake cost by the debrief's own count."""
    assert told.other is not None
    return max((worth_of(one, told.other) for one in told.practices
                if one.practice.id == mistake), default=0.0)  # fmt: skip


def because_is_true() -> str:
    """Bots' seasons: what was said in each week of why, held against weeks lived again."""
    found = Tally()
    for _, one in tallies():
        found.add(one)
    said = found.said()
    assert found.sign >= SIGN * found.causes, said
    assert found.among_two >= AMONG * found.causes, said
    assert found.touches_sign >= TOUCH * found.touches, said
    assert found.surveyed_sign >= SIGN * found.surveyed, said
    assert found.rightly >= SIGN * found.cannot_tell, said
    return said


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
        "debrief-names-mistakes",
        "of good plans with one mistake in each the debrief names that first",
        mistakes_are_named,
    ),
    Row(
        "because-is-true",
        "what a week says of why orders moved, and that nobody can tell, is so",
        because_is_true,
    ),
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
