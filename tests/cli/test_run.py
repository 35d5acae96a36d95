"""Rules of `simgame run`: the same season for the same seed, one object for programs."""

import json
from pathlib import Path

import pytest

from simgame.game.table.journal_file import read_log
from tests.cli.conftest import SHORT

PLAN = """\
format: 1
repeat: true
rounds:
- content: {douyin: {short-video: {count: 2, quality: 60%}}}
  kol: {campus-kai: {posts: 1, fee: ¥2.5k}}
answers: {kol-counter: accept}
"""


def _json(said):
    assert said.code == 0, said.err
    (line,) = said.out.splitlines()
    return json.loads(line)


def test_the_same_seed_gives_the_same_season(simgame):
    """Twice the same command is twice the same object, digest and all."""
    args = ("run", SHORT, "--player", "greedy_roi", "--seed", 11, "--json")
    first, second = _json(simgame(*args)), _json(simgame(*args))
    assert first == second
    assert first["digest"] != _json(simgame("run", SHORT, "--seed", 12, "--json"))["digest"]


def test_the_object_has_its_fields(simgame):
    """The shape that programs rely on; docs/reference/cli.md describes it."""
    found = _json(simgame("run", SHORT, "--seed", 3, "--json"))
    assert list(found) == [
        "scenario", "level", "seed", "player", "rules", "engine", "score", "goals", "kpis",
        "rounds", "digest",
    ]  # fmt: skip
    assert (found["scenario"], found["level"], found["seed"]) == ("short", "normal", 3)
    assert list(found["score"]) == [
        "total",
        "grade",
        "provisional",
        "why",
        "steps",
        "parts",
    ]
    assert [set(goal) for goal in found["goals"]] == [{"id", "value", "points"}] * 2
    assert [week["round"] for week in found["rounds"]] == [1, 2, 3, 4]
    points = sum(part["points"] for part in found["score"]["parts"])
    assert found["score"]["total"] == max(0, round(points))


def test_a_season_by_chance_names_its_seed(simgame):
    """Without --seed the season can still be played again."""
    found = _json(simgame("run", SHORT, "--json"))
    again = _json(simgame("run", SHORT, "--json", "--seed", found["seed"]))
    assert again == found


def test_the_card_names_scenario_seed_and_score(simgame):
    """A person reads what was played, every week, and where the score comes from."""
    said = simgame("run", SHORT, "--seed", 3)
    assert said.code == 0
    for text in ("Short season (short)", "seed 3", "even_split", "Score ", "Closing assets"):
        assert text in said.out
    assert said.err == ""


def test_a_plan_file_plays_and_answers(simgame, tmp_path):
    """Its rounds are played, its answers given to the counter-offers."""
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN, "utf-8")
    save = tmp_path / "season.jsonl"
    _json(simgame("run", SHORT, "--player", plan, "--seed", 7, "--json", "--save", save))
    decisions = [decision for _, decision in read_log(save).decisions]
    assert [d.kind for d in decisions].count("plan") == 4
    answers = [d.body["option"] for d in decisions if d.kind == "answer"]
    assert answers
    assert set(answers) == {"accept"}


def test_an_answer_that_is_no_option_leaves_it_to_the_standing_order(simgame, tmp_path):
    """An unmatched prompt uses the standing order, as in a season nobody is asked in."""
    for name, answers in (("none", ""), ("odd", "answers: {kol-counter: perhaps}\n")):
        text = PLAN.partition("answers")[0] + answers
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    digests = {
        _json(simgame("run", SHORT, "--player", f"{name}.yaml", "--seed", 7, "--json"))["digest"]
        for name in ("none", "odd")
    }
    assert len(digests) == 1


def test_locked_levers_of_a_plan_file_are_left_out(simgame, tmp_path):
    """A plan that repeats need not know when levers open, and the player is told."""
    plan = tmp_path / "plan.yaml"
    plan.write_text("format: 1\nrepeat: true\nrounds: [paid: {douyin: {budget: ¥1k}}]\n", "utf-8")
    said = simgame("run", "tutorial", "--player", plan, "--seed", 7, "--json")
    assert said.code == 0
    assert said.err == "Week 1: not open, left out: paid.douyin.budget\n"


@pytest.mark.parametrize(
    ("args", "nearest"),
    [
        (["run", "tea-lunch"], "`tea-launch`"),
        (["run", "tutorial", "--level", "hrad"], "`hard`"),
        (["run", "tutorial", "--player", "even_splt"], "even_split"),
        (["run", "tutorial", "--player", "gone.yaml"], "gone.yaml"),
        (["run", "tutorial", "--seed", "-1"], ""),
    ],
)
def test_wrong_use_names_the_nearest(simgame, args, nearest):
    """An unknown scenario, level or player is exit 2, with what was probably meant."""
    said = simgame(*args)
    assert (said.code, said.out) == (2, "")
    assert nearest in said.err


def test_a_plan_file_with_errors_is_exit_1(simgame, tmp_path):
    """Its findings are shown with their places."""
    (tmp_path / "plan.yaml").write_text("format: 1\nrounds: [payed: {}]\n", "utf-8")
    said = simgame("run", SHORT, "--player", "plan.yaml")
    assert (said.code, said.out) == (1, "")
    assert "plan.yaml:2:10" in said.err
    assert "did you mean `paid`?" in said.err


