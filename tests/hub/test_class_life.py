"""From the class list to the day on which names are forgotten: what a trainer does around play."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from simgame.hub.contests.class_log import log_of
from simgame.hub.contests.contests import (
    boards,
    close,
    close_due,
    go_on,
    one_more_board,
    open_round,
)
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Refused, join, new_class, people, renew
from simgame.hub.people.forgetting import forget_old, keep
from simgame.hub.people.own_data import own_data
from simgame.hub.people.parts import NAMES, PARTS
from simgame.hub.people.roster import enrol
from simgame.hub.people.who import Denied, by_token
from simgame.hub.store.audit import acts, acts_of
from simgame.hub.store.tables import contest, decision
from simgame.hub.web.app import create_app
from simgame.plan.plan import Plan
from tests.hub.conftest import World
from tests.hub.test_api import PLAN, bearer
from tests.hub.test_corrections import played

HOUR = 3_600_000
HOME = "http://hub.test"


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    """Somebody with a browser."""
    with TestClient(create_app(Hub(world.store, Here())), base_url=HOME) as found:
        found.headers["Origin"] = HOME
        found.cookies.set("lang", "en")
        yield found


def names(world: World) -> list[str]:
    """Everybody who ever was in the class."""
    with world.store.read() as c:
        return [p.name for p in people(c, world.klass, gone=True)]


def test_a_class_list_is_put_in_whole_or_not_at_all(world: World) -> None:
    """First of a team leads it; a slip is told by its line, and nobody of the list is in then."""
    by = world.trainer.who
    with pytest.raises(Refused, match="roster") as slip:
        enrol(world.store, by, world.klass, "Lin, 海盐队\n\nWang\n")
    assert slip.value.values == {"line": 3, "written": "Wang"}
    with pytest.raises(Refused, match="name-taken"):
        enrol(world.store, by, world.klass, "Lin, 海盐队\nLin, 柠檬队")
    assert names(world) == []
    found = enrol(world.store, by, world.klass, "Lin，海盐队\nAna;海盐队\nWang\t柠檬队\n")
    assert [(one.joined.who.role, one.team) for one in found] == [
        ("captain", "海盐队"), ("member", "海盐队"), ("captain", "柠檬队")]  # fmt: skip
    with world.store.read() as c:
        assert by_token(c, found[1].joined.token) == found[1].joined.who
    with pytest.raises(Denied):
        enrol(world.store, found[0].joined.who, world.klass, "Bo, 海盐队")


def test_links_of_a_list_are_shown_and_let_in(client: TestClient, world: World) -> None:
    """Each opens the page of one's own team."""
    client.cookies.set("simgame", world.trainer.token)
    at = f"/classes/{world.klass}/roster"
    page = client.post(at, data={"list": "Lin, 海盐队\nWang, 柠檬队"}).text
    links = re.findall(r"/in/[\w-]+", page)
    assert len(links) == 2
    assert "柠檬队" in client.get(links[1]).text
    client.cookies.clear()
    client.cookies.set("simgame", world.trainer.token)
    assert "Line 1 is no name and team" in client.post(f"{at}?lang=en", data={"list": "Lin"}).text


def test_whoever_gives_no_name_is_given_one(world: World) -> None:
    """In the language of the class, and never one that is taken."""
    found = [join(world.store, world.code, " ", "海盐队").who.name for _ in range(5)]
    assert len(set(found)) == 5
    assert all(re.fullmatch(r"[\u4e00-\u9fff]+ \d+", name) for name in found)


def test_a_new_code_lets_in_and_the_old_one_does_not(world: World) -> None:
    """Whoever saw the old one stays outside."""
    code = renew(world.store, world.trainer.who, world.klass)
    with pytest.raises(Refused, match="code"):
        join(world.store, world.code, "Lin", "海盐队")
    assert join(world.store, code, "Lin", "海盐队").who.name == "Lin"


