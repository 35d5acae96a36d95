"""Rules of a table: several seats, one season; who waits for whom, and what each may do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from simgame.game.season import Season
from simgame.game.session import LocalSession, Setup, header_of
from simgame.game.table.contract import PASS, Phase
from simgame.game.table.journal import Entry, SaveError
from simgame.game.table.journal_file import FileJournal, read_log
from simgame.game.table.replay import replay
from simgame.game.table.table import Table
from simgame.plan.plan import Plan
from simgame.plan.values import flatten, plan_from
from simgame.players.policy import policy
from simgame.scenario import Loaded, load_merged, load_or_raise
from simgame.scenario.market_events import Crisis
from tests.game.plays import HAGGLE
from tests.game.table.journal_memory import MemoryJournal
from tests.market.seasons import SHORT

SEATS = ("north", "south", "east", "west", "you")
HAGGLED = plan_from(HAGGLE)
# Every seat is asked by the KOL in the first two weeks.
SEED = 12


@pytest.fixture(scope="module")
def five() -> Loaded:
    """The short season with five seats and a rival."""
    loaded = load_or_raise(SHORT)
    seats = {seat: {"name": {"zh": seat, "en": seat}} for seat in SEATS}
    merged = {**loaded.merged, "seats": seats}
    return replace(loaded, model=load_merged(merged), merged=merged)


@pytest.fixture
def table(five: Loaded) -> Table:
    """A table of which all five seats are asked in person."""
    journal = MemoryJournal(header_of(Setup(five, SEED), ""))
    return Table(Season(five.scenario, SEED), journal, SEATS)


def sessions(table: Table) -> dict[str, LocalSession]:
    """A door for each seat."""
    return {seat: LocalSession(table, seat) for seat in table.season.seats}


def everybody(table: Table, plan: Plan = HAGGLED) -> dict[str, LocalSession]:
    """Every seat hands in the same plan."""
    doors = sessions(table)
    for door in doors.values():
        door.submit(plan)
    return doors


def _answered(table: Table, option: str = "accept") -> None:
    """Go on to the end of the week, every seat answering alike."""
    table.live_on()
    while table.prompts:
        for prompt in table.open_prompts():
            fits = option in {o.id for o in prompt.options}
            table.answer(prompt.seat, prompt.id, option if fits else PASS)
        table.live_on()


def _play_interleaved(table: Table, seed: int) -> Table:
    """Each seat moves when it comes to it, in any order, until the season is over."""
    order, doors = Random(seed), sessions(table)
    bot = policy("even_split")
    for _ in range(2000):
        if table.season.finished:
            return table
        door = doors[order.choice(SEATS)]
        if door.phase == Phase.PLANNING:
            door.submit(table.season.decided(door.seat, bot))
        for prompt in door.advance().prompts:
            door.answer(prompt, prompt.options[0].id)
    raise AssertionError("the season does not come to its end")


def test_five_sessions_play_one_season_in_any_order(five: Loaded) -> None:
    """Who moves first is no matter: the season is the same."""
    ends = [
        _play_interleaved(Table(Season(five.scenario, SEED), asks=SEATS), seed).season.digest()
        for seed in (1, 2)
    ]
    assert ends[0] == ends[1]


def test_what_is_asked_in_one_hour_is_answered_in_one_go(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five seats are asked at once by one KOL; the week is run again once with all the answers."""
    runs: list[int] = []
    run_week = Season.run_week

    def counted(season: Season, *args: object) -> object:
        runs.append(season.round)
        return run_week(season, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Season, "run_week", counted)
    doors = everybody(table)
    table.live_on()
    assert {prompt.seat for prompt in table.prompts} == set(SEATS)
    assert len({prompt.hour for prompt in table.prompts}) == 1
    for seat, door in doors.items():
        (prompt,) = door.advance().prompts
        assert (prompt.seat, runs) == (seat, [1])
        door.answer(prompt, "accept")
    table.live_on()
    assert (table.season.round, runs) == (2, [1, 1])


