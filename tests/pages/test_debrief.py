"""Rules of the debrief: what it names first, what it ticks, and that its parts belong together."""

from dataclasses import replace

import pytest

from simgame import pages
from simgame.game.session import LocalSession
from simgame.lab.trial import Trial, play
from simgame.lab.why import Causes, Part
from simgame.locale import texts
from simgame.pages.debrief import tell
from simgame.pages.debrief.explained import beside_the_plan
from simgame.pages.debrief.learned import learned
from simgame.pages.debrief.played import Played
from simgame.pages.debrief.practice import falling
from simgame.pages.debrief.practices import PRACTICES, judged
from simgame.plan.values import plan_from
from simgame.scenario import load_or_raise
from simgame.scenario.courses import COURSE_ROWS
from simgame.scenario.library import list_shipped
from simgame.words import debrief as words
from tests.game.plays import play_week
from tests.pages.conftest import PLAN, begun
from tests.pages.planted import MISTAKES, planted

SCENARIOS = (
    "tutorial", "tea-launch", "beauty-community", "takeaway-margins", "wealth-education",
    "game-streamers",
)  # fmt: skip
# Where a mistake has no place: no members, no creators, no posts where people save, no studies.
# In the four weeks of the tutorial there are no bursts, and careless posts make its ads lose first.
NO_PLACE = {
    ("tutorial", "in-bursts"),
    ("tutorial", "careful"),
    *(
        (scenario, "research-in-measure")
        for scenario in SCENARIOS
        if scenario != "beauty-community"
    ),
    ("tutorial", "not-too-often"),
    ("tutorial", "kols-by-worth"),
    ("game-streamers", "soft-where-saved"),
}
PLANTED = [
    (scenario, mistake)
    for scenario in SCENARIOS
    for mistake in MISTAKES
    if mistake and (scenario, mistake) not in NO_PLACE
]


@pytest.mark.parametrize(("scenario", "mistake"), PLANTED)
def test_the_mistake_that_was_made_is_named_first(scenario, mistake):
    """In the scenario's own good plan with one mistake in it, by name, in both languages."""
    session = planted(scenario, mistake)
    told = tell(session)
    assert told.mistakes[0].practice.id == mistake
    for lang in ("en", "zh"):
        line = words.first_line(session.season.scenario, told, texts(lang))
        assert "{" not in line
        assert len(line) > 30


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_good_plan_has_no_big_mistake(scenario):
    """The scenario's own plan breaks nothing that it is taught to keep, but for forecasts."""
    told = tell(planted(scenario, ""))
    assert {m.practice.id for m in told.mistakes if m.harm > 0.4} <= {"numbers-said"}


def test_nothing_is_told_of_a_season_that_goes_on():
    """It would be the truth."""
    session = begun()
    play_week(session, plan_from(PLAN))
    with pytest.raises(ValueError, match="not over"):
        tell(session)


def test_every_practice_can_be_said_kept_and_broken():
    """Each has a name; its courses are rows of the courses."""
    for practice in PRACTICES:
        assert set(practice.courses) <= set(COURSE_ROWS)
        for lang in ("en", "zh"):
            assert words.practice_name(practice.id, texts(lang))


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.unhurried
def test_all_that_is_told_can_be_said(scenario):
    """Every sentence is filled in both languages, of a good season and of bad ones."""
    for mistake in MISTAKES:
        if (scenario, mistake) not in PLANTED:
            continue
        session = planted(scenario, mistake)
        other = beside_the_plan(session) if mistake == "spread" else None
        view, told = session.season.scenario, tell(session, other)
        for lang in ("en", "zh"):
            t = texts(lang)
            said = [
                *(words.practice_words(view, one, t) for one in told.practices),
                *(words.clash_words(view, clash, t) for clash in told.clashes),
                *(words.signal_words(view, signal, t) for signal in told.signals),
                *(words.crisis_words(view, line, t) for line in told.crises),
                *(words.left_out_words(view, one, t) for one in (other.left_out if other else ())),
                *(words.lesson_words(view, lesson, t).moment for lesson in told.lessons),
            ]
            assert not [text for text in said if "{" in text]


def test_a_lesson_is_judged_by_the_levers_that_it_names():
    """Course rows are coarse: who chose KOLs well has not shown what a recommender lives on."""
    view = load_or_raise("tea-launch").scenario
    lesson = next(one for one in view.lessons.values() if one.courses == ("F8",))
    judged = tell(planted("tea-launch", "")).practices
    asked = {"any": True, "kol": True, "price": False, "none": False}
    for by, shown in asked.items():
        one = lesson.model_copy(update={"judged_by": by})
        (told,) = learned(view.model_copy(update={"lessons": {"it": one}}), judged)
        assert (told.moment is not None) is shown, by
        assert told.is_judged is shown
        if told.moment is not None:
            assert told.moment.practice.group == "kol"


