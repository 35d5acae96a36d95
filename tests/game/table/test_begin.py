"""Rules of beginning a season: what cannot be played is refused before anything is written."""

from dataclasses import replace
from pathlib import Path

import pytest

from simgame.game.season import Season, SeasonError
from simgame.game.session import LocalSession, Setup
from simgame.game.table.gateway_local import LocalGateway, begun
from simgame.game.table.journal import SaveError
from simgame.game.table.journal_file import read_header, read_log
from simgame.locale import texts
from simgame.plan.plan import Plan
from simgame.words import season_error


def _with_seats(loaded, *names):
    seat = next(iter(loaded.scenario.seats.values()))
    seats = dict.fromkeys(names, seat)
    return replace(loaded, model=loaded.scenario.model_copy(update={"seats": seats}))


def test_a_season_is_begun_and_gone_on_with(loaded, tmp_path):
    """With a save of its own, the seed that was asked for, and the same season after."""
    seat = begun(loaded, "normal", 7, folder=tmp_path)
    seat.drafts.write("a lever was moved")
    seat.session.close()
    again = LocalGateway(tmp_path).resume(seat.name)
    again.session.close()
    assert (again.seed, again.level, again.name) == (7, "normal", seat.name)
    assert read_header(Path(seat.name))[0].seed == 7


def test_a_season_nobody_touched_leaves_nothing(loaded, tmp_path):
    """No save, no lock, no draft: a scenario that was only looked at is not listed."""
    begun(loaded, "normal", 7, folder=tmp_path).session.close()
    assert list(tmp_path.iterdir()) == []


def test_a_plan_handed_in_at_once_is_kept(loaded, tmp_path):
    """The first decision makes the save, in which it is the first."""
    seat = begun(loaded, "normal", 7, folder=tmp_path)
    seat.session.submit(Plan())
    seat.session.close()
    assert read_log(Path(seat.name)).n == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_rival_may_not_be_a_seat(loaded, tmp_path, lang):
    """Brands are told apart by id, so a rival with a seat's id is named and refused."""
    rival = next(iter(loaded.scenario.rivals))
    odd = _with_seats(loaded, rival)
    with pytest.raises(SeasonError, match="rival-is-seat") as refused:
        begun(odd, "normal", 7, folder=tmp_path)
    with pytest.raises(SeasonError):
        Season(odd.scenario, 7)
    assert rival in season_error(refused.value, texts(lang))
    assert list(tmp_path.glob("*.jsonl")) == []


def test_alone_at_a_table_for_several_bots_take_the_other_seats(loaded, tmp_path, monkeypatch):
    """Whoever sits down alone decides for the first seat, and the save is lived again alike."""
    several = _with_seats(loaded, "north", "south", "west")
    monkeypatch.setattr("simgame.scenario.load_merged", lambda _m: several.scenario)
    session = LocalSession.start(Setup(several, 7), tmp_path / "a.jsonl")
    assert session.season.missing() == ("north",)
    session.submit(Plan())
    session.advance()
    own, *others = session.season.past[-1].plans[:3]
    assert own == Plan()
    assert Plan() not in others
    session.close()
    again, _ = LocalSession.resume(tmp_path / "a.jsonl", asks=False)
    again.close()
    assert again.digest() == session.digest()


def test_a_save_of_such_a_season_is_of_another_scenario(loaded, tmp_path, monkeypatch):
    """What cannot be begun cannot be resumed either, and says so as a save."""
    seat = begun(loaded, "normal", 7, folder=tmp_path)
    seat.session.submit(Plan())
    seat.session.close()
    rival = next(iter(loaded.scenario.rivals))
    monkeypatch.setattr(
        "simgame.scenario.load_merged", lambda _m: _with_seats(loaded, rival).scenario
    )
    with pytest.raises(SaveError, match="other-scenario"):
        LocalGateway(tmp_path).resume(seat.name)
