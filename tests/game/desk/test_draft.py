"""The draft: undo and redo, and a file that is whole, or ignored."""

from pathlib import Path

import pytest

from simgame.game.desk.draft import Draft, draft_file, drop_draft, load_draft, store_draft

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


def test_history_survives_the_file(draft: Draft, tmp_path: Path) -> None:
    """What is read back can be undone and redone; values keep their types."""
    save = tmp_path / "a.jsonl"
    draft.apply({COUNT: 3, HOST: "virtual", QUALITY: 0.5, "kol.a.audit": True})
    draft.set(COUNT, 4)
    draft.undo()
    store_draft(save, draft)
    back = load_draft(save, 2)

    assert back is not None
    assert dict(back.values) == {COUNT: 3, HOST: "virtual", QUALITY: 0.5, "kol.a.audit": True}
    assert [int, str, float, bool] == [type(v) for v in back.values.values()]
    back.redo()
    assert back.values[COUNT] == 4
    back.undo()
    back.undo()
    assert dict(back.values) == {COUNT: 2}


def test_a_draft_of_another_round_is_ignored(draft: Draft, tmp_path: Path) -> None:
    """A week that was committed has no use for it."""
    store_draft(tmp_path / "a.jsonl", draft)

    assert load_draft(tmp_path / "a.jsonl", 3) is None


@pytest.mark.parametrize("text", ["", "{", "[]", '{"round": 2}', '{"round": "two"}', "\x00"])
def test_an_unreadable_draft_is_ignored(text: str, tmp_path: Path) -> None:
    """A damaged file never keeps a season from going on."""
    save = tmp_path / "a.jsonl"
    draft_file(save).write_text(text, "utf-8")

    assert load_draft(save, 2) is None


def test_a_failed_write_leaves_the_old_draft(
    draft: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is replaced whole, and no part of a new one is left lying about."""
    save = tmp_path / "a.jsonl"
    store_draft(save, draft)
    draft.set(COUNT, 9)

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        store_draft(save, draft)

    kept = load_draft(save, 2)
    assert kept is not None
    assert kept.values[COUNT] == 2
    assert [draft_file(save)] == list(tmp_path.iterdir())


def test_a_dropped_draft_is_gone(draft: Draft, tmp_path: Path) -> None:
    """Dropping twice is no error."""
    save = tmp_path / "a.jsonl"
    store_draft(save, draft)
    drop_draft(save)
    drop_draft(save)

    assert load_draft(save, 2) is None


def test_a_drag_back_to_where_it_began_is_no_step(draft: Draft) -> None:
    """Undo never seems to do nothing, and the drag may bring other levers along at first."""
    draft.apply({COUNT: 3, BUDGET: 100})
    draft.set(COUNT, 4, joined=True)
    draft.apply({COUNT: 2, BUDGET: None}, joined=True)

    assert not draft.can_undo
    assert dict(draft.values) == {COUNT: 2}