def test_names_are_forgotten_when_their_time_is_over(world: World) -> None:
    """Nobody comes in any more, tokens end, what was decided stays; others are left alone."""
    (lin,) = world.team("海盐队", "Lin")
    other = new_class(world.store, world.trainer.who, "四班")
    join(world.store, other.code, "Ana", "薄荷队")
    seat = world.games.begin(lin.who, world.contest(), 1)
    world.games.hand_in(lin.who, seat, 1, PLAN, "week-1-of-lin")
    until = keep(world.store, world.trainer.who, world.klass, 1)
    assert forget_old(world.store) == 0
    world.clock.now = until
    assert forget_old(world.store) == 1
    assert forget_old(world.store) == 0
    assert names(world) == [f"#{lin.who.id}"]
    with pytest.raises(Refused, match="code"):
        join(world.store, world.code, "Wang", "海盐队")
    with world.store.read() as c:
        assert by_token(c, lin.token) is None
        assert own_data(c, lin.who)["plans_and_answers"]
        assert [p.name for p in people(c, other.id)] == ["Ana"]
        assert "Lin" not in json.dumps([act.body for act in acts(c)])
    for days in (0, 3651):
        with pytest.raises(Refused, match="days"):
            keep(world.store, world.trainer.who, world.klass, days)


def test_one_may_have_ones_own_name_forgotten_on_ones_page(
    client: TestClient, world: World
) -> None:
    """And is out: the browser does not know them any more."""
    lin, _ = world.team("海盐队", "Lin", "Ana")
    client.cookies.set("simgame", lin.token)
    assert "Forget my name" in client.get("/team").text
    client.post("/team/forget")
    assert names(world)[0] == "Lin"
    client.post("/team/forget", data={"sure": "1"})
    assert names(world) == [f"#{lin.who.id}", "Ana"]
    client.cookies.set("simgame", lin.token)
    assert client.get("/team").status_code == 401


def test_parts_have_every_lever_group_once_and_are_taken_on_the_page(
    client: TestClient, world: World
) -> None:
    """One takes one's own, the captain gives any; nobody gives a captain theirs."""
    groups = Counter(group for part in PARTS.values() for group in part)
    assert groups == Counter(list(Plan.model_fields))
    assert NAMES.keys() == {"", *PARTS}
    lin, ana = world.team("海盐队", "Lin", "Ana")
    for token, about, part, status in (
        (ana.token, ana, "media", 200), (lin.token, ana, "data", 200),
        (ana.token, lin, "data", 404),
    ):  # fmt: skip
        client.cookies.set("simgame", token)
        form = {"person": str(about.who.id), "part": part}
        answer = client.post("/team/part", data=form)
        assert answer.status_code == status
    client.cookies.set("simgame", lin.token)
    assert '<option value="data" selected>' in client.get("/team").text
    with world.store.read() as c:
        levers = {p.name: p.levers for p in people(c, world.klass)}
    assert levers == {"Lin": "", "Ana": ",".join(PARTS["data"])}


def test_the_log_of_a_class_is_its_own(client: TestClient, world: World) -> None:
    """Every row of its contests, seasons and people, and none of another class."""
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, world.contest(), 1)
    world.games.hand_in(lin.who, seat, 1, PLAN, "week-1-of-lin")
    world.games.live(world.games.place(lin.who, seat).game.id)
    other = new_class(world.store, world.trainer.who, "四班")
    join(world.store, other.code, "Ana", "薄荷队")
    with world.store.read() as c:
        told = [row["action"] for row in log_of(c, world.klass)]
        assert len(told) == len(list(acts(c))) - 2
        assert len(list(log_of(c, other.id))) == 2
    assert {"class-opened", "joined", "promised", "begun", "plan", "lived"} <= set(told)
    at = f"/api/v1/classes/{world.klass}/log.jsonl"
    text = client.get(at, headers=bearer(world.trainer.token)).text
    assert [json.loads(line)["action"] for line in text.splitlines()] == told
    client.cookies.clear()
    assert client.get(at, headers=bearer(lin.token)).status_code == 404


def test_a_contest_is_played_in_its_window(world: World) -> None:
    """Not before it opens, not after it closes, which needs nobody; seeds are open then."""
    (lin,) = world.team("海盐队")
    now = world.clock.now
    number = world.contest(opens=now + HOUR, closes=now + 2 * HOUR)
    with pytest.raises(Refused, match="not-open"):
        world.games.begin(lin.who, number, 1)
    world.clock.now = now + HOUR
    seat = world.games.begin(lin.who, number, 1)
    world.clock.now = now + 2 * HOUR
    with pytest.raises(Refused, match="closed"):
        world.games.hand_in(lin.who, seat, 1, PLAN, "too-late-by-far")
    assert close_due(world.store) == 1
    assert close_due(world.store) == 0
    with world.store.read() as c:
        assert c.execute(select(contest.c.closed)).scalar_one()
        assert len(acts_of(c, ("opened",))) == 1
    with pytest.raises(Refused, match="window"):
        world.contest(closes=now)


