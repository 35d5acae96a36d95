"""Rules of `simgame play --plain`: a whole season by lines, left and taken up anywhere."""

import re
from pathlib import Path

import pytest

from simgame.game.desk.draft import usable
from simgame.game.session import LocalSession
from simgame.game.table.drafts import FileDrafts
from simgame.game.table.journal_file import read_log
from simgame.scenario.library import list_shipped
from tests.cli.conftest import SHORT

# A little below what the KOL asks on seed 7, so that a counter-offer comes.
HAGGLE = "kol.campus-kai.posts 1\nkol.campus-kai.fee 2500\n"


def _save(tmp_path: Path) -> Path:
    (save,) = (tmp_path / "saves").glob("*.jsonl")
    return save


def _play(simgame, typed: str):
    return simgame("play", SHORT, "--plain", "--seed", 7, typed=typed)


def test_a_season_is_played_to_its_end(simgame, tmp_path):
    """Brief, weeks, reviews and the score, from typed lines alone."""
    said = _play(simgame, "content.douyin.short-video.count 3\n" + "run\n" * 4)
    assert said.code == 0
    for text in ("Short season", "Week 1 of 4.",
                 "Review of week 4", "The season is over.", "Closing assets"):  # fmt: skip
        assert text in said.out
    assert len(read_log(_save(tmp_path)).states) == 4


def test_a_lever_is_set_by_number_or_path(simgame):
    """The number that is listed, the path, and a value asked for on its own line."""
    listed = _play(simgame, "list paid\n").out
    line = next(row for row in listed.splitlines() if "[paid.douyin.budget]" in row)
    number = line.partition(".")[0]
    for typed in (f"{number} 15k", f"{number}\n15000", "paid.douyin.budget ¥15,000"):
        assert "Douyin · Budget: ¥15,000. Left this week: ¥25,000" in _play(simgame, typed).out


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("content.douyin.short-video.quality 70", "Quality: 70%"),
        ("paid.douyin.objective seeding", "Objective: seeding"),
        ("paid.douyin.objective 3", "Objective: conversion"),
        ("paid.douyin.aim 学生", "Aimed at: Student"),
        ("kol.tea-sister.disclosure no", "Disclosed: no"),
        ("forecast.orders 400", "Expected: 400"),
        ("forecast.orders −5", "negative"),
        ("ｌｉｓｔ paid", "[paid.douyin.budget]"),
        ("任务书", "Goal: Members"),
        ("content.douyin.short-video.count 99", "is not between 0 and 14; the nearest is 14"),
        (
            "content.douyin.short-video.count x",
            "cannot be read as a count: for example `7`",
        ),
        ("content.douyin.short-video.count 2.5", "finer than the smallest unit: write `2`"),
        ("paid.douyin.budget 1.500", "may mean two numbers: write `¥1.5` or `¥1500`"),
        ("paid.douyin.budget 1.500,50", "write `¥1500.5`"),
        ("paid.douyin.budget　１２", "Budget: ¥12."),
        ("paid.douyin.budget ５ 千", "Budget: ¥5,000"),
        ("content.douyin.short-video.quality 0.7", "may mean two numbers: write `70%`"),
        ("content.douyin.short-video.sell 0.7", "write `0.7%` or `70%`"),
        ("paid.douyin.objective ３", "Objective: conversion"),
        ("paid.douyn.budget 3", "Did you mean paid.douyin.budget?"),
        ("undo", "There is nothing to undo."),
        ("kol.tea-sister.posts 1\nundo", "Posts: 0"),
        ("kol.tea-sister.posts 1\nundo\nredo", "Posts: 1"),
        ("kol.tea-sister.posts 1\nclear kol.tea-sister.posts", "Posts: 0"),
        ("kol.tea-sister.posts 1\ndiff", "Tea Sister · Posts: 1"),
        ("diff", "Nothing has changed this week."),
        ("run 2", "`run` stands alone"),
        ("提交 ２", "`提交` stands alone"),
        ("undo kol.tea-sister.posts", "`undo` stands alone"),
        ("quit without saving\nscore", "Closing assets"),
        ("costs", "Planned ¥0 of ¥40,000; left ¥40,000."),
        ("check", "The plan can run."),
        ("report", "No week has been played yet."),
        ("transit", "Nothing is under way."),
        ("score", "Closing assets"),
        ("list nonsense", "Content (content)"),
        ("列表 付费投放", "[paid.douyin.budget]"),
        ("help", "commit the plan"),
        ("help paid.douyin.budget", "Most to spend in the auction"),
        ("brief", "Goal: Members"),
    ],
)
def test_what_is_typed_is_answered(simgame, typed, answer):
    """Every command says what it did, or what to type instead."""
    assert answer in _play(simgame, typed).out