def test_a_plan_that_cannot_run_is_exit_1(simgame, tmp_path):
    """What is wrong with it is said in words, with the week."""
    text = "format: 1\nrounds:\n- {}\n- paid: {douyin: {budget: ¥50k}}\n"
    (tmp_path / "plan.yaml").write_text(text, "utf-8")
    said = simgame("run", SHORT, "--player", "plan.yaml")
    assert said.code == 1
    assert "week 2" in said.err
    assert "one week may spend at most ¥40,000" in said.err


def test_a_save_is_not_overwritten_unless_forced(simgame, tmp_path):
    """A name that is taken is exit 2 and stays as it was; --force replaces it."""
    save = tmp_path / "season.jsonl"
    assert simgame("run", SHORT, "--seed", 1, "--save", save).code == 0
    before = save.read_bytes()
    refused = simgame("run", SHORT, "--seed", 2, "--save", save)
    assert (refused.code, save.read_bytes()) == (2, before)
    assert "--force" in refused.err
    assert simgame("run", SHORT, "--seed", 2, "--save", save, "--force").code == 0
    assert read_log(save).header.seed == 2


def test_a_scenario_with_errors_is_not_played(simgame, tmp_path):
    """Its findings are shown, and the command ends with 1."""
    broken = tmp_path / "scenario.yaml"
    broken.write_text(SHORT.read_text("utf-8").replace("rounds: 4", "rounds: 400"), "utf-8")
    said = simgame("run", broken)
    assert (said.code, said.out) == (1, "")
    assert "scenario.yaml:8:" in said.err


def test_the_save_holds_what_was_played(simgame, tmp_path):
    """Level, seed and player stand in the header."""
    save = Path(tmp_path / "s.jsonl")
    simgame("run", "tutorial", "--level", "hard", "--seed", 5, "--player", "random", "--save", save)
    header = read_log(save).header
    assert (header.level, header.seed, header.player) == ("hard", 5, "random")


def test_players_are_compared_on_the_same_seeds(simgame):
    """A row for each; its scores are those of the single seasons, and means are theirs."""
    args = ("run", SHORT, "--player", "do_nothing，greedy_roi", "--seeds", "3,5-6")
    found = _json(simgame(*args, "--json"))
    assert (found["seeds"], [one["player"] for one in found["players"]]) == (
        [3, 5, 6],
        ["do_nothing", "greedy_roi"],
    )
    _, greedy = found["players"]
    alone = [
        _json(simgame("run", SHORT, "--player", "greedy_roi", "--seed", seed, "--json"))
        for seed in (3, 5, 6)
    ]
    assert greedy["scores"] == [one["score"]["total"] for one in alone]
    assert greedy["mean"] == pytest.approx(sum(greedy["scores"]) / 3)
    assert greedy["sd"] > 0
    value = sum(goal["value"] for one in alone for goal in one["goals"] if goal["id"] == "members")
    assert greedy["goals"]["members"] == pytest.approx(value / 3)
    said = simgame(*args)
    scores, *goals, pairs = said.out.split("\n\n")
    _, idle, busy = scores.splitlines()
    assert idle.startswith("do_nothing ")
    assert f" {greedy['mean']:.0f} " in busy
    assert [text.count("floor ") for text in goals] == [1] * len(found["goals"])
    assert "points" in goals[0]
    assert pairs.splitlines()[-1].split()[0] == "greedy_roi"
    low, middle, high = greedy["quantiles"]
    assert min(greedy["scores"]) <= low <= middle <= high <= max(greedy["scores"])
    assert set(greedy["points"]) == set(greedy["goals"]) == set(found["goals"])


def test_a_bad_player_does_not_end_the_table(simgame, tmp_path):
    """Its row says that it failed; the others play all seeds, and the command ends with 1."""
    text = "format: 1\nrounds:\n- {}\n- paid: {douyin: {budget: ¥50k}}\n"
    (tmp_path / "dear.yaml").write_text(text, "utf-8")
    (tmp_path / "broken.yaml").write_text("format: 1\nrounds: [payed: {}]\n", "utf-8")
    players = "dear.yaml,do_nothing,even_splt,broken.yaml,gone.yaml"
    args = ("run", SHORT, "--player", players, "--seeds", "3,5")
    said = simgame(*args)
    head, *rows = said.out.split("\n\n")[0].splitlines()
    assert said.code == 1
    assert head.split()[-1] == "failed"
    assert [row.split()[0] for row in rows] == players.split(",")
    assert [row.endswith("2 of 2") for row in rows] == [True, False, True, True, True]
    assert "dear.yaml, seed 3: The plan of week 2 cannot run:" in said.err
    assert "Did you mean even_split?" in said.err
    assert "gone.yaml" in said.err
    found = simgame(*args, "--json")
    dear, idle, unknown, *_ = json.loads(found.out)["players"]
    assert (found.code, dear["scores"], dear["mean"]) == (1, [None, None], None)
    assert [one["seed"] for one in dear["failed"]] == [3, 5]
    assert len(idle["scores"]) == 2
    assert idle["failed"] == []
    assert "even_splt" in unknown["failed"][0]["why"]


