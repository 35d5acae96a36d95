"""Rules of plan files: values with units, every slip with its place, and back without loss."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simgame.authoring.plan_file import PlanFile, PlanFileRead, dump_plan, read_plan_file
from simgame.game.offered_levers import catalogue_of
from simgame.plan.catalogue import Catalogue
from simgame.scenario import load_or_raise
from tests.game.random_plans import season_plans

SHORT = Path(__file__).parents[1] / "fixtures" / "short" / "scenario.yaml"
LEVERS: Catalogue = catalogue_of(load_or_raise(SHORT).scenario)


def _read(text: str) -> PlanFileRead:
    return read_plan_file(text, "my-plan.yaml", LEVERS)


def _week(text: str) -> PlanFileRead:
    return _read(f"format: 1\nrounds:\n- {text}\n")


def test_values_carry_their_units():
    """Money, shares, hours and counts are read into the Plan's own units."""
    read = _read(
        "format: 1\n"
        "repeat: true\n"
        "rounds:\n"
        "- content: {douyin: {short-video: {count: 3, quality: 70%, aim: student}}}\n"
        "  paid: {douyin: {budget: ¥1.5万, objective: seeding}}\n"
        "  forecast: {orders: 1.2k, saves: 800}\n"
        "answers: {kol-counter: accept}\n"
    )
    assert read.findings == []
    assert read.plan == PlanFile(
        rounds=({
            "content.douyin.short-video.count": 3,
            "content.douyin.short-video.quality": 0.7,
            "content.douyin.short-video.aim": "student",
            "paid.douyin.budget": 1_500_000,
            "paid.douyin.objective": "seeding",
            "forecast.orders": 1200.0,
            "forecast.saves": 800.0,
        },),
        repeat=True,
        answers={"kol-counter": "accept"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "path", "value"),
    [
        ("paid: {douyin: {budget: ¥15k}}", "paid.douyin.budget", 1_500_000),
        ("private: {wecom: {touches: 7}}", "private.wecom.touches", 7.0),
        ("private: {wecom: {service: 25%}}", "private.wecom.service", 0.25),
        ("private: {wecom: {touches: 2.5}}", "private.wecom.touches", 2.5),
        ("interaction: {reply_hours: 4}", "interaction.reply_hours", 4.0),
        ("interaction: {reply_hours: 90分钟}", "interaction.reply_hours", 1.5),
        ("paid: {douyin: {budget: ￥１．５万}}", "paid.douyin.budget", 1_500_000),
        ("kol: {tea-sister: {disclosure: false}}", "kol.tea-sister.disclosure", False),
    ],
)
def test_a_value_is_what_the_same_would_be_at_the_desk(written, path, value):
    """Money and shares by their unit, hours and counts with or without one."""
    read = _week(written)
    assert read.plan is not None
    assert read.plan.values(1) == {path: value}
    assert type(read.plan.values(1)[path]) is type(value)


@pytest.mark.parametrize(
    ("written", "code", "column", "hint"),
    [
        ("paid: {douyn: {budget: ¥1k}}", "S104", 10, "did you mean `douyin`"),
        ("payed: {}", "S104", 3, "did you mean `paid`"),
        ("paid: {douyin: {budget: 5万}}", "S105", 27, "write `¥5万`"),
        ("paid: {douyin: {budget: 8000}}", "S105", 27, "write `¥8000`"),
        ("paid: {douyin: {budget: 1.200}}", "S118", 27, "write `¥1.2` or `¥1200`"),
        ("paid: {douyin: {budget: ¥8.5003}}", "S109", 27, "write `¥8.5`"),
        ("private: {wecom: {service: 0.25}}", "S105", 30, "write `25%`"),
        ("private: {wecom: {service: 1}}", "S105", 30, "write `1%` or `100%`"),
        ("forecast: {orders: ¥500}", "S110", 22, "write `500`"),
        ("paid: {douyin: {budget: ¥300k}}", "S107", 27, ""),
        ("paid: {douyin: {budget: [1]}}", "S102", 27, ""),
        ("paid: {douyin: {budget: true}}", "S106", 27, ""),
        ("paid: {douyin: {budget: }}", "S102", 19, ""),
        ("paid: {douyin: {objective: seedling}}", "S103", 30, "did you mean `seeding`"),
        ("content: {douyin: {short-video: {count: 2.5}}}", "S109", 43, "write `2`"),
        ("kol: {tea-sister: {disclosure: 1}}", "S102", 34, ""),
        ("paid: 3", "S102", 9, ""),
    ],
)
def test_a_slip_is_told_with_its_place(written, code, column, hint):
    """Each finding has line and column, and says the nearest where there is one."""
    read = _week(written)
    (found,) = read.findings
    assert (found.code, found.line, found.column) == (code, 3, column)
    assert read.plan is None
    assert hint in str([say.text.format(**say.values) for say in found.hints])


