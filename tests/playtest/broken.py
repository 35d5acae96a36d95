"""The short scenario with one thing wrong, and what a play-test must say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from simgame.lab.playtest.course import play_test, table_of
from simgame.lab.playtest.judge import judged
from simgame.lab.workers import ALL
from simgame.scenario import load

SHORT = Path(__file__).parents[1] / "fixtures" / "short" / "scenario.yaml"
GOALS = """\
  net_contribution: {floor: ¥0, target: ¥30k, stretch: ¥80k, weight: 50%}
  members: {floor: 50, target: 300, stretch: 800, weight: 50%}"""
OPENING = "opening: {followers: {douyin: 3k, xiaohongshu: 2k}, aware: 2%"
EVENT = "  price-cut: {type: rival-price, at: round 3, rival: cloud-leaf, change: -15%}"
CATEGORY = "category: {people: 4M, occasions: 4}"


@dataclass(frozen=True, slots=True)
class Broken:
    """What is written instead of what, and the finding that names it: its code, and about what."""

    name: str
    code: str
    about: str
    edits: Sequence[tuple[str, str]]

    def write(self, folder: Path) -> Path:
        """The scenario's file in a folder."""
        text = SHORT.read_text("utf-8")
        for good, bad in self.edits:
            assert good in text, good
            text = text.replace(good, bad)
        file = folder / "scenario.yaml"
        file.write_text(text, "utf-8")
        return file


MEMBERS = "members: {floor: 50, target: 300, stretch: 800"
FORECAST = "forecast: [orders, saves]"
NEVER = """
  never:
    {type: crisis, when: {metric: trust, below: 1%, for: 2 weeks}, change: -10%}"""
DEAR_KOLS = (("fee: ¥12k", "fee: ¥38k"), ("fee: ¥3k", "fee: ¥35k"))
# Ads for next to nothing, and nothing else that anybody could pay for.
CHEAP_ADS = (
    ("cost_per_1000: ¥38", "cost_per_1000: ¥2"),
    ("cost_per_1000: ¥45", "cost_per_1000: ¥2"),
    ("cost: ¥600", "cost: ¥30k"),
    ("cost: ¥250", "cost: ¥30k"),
    *DEAR_KOLS,
)
# A few hundred people who buy now and then, whatever anybody does.
TINY = (
    (CATEGORY, "category: {people: 1000, occasions: 4}"),
    (OPENING, "opening: {followers: {}, aware: 2%, customers: 3%"),
    ("followers: {douyin: 10k}", "followers: {}"),
)
BOUGHT_BEFORE = (OPENING, f"{OPENING}, customers: 2%")


def _shut(*groups: str) -> tuple[str, str]:
    """Lever groups that are taken away."""
    rules = "".join(f"\n  {group}: {{enabled: false}}" for group in groups)
    return FORECAST, f"levers:{rules}\n{FORECAST}"


def _goal(name: str, marks: str) -> tuple[str, str]:
    """One goal instead of the scenario's two."""
    return GOALS, f"  {name}: {{{marks}, weight: 100%}}"


BROKEN = (
    Broken(
        "one lever is dominant", "W09", "paid",
        [
            _goal("brand_awareness", "floor: 2.5%, target: 6%, stretch: 12%"),
            _shut("private", "live", "interaction", "co_creation"),
            *CHEAP_ADS,
        ],
    ),
    Broken(
        "a goal is impossible", "W03", "members",
        [(MEMBERS, "members: {floor: 50, target: 90k, stretch: 99k")],
    ),
    Broken(
        "a goal is trivial", "W02", "saves",
        [_goal("saves", "floor: 1, target: 20, stretch: 90k")],
    ),
    Broken(
        "a goal is paid for doing nothing", "W01", "orders",
        [_goal("orders", "floor: 0, target: 500, stretch: 9k"), BOUGHT_BEFORE],
    ),
    Broken("an event is unreachable", "W06", "never", [(EVENT, EVENT + NEVER)]),
    Broken(
        "luck decides", "W13", "",
        [
            _goal("orders", "floor: 3, target: 7, stretch: 12"),
            _shut("content", "paid", "kol", "private", "live", "interaction", "co_creation"),
            *TINY,
            (FORECAST, "forecast: []"),
        ],
    ),
    Broken(
        "levels are alike", "W05", "hard",
        [(FORECAST, f"levels:\n  hard: {{budget: {{total: ¥119k}}}}\n{FORECAST}")],
    ),
    Broken("nobody gains from a lever", "W08", "kol", DEAR_KOLS),
)  # fmt: skip


def said_of(
    broken: Broken, folder: Path, seeds: int = 8, processes: int = ALL
) -> list[tuple[str, str]]:
    """What a play-test finds: codes, and what each is about."""
    file = broken.write(folder)
    loaded = load(file)
    assert not loaded.errors, loaded.render("en")
    test = play_test(table_of(str(file), "normal", loaded.levels), range(1, seeds + 1), processes)
    return [(one.code, str(one.values.get("name", ""))) for one in judged(test, loaded)[0]]
