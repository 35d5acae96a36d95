"""Rules of damaged saves: nothing altered goes unnoticed, nothing whole is lost with it."""

import pytest

from simgame.game.session import LocalSession, replayed
from simgame.game.table.journal import Entry
from simgame.game.table.journal_file import FileJournal, read_log
from tests.game.damage import code_of, lines_of, replace_line
from tests.game.plays import bot_plan, play_week


def test_an_altered_byte_names_its_line(save):
    """A byte changed anywhere in a line is found, with the number of that line."""
    for index, line in enumerate(lines_of(save)):
        for place in range(0, len(line) - 1, max(1, len(line) // 40)):
            other = bytes([line[place] ^ 1])
            replace_line(save, index, line[:place] + other + line[place + 1 :])
            assert code_of(save)[1] == index + 1, place
        replace_line(save, index, line)
    assert replayed(read_log(save), save).finished


@pytest.mark.parametrize("index", [1, 2, 4])
def test_a_line_left_out_or_exchanged_is_found(save, index):
    """Decisions are chained: without one the next does not fit."""
    lines = lines_of(save)
    save.write_bytes(b"".join([*lines[:index], *lines[index + 1 :]]))
    assert code_of(save) == ("line-altered", index + 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"plan"', b'"\\u0070lan"'), (b'{"kind"', b'{ "kind"'), (b'"n":1,', b'"n":1,"n":1,')],
)
def test_other_characters_for_the_same_are_an_alteration(save, old, new):
    """A line that means the same but was not written so is refused."""
    index = next(i for i, line in enumerate(lines_of(save)) if b'"kind":"plan"' in line)
    replace_line(save, index, lines_of(save)[index].replace(old, new, 1))
    assert code_of(save) == ("line-altered", index + 1)


@pytest.mark.parametrize("line", [b"NaN\n", b"[" * 50_000 + b"\n", b'{"kind":[]}\n', b"\xff\n"])
def test_rubbish_is_an_altered_line(save, line):
    """Whatever stands in a line, reading ends in a word about that line."""
    replace_line(save, 2, line)
    assert code_of(save) == ("line-altered", 3)


@pytest.mark.parametrize("content", [b"", b"\n", b"hello", b'{"kind":"header"', b"{}\n"])
def test_what_never_was_a_save_is_called_so(tmp_path, content):
    """An empty, foreign or half-begun file is not a save."""
    file = tmp_path / "other.jsonl"
    file.write_bytes(content)
    assert code_of(file) == ("not-a-save", 1)


def test_a_torn_last_line_is_dropped_at_every_byte(start, tmp_path):
    """Wherever writing stopped, the lines before are whole and the season goes on from them."""
    save = tmp_path / "torn.jsonl"
    session = start(save)
    play_week(session, bot_plan(session))
    session.submit(bot_plan(session))
    session.close()
    whole = save.read_bytes()
    before = whole[: whole.rindex(b"\n", 0, -1) + 1]
    for end in range(len(before), len(whole) - 1):
        save.write_bytes(whole[:end])
        log = read_log(save)
        assert (log.torn, log.size, len(log.decisions)) == (end > len(before), len(before), 1)


def test_a_last_decision_without_its_newline_is_gone_on_with(start, tmp_path):
    """What mail or an editor took from the end of a save is given back before the next line."""
    save = tmp_path / "short.jsonl"
    session = start(save)
    session.submit(bot_plan(session))
    session.close()
    content = save.read_bytes()
    save.write_bytes(content.removesuffix(b"\n"))
    session, log = LocalSession.resume(save)
    session.close()
    assert (log.torn, len(log.decisions), session.committed) == (False, 1, True)
    assert save.read_bytes() == content


def test_a_torn_save_is_cut_and_played_on(start, tmp_path):
    """After a torn line is dropped the save is as if it had never been begun."""
    save = tmp_path / "torn.jsonl"
    session = start(save)
    play_week(session, bot_plan(session))
    plan = bot_plan(session)
    session.submit(plan)
    session.close()
    whole = save.read_bytes()
    save.write_bytes(whole[:-20])
    again, log = LocalSession.resume(save)
    assert (log.torn, again.committed, again.season.round) == (True, False, 2)
    again.submit(plan)
    again.close()
    assert save.read_bytes() == whole


def test_a_lost_state_line_is_written_again(save):
    """The last state can be computed from the decisions, so losing it loses nothing."""
    whole = save.read_bytes()
    save.write_bytes(b"".join(lines_of(save)[:-1]))
    session, log = LocalSession.resume(save)
    session.close()
    assert (len(log.states), session.finished) == (3, True)
    assert save.read_bytes() == whole


def test_a_state_line_lost_in_the_middle_stays_lost(save):
    """A state that could not be written once does not make later resumes write more of them."""
    lines = lines_of(save)
    middle = next(i for i, line in enumerate(lines) if b'"kind":"state"' in line)
    save.write_bytes(b"".join([*lines[:middle], *lines[middle + 1 :]]))
    before = save.read_bytes()
    session, _ = LocalSession.resume(save)
    session.close()
    assert save.read_bytes() == before


def test_a_forged_decision_is_refused(start, tmp_path):
    """A sealed line whose plan costs more than there is was not made by playing."""
    save = tmp_path / "forged.jsonl"
    session = start(save)
    session.close()
    journal = FileJournal.resume(save)
    journal.append(Entry("plan", "you", {"paid.douyin.budget": 10_000_000}), 0)
    journal.close()
    assert code_of(save) == ("refused", 2)