@pytest.mark.parametrize(
    ("written", "write"),
    [
        ("¥79,00", "write `¥79` or `¥7900`"),
        ("75,5%", "write `75.5%` or `755%`"),
        ("¥12,000,00", "write `¥12000` or `¥1200000`"),
        ("¥1.500,50", "write `¥1500.5`"),
        ("¥12,000", "write `¥12000`"),
        ("1,5万", "write `¥1.5万` or `¥15万`"),
        ("1,234", "write `¥1234`"),
        ("12,5", "write `¥12.5` or `¥125`"),
        ("1,234元", "write `1234元`"),
    ],
)
def test_a_comma_between_brackets_is_told_with_what_was_meant(written, write):
    """YAML splits the number there; whether it parts thousands or a fraction is told apart."""
    found = _week(f"paid: {{douyin: {{budget: {written}, objective: seeding}}}}").findings
    split = next(f for f in found if f.code == "S018")
    assert write in [say.text.format(**say.values) for say in split.hints]
    assert not any(f.code == "S105" for f in found), "told once, with its unit"


def test_a_unit_behind_a_split_number_belongs_to_it():
    """`1,5 hours` between brackets is one number, and no key `5 hours`."""
    found = _week("team: {roles: {content: {briefing: 1,5 hours}}}").findings
    split = [f for f in found if f.code == "S018"]
    assert [str(say) for f in split for say in f.hints] == ["write `1.5 hours` or `15 hours`"]


def test_bounds_are_said_in_the_units_of_the_file():
    """Out of range names the bounds as they would be written."""
    (found,) = _week("paid: {douyin: {budget: ¥300k}}").findings
    bounds = found.values["bounds"]
    assert bounds.values == {"low": "¥0", "high": "¥100k"}


def test_all_slips_come_at_once():
    """One pass reports everything."""
    read = _read("format: 2\nrounds:\n- paid: {douyn: {}}\n- kol: 4\nrepaet: true\n")
    assert [(f.code, f.line) for f in read.findings] == [
        ("S117", 1),
        ("S104", 3),
        ("S102", 4),
        ("S104", 5),
    ]


@pytest.mark.parametrize("text", ["", "format: 1", "format: 1\nrounds: []", "- 1", "\x00", "a: ["])
def test_what_is_no_plan_file_is_refused(text):
    """Whatever stands in the file, reading ends in findings."""
    read = _read(text)
    assert read.plan is None
    assert read.findings


def test_a_short_list_ends_or_repeats():
    """After the last round the season plays it again, or does nothing."""
    first, second = {"paid.douyin.budget": 1}, {"paid.douyin.budget": 2}
    once, again = PlanFile((first, second)), PlanFile((first, second), repeat=True)
    assert [once.values(n) for n in (1, 2, 3)] == [first, second, {}]
    assert [again.values(n) for n in (1, 2, 3, 9)] == [first, second, second, second]


def test_answers_by_id_go_before_answers_by_kind():
    """One counter-offer may be answered differently from all others."""
    plan = PlanFile((), answers={"kol-counter": "accept", "kol-counter:a:you:1": "decline"})
    assert plan.answer("kol-counter:a:you:1", "kol-counter") == "decline"
    assert plan.answer("kol-counter:a:you:2", "kol-counter") == "accept"
    assert plan.answer("crisis:1", "crisis") is None


@settings(max_examples=15, deadline=None)
@given(
    rounds=season_plans(LEVERS, 3),
    answers=st.dictionaries(st.sampled_from(["kol-counter", "kol-counter:tea-sister:you:1"]),
                            st.sampled_from(["accept", ""])),
)  # fmt: skip
def test_what_is_written_reads_back_the_same(rounds, answers):
    """Any season written as a plan file comes back exactly."""
    read = _read(dump_plan(rounds, LEVERS, answers))
    assert read.findings == []
    assert read.plan == PlanFile(tuple(rounds), answers=answers)


def test_thousandths_are_written_so_that_they_are_read():
    """`1.125` may be 1125, so that another digit is written."""
    rounds = ({"private.wecom.touches": 1.125, "forecast.orders": 312.125},)
    text = dump_plan(rounds, LEVERS)
    assert "1.1250" in text
    assert "312.1250" in text
    assert _read(text).plan == PlanFile(rounds)