def _raises(error):
    def decide(*_):
        raise error

    return decide


@pytest.mark.parametrize(
    ("decide", "why"),
    [
        (_raises(ZeroDivisionError("by chance")), "ZeroDivisionError: by chance"),
        (_raises(SystemExit(4)), "SystemExit: 4"),
        (lambda *_: None, "NoneType, and no plan"),
        (lambda *_: {"paid": 5}, "dict, and no plan"),
    ],
)
def test_a_bot_that_fails_does_not_end_the_table(simgame, monkeypatch, decide, why):
    """The same for a bot with a fault of its own: what became of it stands beside its row."""
    monkeypatch.setattr("simgame.players.random.decide", decide)
    said = simgame("run", SHORT, "--player", "random,do_nothing", "--seeds", "1-2")
    assert said.code == 1
    assert [line.split()[0] for line in said.out.split("\n\n")[0].splitlines()[1:]] == [
        "random",
        "do_nothing",
    ]
    assert said.err == f"Error: random, seed 1: {why}\n"
    table = simgame("tournament", SHORT, "--players", "random,do_nothing", "--seeds", 2)
    assert (table.code, table.err) == (1, said.err)
    assert [line.split()[1] for line in table.out.splitlines()] == ["player", "do_nothing"]
    alone = simgame("run", SHORT, "--player", "random", "--seed", 1)
    assert (alone.code, alone.out, alone.err) == (1, "", f"Error: week 1: {why}\n")


def test_a_bad_player_does_not_end_a_tournament(simgame, tmp_path):
    """Who cannot be read, or is not there, is told at its end; the others play."""
    (tmp_path / "broken.yaml").write_text("format: 1\nrounds: [payed: {}]\n", "utf-8")
    said = simgame(
        "tournament", SHORT, "--players", "broken.yaml,do_nothing,even_splt,gone.yaml", "--seeds", 2
    )
    assert said.code == 1
    assert [line.split()[1] for line in said.out.splitlines()] == ["player", "do_nothing"]
    assert all(word in said.err for word in ("payed", "Did you mean even_split?", "gone.yaml"))


def test_a_title_of_two_lines_is_one_on_a_card(simgame, tmp_path):
    """Whoever reads the first line has it whole."""
    text = Path(SHORT).read_text("utf-8").replace("Short season}", '"Short\\nsea\\tson"}')
    (tmp_path / "scenario.yaml").write_text(text, "utf-8")
    said = simgame("run", tmp_path, "--seed", 1)
    assert said.out.startswith("Short sea son (short): level normal, seed 1")


def test_a_table_of_nobody_is_wrong_use(simgame):
    """Where no player is one, there is no table."""
    said = simgame("run", SHORT, "--player", f"nobdy、even_splt,{300 * 'x'}", "--seeds", "1-2")
    assert (said.code, said.out) == (2, "")


@pytest.mark.parametrize("seeds", ["3-1", "x", "", "1-5000", "1,,2", "1,000", "007"])
def test_seeds_that_are_none(simgame, seeds):
    """Wrong use, with the form to write."""
    said = simgame("run", SHORT, "--seeds", seeds)
    assert said.code == 2
    assert "1-8" in said.err


def test_many_seasons_are_not_saved(simgame, tmp_path):
    """A save holds one season."""
    said = simgame("run", SHORT, "--seeds", "1-2", "--save", tmp_path / "a.jsonl")
    assert (said.code, list(tmp_path.iterdir())) == (2, [])


@pytest.mark.parametrize(
    ("option", "typed", "said"),
    [
        ("--seed", "1.000", "write `1` or `1000`"),
        ("--seed", "1_000", "write `1000`"),
        ("--seed", "-3", "negative"),
        ("--seed", "x", "cannot be read as a count"),
        ("--seeds", "1 2", "1-8"),
    ],
)
def test_a_number_in_an_option_is_never_another_one(simgame, option, typed, said):
    """Refused with what to write, as everywhere."""
    found = simgame("run", SHORT, option, typed)
    assert found.code == 2
    assert said in " ".join(found.err.split())


@pytest.mark.parametrize(
    ("option", "typed", "seeds"),
    [("--seed", "１２", 12), ("--seed", "1千", 1000), ("--seeds", "３，5 - 6", [3, 5, 6])],
)
def test_options_read_numbers_of_any_keyboard(simgame, option, typed, seeds):
    """Full-width digits and commas are what they look like."""
    said = simgame("run", SHORT, "--player", "do_nothing", option, typed, "--json")
    found = json.loads(said.out)
    assert found["seeds" if option == "--seeds" else "seed"] == seeds


@pytest.mark.parametrize("typed", ["nan", "inf", "1.000", "1_0", "1e2", "٣", ""])
def test_seconds_are_read_as_strictly(simgame, typed):
    """What is no number, or may be two, begins nothing."""
    assert simgame("hub", "demo", "--data", "hub", "--seconds", typed).code == 2