@pytest.mark.parametrize("do", ["repeat", "skip", "bot"])
def test_a_trainer_may_decide_for_who_is_late(world: World, do: str) -> None:
    """Nothing happens at the deadline; once they say what, it is done, for that round alone."""
    lin, wang = *world.team("海盐队"), *world.team("柠檬队")
    number = world.contest(missed="wait", rounds_open=1, boards=1)
    seats = [world.games.begin(each.who, number, 1) for each in (lin, wang)]
    by, hub = world.trainer.who, Hub(world.store, Here())
    world.games.hand_in(lin.who, seats[0], 1, PLAN, "lin-is-in-time")
    open_round(world.store, by, number, 1, world.clock.now)
    assert hub.catch_up() == 1
    assert [world.games.place(by, seat).game.week for seat in seats] == [1, 0]
    for upto in (0, 2):
        with pytest.raises(Refused, match="round-not-open"):
            go_on(world.store, by, number, upto, do)
    go_on(world.store, by, number, 1, do)
    assert hub.catch_up() == 1
    open_round(world.store, by, number, 2, world.clock.now)
    assert hub.catch_up() == 0
    assert [world.games.place(by, seat).game.week for seat in seats] == [1, 1]
    with world.store.read() as c:
        (absent,) = acts_of(c, ("absent",))
        planned = [row for row in log_of(c, world.klass) if row["action"] == "went-on"]
    assert absent.body["round"] == 1
    assert planned[0]["do"] == do


def test_a_bot_plays_for_the_absent_if_that_is_said(world: World) -> None:
    """It spends something, where `skip` would spend nothing."""
    (lin,) = world.team("海盐队")
    number = world.contest(missed="bot", rounds_open=1)
    seat = world.games.begin(lin.who, number, 1)
    open_round(world.store, world.trainer.who, number, 1, world.clock.now)
    assert Hub(world.store, Here()).catch_up() == 1
    assert world.games.place(lin.who, seat).game.week == 1
    with world.store.read() as c:
        assert json.loads(c.execute(select(decision.c.body)).scalar_one())


def test_a_practice_has_as_many_boards_as_one_likes_to_try(world: World) -> None:
    """Each of another luck, promised like the first; where places are at stake there are none."""
    (lin,) = world.team("海盐队")
    number, by = world.contest(kind="practice"), world.trainer.who
    for n in range(2, 10):
        assert one_more_board(world.store, by, number) == n
    assert world.games.begin(lin.who, number, 9)
    with pytest.raises(Refused, match="boards"):
        one_more_board(world.store, by, number)
    with world.store.read() as c:
        lucks = boards(c, number)
        promised = [act.body["promise"] for act in acts_of(c, ("promised",))]
    assert len({luck.seed for luck in lucks}) == 9
    assert [luck.promise for luck in lucks] == promised
    with pytest.raises(Refused, match="practice"):
        one_more_board(world.store, by, world.contest())


def test_a_teams_page_says_where_it_is_and_its_score_when_it_may_be_told(
    client: TestClient, world: World
) -> None:
    """Not begun, some weeks, finished: of a ranked season no score before the contest is over."""
    (lin,) = world.team("海盐队")
    ranked, free = world.contest(boards=2), world.contest(kind="practice")
    seat, other = played(world, ranked, lin), played(world, free, lin)
    client.cookies.set("simgame", lin.token)
    scores = [json.loads(world.games.place(lin.who, each).seat.score)["total"]
              for each in (seat, other)]  # fmt: skip
    page = client.get("/team").text
    assert "not begun" in page
    assert re.search(rf"\b{scores[1]} points?\b", page)
    assert len(re.findall(r" points?</strong>", page)) == 1
    assert "told when the contest is over" in page
    close(world.store, world.trainer.who, ranked)
    assert re.search(rf"\b{scores[0]} points?\b", client.get("/team").text)
    contests = client.get("/api/v1/contests").json()
    assert all("score" not in board for one in contests for board in one["boards"])


def test_a_page_counts_the_week_that_is_planned(client: TestClient, world: World) -> None:
    """As the app and the board do: a season that begins is in its first week, not in none."""
    contest = world.contest()
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, contest, 1)
    pages = (("/team", lin.token), (f"/contests/{contest}/half-time", world.trainer.token))
    for number in (1, 2):
        for path, token in pages:
            client.cookies.set("simgame", token)
            assert f"week {number} of 4" in client.get(path).text, path
        world.games.hand_in(lin.who, seat, number, PLAN, f"week-{number}-page")
        world.games.live(world.games.place(lin.who, seat).game.id)