@pytest.mark.parametrize("name", list_shipped())
def test_what_a_lesson_names_shows_it(name):
    """Each group named has a practice with one of its rows; else it would say `none`."""
    for lesson in load_or_raise(name).scenario.lessons.values():
        if lesson.judged_by not in ("any", "none"):
            groups = {p.group for p in PRACTICES if set(p.courses) & set(lesson.courses)}
            assert lesson.judged_by in groups


def test_lessons_are_ticked_by_what_was_done():
    """A lesson about touches is kept in the good season, and not in the one that spams."""
    for mistake, did in (("", True), ("not-too-often", False)):
        told = {one.lesson: one for one in tell(planted("tea-launch", mistake)).lessons}
        assert told["not-too-often"].did is did
        assert told["not-too-often"].moment.practice.id == "not-too-often"


def test_competencies_are_shown_by_practices():
    """Nine bars, half practices and half result, each 0 to 1; none where nothing shows it."""
    told = tell(planted("tea-launch", "not-too-often"))
    assert len(told.competencies) == 9
    for one in told.competencies:
        scores = [practice.kept.score for practice in one.shown]
        assert (one.level is None) is not bool(scores)
        if scores:
            assert min(scores) - 1e-9 <= one.kept <= max(scores) + 1e-9
            assert one.level == pytest.approx((one.kept + one.came) / 2)
    levels = {one.skill: one.level for one in told.competencies}
    assert levels["private"] < 0.5 < levels["content"]


@pytest.mark.parametrize("player", ["random", "even_split", "planner"])
def test_what_is_said_first_agrees_with_the_score(player):
    """A low grade is never called fine, nor any bar full; the plan of the grades lacks nothing."""
    session = LocalSession.alone(play(Trial("tea-launch", player), 2))
    told, grade = tell(session, beside_the_plan(session)), session.score().grade
    bars = [one.level for one in told.competencies if one.level is not None]
    if player == "planner":
        assert grade in "SAB"
        assert told.verdict.code == "fine"
        return
    assert grade in "DE"
    assert max(bars) < 1
    assert told.verdict.code in ("mistake", "lacks")
    assert told.verdict.points >= 10
    line = words.first_line(session.season.scenario, told, texts("en"))
    assert f"{round(told.verdict.points)} points" in line


def test_what_cost_nothing_is_no_mistake():
    """A broken practice where a good player's decisions bring nothing more is not named."""
    session = planted("tea-launch", "kols-by-worth")
    line = words.first_line(session.season.scenario, tell(session), texts("en"))
    assert line.startswith("Against what is taught")  # until its cost was worked out
    other = beside_the_plan(session)
    assert tell(session, other).verdict.mistake.practice.id == "kols-by-worth"
    free = replace(other, worth=dict.fromkeys(other.worth, 0.0))
    told = tell(session, free)
    assert "kols-by-worth" not in [one.practice.id for one in told.mistakes]
    assert told.verdict.code == "lacks"


def test_where_far_more_lay_elsewhere_that_is_said_too():
    """Twice the points of the mistake in another group, after it; with less, or in its own, not."""
    session = planted("tea-launch", "not-too-often")
    other = beside_the_plan(session)
    cost = other.mended["not-too-often"]
    for group, points, beyond in (
        ("content", 2.1 * cost, ("content", 2.1 * cost)),
        ("content", 1.9 * cost, None),
        ("private", 9.0 * cost, None),
    ):
        told = tell(session, replace(other, worth={group: points}))
        assert told.verdict.mistake.practice.id == "not-too-often"
        assert told.verdict.beyond == beyond
        line = words.first_line(session.season.scenario, told, texts("en"))
        assert ("elsewhere" in line) is (beyond is not None)


def test_a_lesson_of_which_no_practice_tells_is_not_judged():
    """That is another thing than having had no occasion for it."""
    view = load_or_raise("go-global").scenario
    told = {one.lesson: one for one in learned(view, ())}
    assert not told["growing"].is_judged
    judged = next(one for one in told.values() if one.is_judged)
    marks = [words.lesson_words(view, one, texts("en")).mark for one in (told["growing"], judged)]
    assert marks == ["not judged", "no occasion"]


