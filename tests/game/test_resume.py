"""Rules of a season's course: it can be left and taken up anywhere, and re-rolls nothing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simgame.game.season import Season
from simgame.game.session import LocalSession
from simgame.game.table.contract import PASS
from simgame.plan.plan import Plan
from simgame.plan.values import plan_from
from tests.game.plays import HAGGLE, bot_plan, haggle, play_on, play_week
from tests.game.random_plans import season_plans
from tests.game.weeks import live
from tests.market.laws import broken
from tests.market.recorded import Recorded


def _digests(session: LocalSession) -> list[str]:
    states = [*session.season.mondays, session.season.state]
    return [state.digest() for state in states]


def test_a_season_can_be_left_after_every_decision(start, tmp_path):
    """Closed and resumed after each plan, prompt, answer and week, it comes to the same."""
    straight = start(tmp_path / "straight.jsonl", asks=True)
    answers = ["accept", PASS, "decline", "accept"]
    for answer in answers:
        play_week(straight, plan_from(HAGGLE), answer)

    save = tmp_path / "left.jsonl"
    start(save, asks=True).close()
    for answer in answers:
        _leaving(save, lambda session: session.submit(plan_from(HAGGLE)))
        while _leaving(save, lambda session: session.committed and not session.finished):
            prompt = _leaving(save, lambda session: session.advance().prompt)
            _leaving(save, lambda session, p=prompt, a=answer: session.answer(p, a))
    again, _ = LocalSession.resume(save)
    again.close()
    assert _digests(again) == _digests(straight)
    assert save.read_bytes() == (tmp_path / "straight.jsonl").read_bytes()


def _leaving(save, act):
    session, _ = LocalSession.resume(save)
    try:
        return act(session)
    finally:
        session.close()


def test_a_resumed_week_stands_at_the_same_prompt(start, tmp_path):
    """Left at a prompt, the season asks the same question again."""
    save = tmp_path / "asked.jsonl"
    session = start(save, asks=True)
    prompt = haggle(session)
    session.close()
    again, _ = LocalSession.resume(save)
    assert (again.committed, again.advance().prompt) == (True, prompt)
    again.close()


def test_a_prompt_left_alone_is_answered_by_the_standing_order(start):
    """Passing is the same as not being asked."""
    asked, unasked = start(asks=True), start(asks=False)
    prompts = play_week(asked, plan_from(HAGGLE))
    play_week(unasked, plan_from(HAGGLE))
    assert len(prompts) == 1
    assert asked.season.digest() == unasked.season.digest()
    other = start(asks=True)
    play_week(other, plan_from(HAGGLE), "accept")
    assert other.season.digest() != unasked.season.digest()


def test_what_a_bot_played_is_resumed_without_questions(start, tmp_path):
    """Weeks that standing orders lived through are not asked about again."""
    save = tmp_path / "bot.jsonl"
    session = start(save, asks=False)
    play_week(session, plan_from(HAGGLE))
    play_week(session, plan_from(HAGGLE))
    session.close()
    lines = save.read_bytes().splitlines(keepends=True)
    first = next(i for i, line in enumerate(lines) if b'"kind":"state"' in line)
    save.write_bytes(b"".join([*lines[:first], *lines[first + 1 :]]))
    again, _ = LocalSession.resume(save, asks=True)
    again.close()
    assert _digests(again) == _digests(session)


def test_every_week_can_be_taken_up_from_its_snapshot(start):
    """A season set back to any Monday comes to the same digests from there."""
    whole = play_on(start())
    plans = [past.plans[0] for past in whole.season.past]
    for week in range(len(plans)):
        season = whole.season.fork(week)
        for values in plans[week:]:
            live(season, values)
        assert season.digest() == whole.season.digest(), week


def test_a_snapshot_is_independent(start):
    """Playing on leaves the Mondays that were kept as they were."""
    session = start()
    kept = []
    while not session.finished:
        kept.append(session.season.state.digest())
        play_week(session, bot_plan(session))
    assert [monday.digest() for monday in session.season.mondays] == kept


def _recorded(short, seed: int, plans: list[Plan]) -> tuple[Season, Recorded]:
    streams = Recorded(seed)
    season = Season(short, seed, streams=streams)
    for plan in plans:
        live(season, plan)
    return season, streams


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("content.douyin.short-video.count", 5),
        ("paid.xiaohongshu.budget", 900_000),
        ("private.wecom.touches", 12.0),
        ("kol.campus-kai.fee", 450_000),
    ],
)
def test_one_lever_in_week_3_rerolls_nothing(short, path, value):
    """Weeks 1–2 are identical, and so are all uniforms that both seasons draw."""
    plan, other = plan_from(HAGGLE), plan_from({**HAGGLE, path: value})
    base, drawn = _recorded(short, 5, [plan] * 4)
    changed, drawn_too = _recorded(short, 5, [plan, plan, other, plan])
    before = [monday.digest() for monday in base.mondays[:3]]
    assert [monday.digest() for monday in changed.mondays[:3]] == before
    assert changed.digest() != base.digest()
    both = drawn.recorded.keys() & drawn_too.recorded.keys()
    assert {k for k in both if drawn.recorded[k] != drawn_too.recorded[k]} == set()
    own = {name for name, _, _ in drawn.recorded.keys() ^ drawn_too.recorded.keys()}
    assert all(name.startswith("kol-luck:") for name in own), own


def test_the_market_keeps_its_laws_over_random_plans(short, levers):
    """People are conserved and no count is negative, whatever is decided."""

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(plans=season_plans(levers, 4), seed=st.integers(0, 2**31))
    def hold(plans, seed):
        season = Season(short, seed)
        for values in plans:
            live(season, plan_from(values))
            assert broken(season.setting, season.state) == []

    hold()
