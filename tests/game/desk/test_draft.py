"""The draft: undo and redo, and a file that is whole, or ignored."""

import pytest

from simgame.game.desk.draft import MOST_STEPS, Draft, usable

COUNT = "content.douyin.short-video.count"
BUDGET = "paid.douyin.budget"
HOST = "live.douyin.host"
QUALITY = "content.douyin.short-video.quality"


@pytest.fixture
def draft() -> Draft:
    """A draft of round 2 that starts from two posts a week."""
    return Draft.fresh(2, {COUNT: 2})


def test_a_fresh_draft_is_its_start(draft: Draft) -> None:
    """Nothing is changed, and nothing can be undone."""
    assert (dict(draft.values), draft.changed, draft.can_undo) == ({COUNT: 2}, (), False)


def test_set_and_clear_change_values(draft: Draft) -> None:
    """A lever at neutral is absent; both kinds of change are listed."""
    draft.set(BUDGET, 100_000)
    draft.clear(COUNT)

    assert dict(draft.values) == {BUDGET: 100_000}
    assert draft.changed == (COUNT, BUDGET)


def test_undo_and_redo_walk_the_steps(draft: Draft) -> None:
    """Undo goes back to the start, redo to the last value; both say what they touched."""
    draft.set(COUNT, 3)
    draft.set(COUNT, 4)

    assert draft.undo() == (COUNT,)
    assert draft.values[COUNT] == 3
    draft.undo()
    assert draft.undo() == ()
    assert dict(draft.values) == {COUNT: 2}
    draft.redo()
    draft.redo()
    assert draft.values[COUNT] == 4
    assert draft.redo() == ()


def test_a_change_after_undo_forgets_redo(draft: Draft) -> None:
    """There is one line of history."""
    draft.set(COUNT, 3)
    draft.undo()
    draft.set(COUNT, 5)

    assert not draft.can_redo


def test_setting_the_same_value_is_no_step(draft: Draft) -> None:
    """Undo never seems to do nothing."""
    draft.set(COUNT, 2)
    draft.clear(BUDGET)

    assert not draft.can_undo


def test_a_drag_is_one_step(draft: Draft) -> None:
    """Joined changes of one lever are undone together."""
    draft.set(COUNT, 3)
    draft.set(COUNT, 4, joined=True)
    draft.set(COUNT, 9, joined=True)
    draft.undo()

    assert draft.values[COUNT] == 2


def test_several_levers_change_in_one_step(draft: Draft) -> None:
    """An offer and its fee are undone together."""
    draft.apply({"kol.tea-sister.posts": 1, "kol.tea-sister.fee": 1_200_000})
    draft.undo()

    assert dict(draft.values) == {COUNT: 2}


def test_history_survives_being_written(draft: Draft) -> None:
    """What is read back can be undone and redone; values keep their types."""
    draft.apply({COUNT: 3, HOST: "virtual", QUALITY: 0.5, "kol.a.audit": True})
    draft.set(COUNT, 4)
    draft.undo()
    back = usable(draft.written(), 2)

    assert back is not None
    assert dict(back.values) == {COUNT: 3, HOST: "virtual", QUALITY: 0.5, "kol.a.audit": True}
    assert [int, str, float, bool] == [type(v) for v in back.values.values()]
    back.redo()
    assert back.values[COUNT] == 4
    back.undo()
    back.undo()
    assert dict(back.values) == {COUNT: 2}


def test_a_draft_of_another_round_is_ignored(draft: Draft) -> None:
    """A week that was committed has no use for it."""
    assert usable(draft.written(), 3) is None


NO_NUMBER = '{"round": 2, "start": {}, "values": {"a": %s}, "undo": [], "redo": []}'


@pytest.mark.parametrize("text", [
    None, "", "{", "[]", '{"round": 2}', '{"round": "two"}', "\x00",
    *(NO_NUMBER % word for word in ("NaN", "Infinity", "-Infinity", "1e400")),
])  # fmt: skip
def test_an_unreadable_draft_is_ignored(text: str | None) -> None:
    """A damaged draft never keeps a season from going on."""
    assert usable(text, 2) is None


def test_undo_goes_back_five_hundred_steps(draft: Draft) -> None:
    """The oldest are forgotten first."""
    for value in range(MOST_STEPS + 3):
        draft.set(BUDGET, value + 1)
    steps = 0
    while draft.undo():
        steps += 1
    assert (steps, draft.values[BUDGET]) == (MOST_STEPS, 3)


def test_on_another_start_only_steps_of_kept_levers_can_be_undone(draft: Draft) -> None:
    """Those of all that are kept too; redo is the same."""
    draft.apply({COUNT: 3, BUDGET: 5})
    draft.set(QUALITY, 0.9)
    draft.set(COUNT, 4)
    draft.undo()
    other = draft.onto({HOST: "kol"}, {COUNT: 3, BUDGET: 5})
    assert dict(other.values) == {HOST: "kol", COUNT: 3, BUDGET: 5}
    assert other.redo() == (COUNT,)
    assert (other.undo(), other.undo(), other.undo()) == ((COUNT,), (COUNT, BUDGET), ())
    alone = draft.onto({}, {COUNT: 3})
    assert (alone.undo(), alone.redo()) == ((), (COUNT,))