def test_evidence_is_told_once():
    """Of lessons that one practice shows, the first tells it; the mistake was told on top."""
    told = tell(planted("tea-launch", "not-too-often"))
    seen = {told.verdict.mistake.practice.id}
    for one in told.lessons:
        if one.moment is not None:
            assert one.is_said is (one.moment.practice.id in seen)
            seen.add(one.moment.practice.id)
    assert any(one.is_said for one in told.lessons)


def test_a_plan_that_pulls_apart_is_told_with_its_weeks():
    """Hard posts beside ads that seed, in every week in which they were."""
    told = tell(planted("tea-launch", "soft-where-saved"))
    (clash,) = (clash for clash in told.clashes if clash.code == "sell")
    assert clash.keys == ("xiaohongshu",)
    assert clash.weeks == tuple(range(1, 9))
    assert not tell(planted("tea-launch", "")).clashes


def test_a_crisis_is_told_against_its_clock():
    """What was answered, how long it took, and what would have fitted."""
    session = planted("tea-launch", "crisis-answered")
    (line,) = tell(session).crises
    assert (line.answer, line.in_person, line.behind) == ("stay-silent", False, "fault")
    assert line.fits == "apologise-fast"
    assert line.lost > 0
    said = words.crisis_words(session.season.scenario, line, texts("en"))
    assert "In truth: it was true" in said


def test_what_a_good_plan_had_is_told():
    """Creators and platforms that a plan on one platform lacks; nothing of the plan itself."""
    session = planted("tea-launch", "spread")
    other = beside_the_plan(session)
    left = {(one.code, *one.keys) for one in other.left_out}
    assert {("platform", "xiaohongshu"), ("platform", "weibo")} <= left
    assert ("group",) in left
    session = LocalSession.alone(play(Trial("tea-launch", "planner"), 3))
    mine = beside_the_plan(session)
    assert (mine.left_out, mine.worth) == ((), {})
    assert all(gap == 0 for gap in mine.gaps.values())


def test_what_was_looked_for_and_not_missed_is_told_as_well():
    """Every kind that has levers here is either missed or not, never both."""
    told = tell(planted("tea-launch", "not-too-often"))
    missed, kept = {one.code for one in told.signals}, {one.code for one in told.watched}
    assert missed
    assert not missed & kept
    assert "cut" in missed | kept


@pytest.mark.parametrize(("scenario", "sold"), [("tea-launch", False), ("beauty-community", True)])
def test_what_no_study_could_have_told_was_not_looked_for(scenario, sold):
    """An audit, and a forecast that is bought, where neither is for sale."""
    told = tell(planted(scenario, ""))
    looked_for = {one.code for one in (*told.signals, *told.watched)}
    assert looked_for & {"fake", "forecast"} == ({"fake", "forecast"} if sold else set())


def test_signals_stood_on_a_screen_before_they_were_passed_by():
    """Each in a week of the season, and acted on by none until later."""
    found = tell(planted("tea-launch", "not-too-often")).signals
    assert found
    for signal in found:
        assert 1 <= signal.week < signal.until <= 8


def test_a_season_is_judged_by_what_it_had_a_place_for():
    """No crisis, no practice of crises; no lever, none of it."""
    known = {one.practice.id for one in judged(Played.of(planted("tutorial", "")))}
    assert not known & {"crisis-answered", "kols-by-worth", "not-too-often", "permit-first"}


def test_a_scale_falls_from_good_to_bad():
    """Either way round, and flat beyond its ends."""
    assert [falling(x, 0.2, 0.6) for x in (0.0, 0.2, 0.4, 0.6, 1.0)] == pytest.approx(
        [1, 1, 0.5, 0, 0]
    )
    assert [falling(-x, -0.6, -0.2) for x in (0.1, 0.4, 0.9)] == pytest.approx([0, 0.5, 1])


def test_causes_add_up_as_they_are_written():
    """Base, parts and rivals in whole points make what was reached, wherever they are shown."""
    values = (10.4, 20.4, 30.4, -5.6)
    parts = tuple(Part(f"group-{n}", value, 0.0, ()) for n, value in enumerate(values))
    causes = Causes("score", 0.4, parts, Part("rivals", 0.4, 0.0, ()), sum(values) + 0.8)
    told = pages.as_written(causes)
    shown = [told.base, *(part.value for part in told.parts), told.rivals.value]
    assert all(value == round(value) for value in shown)
    assert sum(shown) == told.reached == round(causes.reached)
