"""No save that was altered and sealed again counts for more than its decisions; none ends badly.

`make verify ONLY=save-mangled` does the same with 500.
"""

import errno
import json
import os
from pathlib import Path
from random import Random

import pytest

from simgame.cli._run import run_command_line
from simgame.game.session import LocalSession, header_of, replayed
from simgame.game.table import journal_file
from simgame.game.table.gateway_local import LocalGateway
from simgame.game.table.journal import SaveError
from simgame.game.table.journal_file import FileJournal, read_log
from simgame.game.table.journal_lines import format_of, sealed
from simgame.locale import texts
from simgame.scenario.loaded import digest
from simgame.words import save_error, save_note
from tests.game.mangle import mangled, played, worth

MANGLED = 30


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> bytes:
    """A season of the tutorial, on easy."""
    file = tmp_path_factory.mktemp("whole") / "season.jsonl"
    played(file, "tutorial", "normal", 5)
    return file.read_bytes()


@pytest.fixture
def save(whole, tmp_path) -> Path:
    """The same in a file of its own."""
    file = tmp_path / "season.jsonl"
    file.write_bytes(whole)
    return file


def _replay(file: Path, capsys) -> tuple[int, dict]:
    capsys.readouterr()
    code = run_command_line(["--lang", "en", "replay", str(file), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_no_mangled_save_counts_for_more(whole, tmp_path, capsys):
    """It is refused with a word, or worth what its decisions come to in the library's scenario."""
    for number in range(MANGLED):
        file = tmp_path / f"{number}.jsonl"
        file.write_bytes(mangled(whole, Random(number)))
        _, found = _replay(file, capsys)
        if found["outcome"] == "agrees" and found["library"] == "same" and found["score"]:
            assert found["score"] == worth(read_log(file)), number
        else:
            assert found["library"] != "same" or not found["score"], number
    assert len(LocalGateway(tmp_path).seasons()) == MANGLED


def _with_header(whole: bytes, scenario=None, **values) -> bytes:
    lines = whole.splitlines(keepends=True)
    head = read_header(lines[0]).model_copy(update=values)
    if scenario is not None:
        update = {"scenario": scenario, "scenario_hash": digest(scenario)}
        head = head.model_copy(update=update)
    return sealed(head).encode() + b"\n"


def read_header(line: bytes):
    """The header in a line."""
    return journal_file.unsealed(line.rstrip())


def _forged(save: Path, **values) -> None:
    """Another header on the decisions of a save."""
    log = read_log(save)
    text = _with_header(save.read_bytes(), **values)
    made, last = [text], text.decode().rstrip()[-34:-2]
    lines = sorted([*log.decisions, *log.states], key=lambda pair: pair[0])
    for _, line in lines:
        sealed_line = sealed(line.model_copy(update={"prev": last}))
        last = sealed_line[-34:-2] if line.kind != "state" else last
        made.append(sealed_line.encode() + b"\n")
    save.write_bytes(b"".join(made))


def test_easy_goals_in_the_header_count_for_nothing(save, capsys):
    """It says that the scenario is altered, and tells no score."""
    easy = json.loads(json.dumps(read_log(save).header.scenario))
    easy["goals"]["orders"] |= {"floor": 0, "target": 1, "stretch": 2}
    _forged(save, scenario=easy)
    code, found = _replay(save, capsys)
    assert (code, found["outcome"], found["score"]) == (1, "altered-scenario", None)
    assert LocalGateway(save.parent).resume(str(save)).notes == ("altered-scenario",)


def test_another_text_is_no_other_scenario(save, capsys):
    """What is only told decides no season: its score counts as before."""
    told = json.loads(json.dumps(read_log(save).header.scenario))
    told["title"] = {"zh": "别的名字", "en": "Another name"}
    told["lessons"] = {}
    _forged(save, scenario=told)
    code, found = _replay(save, capsys)
    assert (code, found["library"]) == (0, "same")
    assert found["score"]
    assert LocalGateway(save.parent).resume(str(save)).notes == ()


@pytest.mark.parametrize("level", ["hard", "", "none"])
def test_a_level_that_was_not_played_is_an_altered_scenario(save, capsys, level):
    """The level is part of what the hash is of; one that is not there is none."""
    _forged(save, level=level)
    code, found = _replay(save, capsys)
    assert (code, found["outcome"], found["score"]) == (1, "altered-scenario", None)


def test_a_hash_that_is_not_of_its_scenario_is_an_alteration(save, capsys):
    """Line 1."""
    _forged(save, scenario_hash="0" * 32)
    code, found = _replay(save, capsys)
    assert (code, found["outcome"], found["line"]) == (1, "line-altered", 1)


def test_a_scenario_of_another_name_says_so(save, capsys):
    """It is worth what it is worth by its own goals, and its hash is told."""
    other = read_log(save).header.scenario | {"id": "nobody-knows-it"}
    _forged(save, scenario=other)
    _, found = _replay(save, capsys)
    assert (found["outcome"], found["library"]) == ("agrees", "unknown")


def test_a_week_that_was_not_lived_is_refused(save):
    """States come in order, and only of weeks whose decisions are there."""
    lines = save.read_bytes().splitlines(keepends=True)
    at = max(n for n, line in enumerate(lines) if line.startswith(b'{"kind":"plan"'))
    save.write_bytes(b"".join([*lines[:at], lines[-1]]))
    log = read_log_or_code(save)
    assert log in ("line-altered", "not-lived")


def read_log_or_code(file: Path) -> str:
    """The code of the error that a replay ends in."""
    with pytest.raises(SaveError) as refused:
        replayed(read_log(file), str(file))
    return refused.value.code


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"format":1', b'"format":1e400'),
        (b'"format":1', b'"format":Infinity'),
        (b'"format":1', b'"format":true'),
        (b'"format":1', b'"format":"1"'),
        (b'"engine":"', b'"engine":"\\u001b[2J'),
        (b'"engine":"', b'"engine":"\\ud800'),
        (b'"engine":"', b'"engine":"x; rm -rf ~ #'),
        (b'"seed":5', b'"seed":-5'),
        (b'"seed":5', b'"seed":5.0'),
    ],
)
def test_numbers_and_texts_of_a_header_are_of_their_kind(save, old, new, capsys):
    """Else it is no header of ours; nothing of it is converted or shown."""
    save.write_bytes(save.read_bytes().replace(old, new, 1))
    code, found = _replay(save, capsys)
    assert code in (1, 2)
    assert found["outcome"] in ("line-altered", "not-a-save")
    claim = b'{"kind":"header","format":2,"engine":"x; rm"}'
    assert (format_of(claim), format_of(claim.replace(b"; rm", b""))) == ((0, ""), (2, "x"))