def test_what_is_asked_in_another_hour_is_asked_later(five: Loaded) -> None:
    """First what the KOL asks everybody, then the crisis; a stop for each hour."""
    crisis = Crisis.model_validate({"type": "crisis", "at": "round 1", "change": "-10%"})
    troubled = five.scenario.model_copy(update={"events": {"crisis": crisis}})
    table, stops = Table(Season(troubled, SEED), asks=SEATS), []
    everybody(table)
    table.live_on()
    while table.prompts:
        stops.append(({p.hour for p in table.prompts}, {p.kind for p in table.prompts}))
        for prompt in table.open_prompts():
            table.answer(prompt.seat, prompt.id, PASS)
        table.live_on()
    hours = [hour for found, _ in stops for hour in found]
    assert hours == sorted(set(hours))
    assert [kinds for _, kinds in stops][:1] == [{"kol-counter"}]
    assert {"crisis"} in [kinds for _, kinds in stops]


def test_a_table_waits_and_says_for_whom(table: Table) -> None:
    """First for plans, then for answers; nothing is raised."""
    doors = sessions(table)
    for number, door in enumerate(doors.values(), 1):
        assert door.advance().waits_for == ()
        door.submit(HAGGLED)
        assert doors["north"].advance().waits_for[0:1] == SEATS[number : number + 1] or number == 5
    asked = doors["north"].advance()
    assert asked.waits_for == SEATS
    doors["north"].answer(asked.prompts[0], PASS)
    waiting = doors["north"].advance()
    assert (waiting.prompts, waiting.waits_for) == ((), SEATS[1:])
    for seat in SEATS[1:]:
        doors[seat].answer(doors[seat].advance().prompts[0], PASS)
    ended = doors["south"].advance()
    assert (ended.prompts, ended.waits_for, len(ended.days)) == ((), (), 7)
    assert doors["north"].advance().days == doors["north"].report(1).days


@pytest.mark.parametrize(
    ("handed_in", "asked", "answered", "phases"),
    [
        ("", False, "", [Phase.PLANNING] * 5),
        ("n", False, "", [Phase.WAITING, *[Phase.PLANNING] * 4]),
        ("nsew", False, "", [*[Phase.WAITING] * 4, Phase.PLANNING]),
        ("nsewy", False, "", [Phase.HANDED_IN] * 5),
        ("nsewy", True, "", [Phase.ASKED] * 5),
        ("nsewy", True, "s", [Phase.ASKED, Phase.WAITING, *[Phase.ASKED] * 3]),
        ("nsewy", True, "nsew", [*[Phase.WAITING] * 4, Phase.ASKED]),
        ("nsewy", True, "nsewy", [Phase.HANDED_IN] * 5),
    ],
)
def test_phases(
    table: Table, handed_in: str, asked: bool, answered: str, phases: list[Phase]
) -> None:
    """Each seat knows what it has to do, whatever the others do."""
    doors = sessions(table)
    for seat, door in doors.items():
        if seat[0] in handed_in:
            door.submit(HAGGLED)
    if asked:
        table.live_on()
    for seat, door in doors.items():
        if seat[0] in answered:
            door.answer(table.open_prompts(seat)[0], "decline")
    assert [door.phase for door in doors.values()] == phases


def test_a_season_that_is_over_has_no_phase_but_that(table: Table) -> None:
    """And nobody is waited for."""
    while not table.season.finished:
        table.time_is_up()
        table.live_on()
    assert {door.phase for door in sessions(table).values()} == {Phase.OVER}
    assert table.waits_for() == ()


def test_who_is_absent_goes_on_with_standing_levers(table: Table) -> None:
    """Nothing in week 1; then last week's standing levers, without one-offs; said by seat."""
    doors = sessions(table)
    doors["you"].submit(HAGGLED)
    assert table.time_is_up() == SEATS[:4]
    assert [flatten(table.season.plans[seat]) for seat in SEATS[:4]] == [{}] * 4
    table.live_on()
    assert table.time_is_up() == ("you",)
    table.live_on()
    assert table.season.round == 2
    table.time_is_up()
    assert flatten(table.season.plans["you"]) == table.season.observe("you").start
    assert "forecast.orders" not in flatten(table.season.plans["you"])
    kinds = [(d.seat, d.kind) for _, d in table.journal.read().decisions] if table.journal else []
    assert kinds[:6] == [("you", "plan"), *((s, "plan") for s in SEATS[:4]), ("you", "answer")]