@pytest.mark.parametrize("typed", ["run 2", "run -1", "run help", "提交　９", "quit all"])
def test_words_behind_a_command_that_stands_alone_do_nothing(simgame, tmp_path, typed):
    """No week is lived, and nothing is left, by a line that may mean another thing."""
    said = _play(simgame, f"kol.tea-sister.posts 1\n{typed}\ndiff\n")
    assert read_log(_save(tmp_path)).decisions == []
    assert "Tea Sister · Posts: 1" in said.out.partition("stands alone")[2]


def test_kols_are_listed_one_after_the_other(simgame):
    """Each under its name and platform, by platform and the largest first, levers together."""
    rows = _play(simgame, "list kol\n").out.splitlines()
    heads = [row for row in rows if "usually asks" in row]
    assert [row.split(" (")[0] for row in heads] == [
        "Student diary on Douyin",
        "Tea Sister on Xiaohongshu",
    ] or len(heads) == len(set(heads)) == 2
    after = rows[rows.index(heads[0]) + 1 : rows.index(heads[1])]
    name = heads[0].split(" on ")[0]
    assert len(after) == 7
    assert all(f". {name} · " in row for row in after)


def test_the_first_forecast_is_practice(simgame):
    """Said when it is made, in what there is to know about it, and in the review."""
    said = _play(simgame, "forecast.orders 50\nrun\nforecast.orders 60\n").out
    assert said.count("Practice: a forecast is scored from week 2 on") == 1
    assert "Forecast: Orders: expected 50, " in said
    assert said.count("practice, not scored") == 1
    assert "Practice:" in _play(simgame, "help forecast.orders\n").out


def test_reports_and_score_say_how_they_differ(simgame):
    """Platforms report roughly, the score goes by the truth."""
    said = _play(simgame, "run\n" * 4).out
    assert said.count("19 times in 20 the truth lies in the interval") == 4
    assert said.count("Scored by the true figures") == 1


def test_a_review_says_which_standing_order_answered(simgame):
    """And what it means, so that a declined rise does not read like a mistake."""
    said = _play(simgame, f"{HAGGLE}run\n0\n").out
    assert "Your standing order answered (accept a small rise, of at most 20%): declined." in said
    assert "you declined" in _play(simgame, f"{HAGGLE}run\n2\n").out


def test_a_first_post_offers_the_usual_fee(simgame):
    """As at the desk: booking a KOL without a fee would only be refused."""
    said = _play(simgame, "kol.tea-sister.posts 1\n").out
    assert "Tea Sister · Posts: 1" in said
    assert "Tea Sister · Fee a post: ¥" in said
    changed = _play(simgame, "kol.tea-sister.fee 2k\nkol.tea-sister.posts 1\ndiff\n").out
    assert changed.count("Tea Sister · Fee a post: ¥2,000") == 2


def test_a_plan_that_is_too_dear_does_not_run(simgame, tmp_path):
    """`run` says why, and the week waits."""
    said = _play(simgame, "paid.douyin.budget 50k\nrun\n")
    assert "Error: The plan costs ¥50,000" in said.out
    assert read_log(_save(tmp_path)).decisions == []


@pytest.mark.parametrize(("choice", "option"), [("1", "accept"), ("2", "decline"), ("0", "")])
def test_a_prompt_is_a_numbered_question(simgame, tmp_path, choice, option):
    """A counter-offer has its options, and 0 leaves it to the standing order."""
    said = _play(simgame, f"{HAGGLE}run\n9\n{choice}\n")
    assert "Campus Kai does not work for ¥2,500" in said.out
    assert "Please type a number from 0 to 2." in said.out
    answers = [
        d.body["option"] for _, d in read_log(_save(tmp_path)).decisions if d.kind == "answer"
    ]
    assert answers == [option]


def test_input_that_ends_leaves_the_season_saved(simgame, tmp_path):
    """Wherever input ends, the command is fine and says how to go on."""
    for typed in (f"{HAGGLE}", f"{HAGGLE}run\n", f"{HAGGLE}quit\n"):
        said = _play(simgame, typed)
        assert said.code == 0
        assert "To go on: simgame play --plain --resume" in said.out
    for typed in ("", "list\n", "quit\n"):
        said = _play(simgame, typed)
        assert said.code == 0
        assert "nothing to keep" in said.out
    assert len(list((tmp_path / "saves").glob("*.jsonl"))) == 3


def test_a_draft_is_kept_and_taken_up(simgame, tmp_path):
    """What was set but not committed is there again, and undone again."""
    _play(simgame, "paid.douyin.budget 5k\n")
    save = _save(tmp_path)
    drafts = FileDrafts(save, "you")
    draft = usable(drafts.read(), 1)
    assert draft is not None
    assert draft.values == {"paid.douyin.budget": 500_000}
    said = simgame("play", "--plain", "--resume", save, typed="costs\nundo\nrun\n")
    assert "Planned ¥5,000" in said.out
    assert "Week 2 of 4." in said.out
    assert read_log(save).decisions[0][1].body == {}
    assert drafts.read() is None