@pytest.mark.parametrize(
    "body",
    [{"prompt": ["a"], "option": "b"}, {"prompt": "a\nb: 1", "option": "b"}, {"option": "b"},
     {"prompt": "a", "option": "b", "more": 1}, {"prompt": 1, "option": "b"}],
)  # fmt: skip
def test_an_answer_of_another_form_is_refused(save, body):
    """Keys that are lists, numbers or newlines never get as far as a plan file."""
    lines = save.read_bytes().splitlines(keepends=True)
    head = read_header(lines[0])
    odd = journal_file.Decision.model_construct(
        kind="answer", n=1, seat=head.seat, body=body, prev=head.sum
    )
    save.write_bytes(lines[0] + sealed(odd).encode() + b"\n")
    assert read_log_or_code(save) == "line-altered"


def test_an_answer_that_nobody_asked_for_is_refused(save):
    """As it would have been in play."""
    lines = save.read_bytes().splitlines(keepends=True)
    head = read_header(lines[0])
    odd = journal_file.Decision(
        kind="answer", n=1, seat=head.seat, body={"prompt": "kol", "option": ""}, prev=head.sum
    )
    save.write_bytes(lines[0] + sealed(odd).encode() + b"\n")
    assert read_log_or_code(save) == "refused"


@pytest.mark.parametrize(
    "transport",
    [
        lambda b: b.replace(b"\n", b"\r\n"),
        lambda b: b"\xef\xbb\xbf" + b,
        lambda b: b"\xef\xbb\xbf" + b.replace(b"\n", b"\r\n"),
        lambda b: b + b"\n\r\n",
        lambda b: b.removesuffix(b"\n"),
        lambda b: b.replace(b"\n", b"\r\n").removesuffix(b"\n"),
        lambda b: b.replace(b"\n", b"\r\n").removesuffix(b"\r\n"),
        lambda b: b.replace(b"\n", b"\r"),
        lambda b: b.replace(b"\n", b"\r\r\n"),
        lambda b: b.replace(b"\n", b" \n"),
        lambda b: b"\n\n" + b,
        lambda b: b.decode().replace("\n", "\r\n").encode("utf-16"),
        lambda b: b"\xfe\xff" + b.decode().encode("utf-16-be"),
    ],
    ids=[
        "returns",
        "mark",
        "both",
        "empty lines",
        "no end",
        "half an end",
        "no end of returns",
        "returns alone",
        "returns twice",
        "blanks",
        "empty lines first",
        "UTF-16",
        "the other",
    ],
)
def test_what_transport_adds_or_takes_away_does_not_count(whole, save, transport):
    """The save says what it said, can be gone on with, and its list knows its weeks."""
    there = save.with_name("there.jsonl")
    there.write_bytes(transport(whole))
    expected = replayed(read_log(save), "")
    session, log = LocalSession.resume(there)
    session.close()
    assert (session.digest(), log.torn) == (expected.digest(), False)
    assert journal_file.read_header(there)[1] == session.scenario.rounds