def test_what_cannot_be_paid_for_does_not_go_on(table: Table) -> None:
    """A seat that is absent without money does nothing, rather than block the table."""
    everybody(table)
    _answered(table)
    table.season.state.spent[4] = table.season.setting.season_budget("you")
    assert table.season.observe("you").start
    assert table.absent_plan("you") == Plan()


def test_a_foreign_or_stale_answer_is_refused(table: Table) -> None:
    """Of another seat's prompt, one that was answered, one of another hour, and no option."""
    doors = everybody(table)
    table.live_on()
    mine, other = table.open_prompts("north")[0], table.open_prompts("south")[0]
    with pytest.raises(ValueError, match="north"):
        doors["north"].answer(other, "accept")
    with pytest.raises(ValueError, match="perhaps"):
        doors["north"].answer(mine, "perhaps")
    doors["north"].answer(mine, "accept")
    with pytest.raises(ValueError, match="north"):
        doors["north"].answer(mine, "decline")
    _answered(table)
    with pytest.raises(ValueError, match="south"):
        doors["south"].answer(other, "accept")
    assert table.answers == {}


def test_a_second_plan_is_refused(table: Table) -> None:
    """A round has one plan of each seat; a brand that is no seat has none."""
    sessions(table)["north"].submit(HAGGLED)
    for seat in ("north", table.season.setting.rivals[0], "nobody"):
        with pytest.raises(ValueError, match="no plan"):
            table.submit(seat, HAGGLED)


@pytest.fixture
def save(five: Loaded, tmp_path: Path) -> Iterator[tuple[Path, Table]]:
    """A save of five seats, left where two have answered what all were asked."""
    file = tmp_path / "five.jsonl"
    journal = FileJournal.create(file, header_of(Setup(five, SEED), ""))
    table = Table(Season(five.scenario, SEED), journal, SEATS)
    everybody(table)
    _answered(table, "decline")
    doors = everybody(table)
    table.live_on()
    for seat in SEATS[:2]:
        doors[seat].answer(table.open_prompts(seat)[0], "decline")
    yield file, table
    table.close()


def test_a_save_of_several_seats_is_replayed(save: tuple[Path, Table]) -> None:
    """To the same week, plans, answers and open prompts, and from there to the same end."""
    file, table = save
    again = replay(read_log(file), str(file), asks=True)
    assert again.season.digest() == table.season.digest()
    assert (again.season.plans, again.answers) == (table.season.plans, table.answers)
    assert again.open_prompts() == table.open_prompts()
    assert again.waits_for() == SEATS[2:]
    ends = [_to_the_end(one) for one in (again, table)]
    assert ends[0] == ends[1]
    assert replay(read_log(file), str(file)).season.digest() == ends[1]


def _to_the_end(table: Table) -> str:
    while not table.season.finished:
        table.time_is_up()
        table.live_on()
    return table.season.digest()


def test_a_save_of_several_seats_is_not_gone_on_with_alone(save: tuple[Path, Table]) -> None:
    """One window plays one seat, and nobody would play the others."""
    file, table = save
    table.close()
    with pytest.raises(SaveError, match="many-seats"):
        LocalSession.resume(file)


def test_an_answer_logged_by_another_seat_is_refused(save: tuple[Path, Table]) -> None:
    """Whoever wrote it into the save."""
    file, table = save
    assert table.journal is not None
    (prompt, *_) = table.open_prompts("west")
    entry = Entry("answer", "east", {"prompt": prompt.id, "option": "accept"})
    table.journal.append(entry, table.decided)
    with pytest.raises(SaveError, match="refused"):
        replay(read_log(file), str(file))


def test_messages_are_for_their_own_brand(table: Table) -> None:
    """Whatever is told is told to one brand; no report holds what another was told."""
    everybody(table)
    _answered(table)
    notes = table.season.past[0].passed.notes
    brands = table.season.setting.brands
    for seat in SEATS:
        told = [m.hour for day in table.season.report(seat, 1).days for m in day.messages]
        assert told == [n.hour for n in notes if brands[n.brand] == seat]
        assert {a.prompt.seat for a in table.season.report(seat, 1).asked} == {seat}
    assert {brands[note.brand] for note in notes} >= set(SEATS)