def test_a_season_left_at_a_prompt_asks_again(simgame, tmp_path):
    """Resuming a week that stands at a question puts the question."""
    _play(simgame, f"{HAGGLE}run\n")
    said = simgame("play", "--plain", "--resume", _save(tmp_path), typed="2\n")
    assert "Campus Kai does not work for ¥2,500" in said.out
    assert "Week 2 of 4." in said.out


def test_ctrl_c_says_where_the_season_is_and_exits_130(simgame, monkeypatch):
    """Stopping by hand loses nothing and is told apart from ending well."""
    typed = iter([HAGGLE.splitlines()[0]])

    def stop(*_args):
        for line in typed:
            return line
        raise KeyboardInterrupt

    monkeypatch.setattr("simgame.cli._plain.talk.Talk.ask", stop)
    said = _play(simgame, "")
    assert said.code == 130
    assert "The season is saved in" in said.out


def test_a_save_in_use_is_refused(simgame, tmp_path):
    """Two windows cannot play one season."""
    _play(simgame, HAGGLE)
    session, _ = LocalSession.resume(_save(tmp_path))
    said = simgame("play", "--plain", "--resume", _save(tmp_path))
    session.close()
    assert said.code == 2
    assert "in use" in said.err


def test_a_scenario_is_chosen_by_number(simgame):
    """Without a scenario the shipped ones are listed."""
    number = list_shipped().index("tutorial") + 1
    said = simgame("play", "--plain", typed=f"{number}\n")
    assert f"{number}. Tutorial: the first sale" in said.out
    assert "Week 1 of 4." in said.out
    assert simgame("play", "--plain", typed="").code == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["play", "tea-lunch", "--plain"], "tea-launch"),
        (["play", "tutorial", "--resume", "x.jsonl"], "not both"),
        (["play", "--plain", "--resume", "x.jsonl"], "There is no save x.jsonl"),
        (["play", "tutorial"], "--plain"),
    ],
)
def test_wrong_use_is_exit_2(simgame, args, said):
    """What cannot be played is refused in one sentence."""
    found = simgame(*args)
    assert found.code == 2
    assert said in found.err


def test_chinese_is_spoken_throughout(simgame):
    """No English sentence slips in."""
    said = simgame("--lang", "zh", "play", SHORT, "--plain", "--seed", 7, typed=HAGGLE + "run\n1\n")
    assert "第 1 周复盘" in said.out
    assert "校园阿凯不接受" in said.out
    latin = [w for w in said.out.split() if w.isascii() and w.isalpha() and len(w) > 4]
    assert set(latin) <= {"simgame", "content", "private", "standing", "forecast"}


def test_research_is_told_in_the_review_and_when_asked_for(simgame):
    """The figures of a study with their intervals, and none before one has come in."""
    assert "No research has come in yet." in _play(simgame, "research").out
    said = _play(simgame, "research.competitor_spend yes\nrun\nresearch\nquit\n").out
    told = "Competitor spend, week 1: Money a week, on average so far."
    assert said.count(told) == 2
    assert "  Competitor spend · Cloud Leaf · Paid media: ¥" in said


def test_the_end_tells_what_happened_and_what_it_taught(simgame):
    """After the score, in the plain game and on the score card of a bot."""
    typed = "run\n" * 3 + "0\n" + "run\n" * 5  # a question comes in week 3
    played = simgame("play", "beauty-community", "--plain", "--seed", 7, typed=typed).out
    assert "()" not in played
    run = simgame("run", "beauty-community", "--player", "do_nothing", "--seed", 7).out
    for said in (played, run):
        after = said.partition("Closing assets")[2]
        assert "  Week 5: Bargain Beauty cuts its price" in after
        assert "    Whoever follows a cut mostly loses money." in after
    assert "What it teaches" in played


def test_a_score_that_is_known_lies_nowhere_else(simgame, monkeypatch, tmp_path):
    """Awareness that has fallen earns 0 whatever the survey's error: no `somewhere in 0`."""
    monkeypatch.setenv("SIMGAME_SAVES", str(tmp_path / "saves"))
    season = ("takeaway-margins", "--level", "hard", "--seed", "4")
    said = simgame("play", "--plain", *season, typed="run\nrun\nrun\nscore\nquit\n")
    assert "Brand awareness: 0 of 90, last week" in said.out
    assert re.search(r"Trust: 0 of 90, somewhere in 0–\d", said.out)