def test_a_torn_save_with_returns_is_cut_where_it_is_torn(whole, save):
    """By the bytes of the file, not by those that count."""
    save.write_bytes(whole.replace(b"\n", b"\r\n") + b'{"kind":"pl')
    session, log = LocalSession.resume(save)
    session.close()
    assert log.torn
    assert save.read_bytes() == whole.replace(b"\n", b"\r\n")


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.EBADF])
def test_a_folder_without_locks_is_played_in(tmp_path, monkeypatch, number):
    """Play goes on and says so; who writes meanwhile is still noticed."""

    def flock(*_args):
        raise OSError(number, "no locks")

    monkeypatch.setattr("fcntl.flock", flock)
    gateway = LocalGateway(tmp_path / "new")
    begun = gateway.begin("tutorial", "normal", 1)
    assert begun.notes == ("unlocked",)
    begun.drafts.write("a lever was moved")
    other = gateway.resume(begun.name)
    other.session.submit(other.session.plan_of(lambda *_: _nothing()))
    with pytest.raises(SaveError) as stale:
        begun.session.submit(_nothing())
    assert stale.value.code == "stale"


def _nothing():
    from simgame.plan.plan import Plan

    return Plan()


def test_a_save_that_cannot_be_written_is_looked_at(save, tmp_path, monkeypatch):
    """With what it holds, and a word that nothing more is kept; nothing is written."""
    before = save.read_bytes()

    def denied(*_args, **_kwargs):
        raise PermissionError(errno.EROFS, "Read-only file system", str(save))

    monkeypatch.setattr("filelock.FileLock.acquire", denied)
    seat = LocalGateway(tmp_path).resume(str(save))
    assert (seat.name, seat.notes, seat.session.finished) == ("", ("read-only",), True)
    assert save.read_bytes() == before


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_reasons_are_told_as_they_are(lang, tmp_path):
    """A folder is no damaged save; every note has its words."""
    t = texts(lang)
    with pytest.raises(SaveError) as refused:
        read_log(tmp_path)
    assert (refused.value.code, t("Is a directory") in save_error(refused.value, t)) == (
        "unreadable",
        True,
    )
    for code in ("torn", "unlocked", "altered-scenario", "read-only"):
        assert save_note(code, t)
    assert header_of


def test_a_device_is_no_save_and_stays() -> None:
    """A season cannot be kept in the null device, which is there afterwards."""
    device = Path(os.devnull)
    with pytest.raises(SaveError):
        FileJournal.resume(device)
    assert device.exists()
    assert not device.is_file()
