"""A trainer's own scenario by the web: read whole, told whole, kept for its trainer, never run."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from simgame.authoring.packing.make import pack as packed
from simgame.hub.contests import own_scenarios as own
from simgame.hub.contests.contests import boards, close
from simgame.hub.contests.own_scenarios import ScenarioRefused, add, own_scenarios, take_away
from simgame.hub.games.scenario_sent import LARGEST
from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.people.classes import Refused, new_class, new_trainer
from simgame.hub.people.who import Denied, Who
from simgame.hub.store.audit import acts_of
from simgame.hub.store.tables import scenario
from simgame.hub.web.app import create_app
from tests.hub.conftest import World
from tests.hub.test_api import bearer
from tests.hub.test_races import at_once

ROOT = Path(__file__).parents[2]
SHIPPED = (ROOT / "scenarios/tea-launch/scenario.yaml").read_text(encoding="utf-8")
MINE = SHIPPED.replace("id: tea-launch", "id: spring-tea").replace("冷泡茶上市", "春茶上市", 1)


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    """A trainer with a browser."""
    app = create_app(Hub(world.store, Here()))
    with TestClient(app, base_url="http://hub.test", raise_server_exceptions=False) as found:
        found.cookies.set("simgame", world.trainer.token)
        found.cookies.set("lang", "en")
        found.headers["Origin"] = "http://hub.test"
        yield found


def added(world: World, text: str | bytes = MINE, by: Who | None = None) -> int:
    """The number of a scenario that was kept."""
    content = text.encode() if isinstance(text, str) else text
    return add(world.store, Here(), by or world.trainer.who, content, "en").number


def kept(world: World) -> int:
    """How many there are."""
    with world.store.read() as c:
        return int(c.execute(select(func.count()).select_from(scenario)).scalar_one())


def a_pack(folder: Path, **files: str | bytes) -> bytes:
    """What `simgame pack` makes of a folder."""
    home = folder / "spring-tea"
    home.mkdir(exist_ok=True)
    (home / "scenario.yaml").write_text(MINE, encoding="utf-8")
    for name, content in files.items():
        (home / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return packed(home, everything=True).data


def zipped(entries: dict[str, bytes]) -> bytes:
    """A zip made by hand."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize("as_pack", [False, True])
def test_what_is_sent_in_is_played(world: World, tmp_path: Path, as_pack: bool) -> None:
    """At each of its levels, by its own title, as a text or as a pack; the log says who sent it."""
    number = added(world, a_pack(tmp_path) if as_pack else MINE)
    with world.store.read() as c:
        (row,) = own_scenarios(c, world.trainer.who)
        (act,) = acts_of(c, ("scenario-added",))
    assert (row["name"], row["id"], row["rounds"]) == (f"own-{number}", "spring-tea", 8)
    assert set(row["levels"]) == {"normal", "easy", "hard"}
    assert (act.actor, act.body["number"]) == (world.trainer.who.actor, number)
    contest = world.contest(scenario=f"own-{number}", level="hard")
    with world.store.read() as c:
        (luck,) = boards(c, contest)
    assert (luck.scenario_id, luck.level) == ("spring-tea", "hard")
    assert json.loads(luck.called)["zh"] == "春茶上市"
    (lin,) = world.team("海盐队")
    seat = world.games.begin(lin.who, contest, 1)
    world.games.hand_in(lin.who, seat, 1, {}, "spring-week-1")
    assert world.games.live(world.games.place(lin.who, seat).game.id)


def test_anchors_of_a_pack_are_taken_as_measured(world: World, tmp_path: Path) -> None:
    """Where they stand beside the scenario and are of it; a text alone has none."""
    anchors = (ROOT / "scenarios/tea-launch/anchors.yaml").read_bytes()
    numbers = added(world), added(world, a_pack(tmp_path, **{"anchors.yaml": anchors}))
    with world.store.read() as c:
        measured = {row["number"]: row["measured"] for row in own_scenarios(c, world.trainer.who)}
    assert measured == {numbers[0]: False, numbers[1]: True}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_all_that_is_wrong_is_told_in_the_trainers_language(world: World, lang: str) -> None:
    """Each with its line and what stands there, and no folder of the server; nothing is kept."""
    broken = MINE.replace("rounds: 8", "rounds: 800").replace("extends:", "extands:")
    with pytest.raises(ScenarioRefused) as refused:
        add(world.store, Here(), world.trainer.who, broken.encode(), lang)
    troubles = refused.value.troubles
    errors = [one for one in troubles if one.severity == "error"]
    assert len(errors) >= 2
    assert all(one.line and one.written and one.file == "scenario.yaml" for one in errors)
    assert "/tmp" not in str(troubles)
    told = " ".join(one.message for one in errors)
    assert any("一" <= char <= "鿿" for char in told) == (lang == "zh")
    assert kept(world) == 0


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (zipped({"scenario.yaml": MINE.encode()}), "no-scenario"),
        (zipped({"manifest.json": b"{}", "../../evil.yaml": b"a"}), "path"),
        (zipped({"manifest.json": b"{}", "/etc/passwd.yaml": b"a"}), "path"),
        (zipped({"manifest.json": b"{}", "bomb.txt": b"0" * 3_000_000}), "bomb"),
        (zipped({"manifest.json": b"{}", "run.py": b"import os"}), "file-type"),
        (zipped({f"n{n}.txt": b"" for n in range(300)}), "too-many"),
        (b"PK\x03\x04 and then nothing", "not-a-zip"),
        (SHIPPED.encode(), "shipped"),
    ],
)
def test_a_hostile_file_is_refused_and_says_why(world: World, content: bytes, code: str) -> None:
    """Bombs, paths that leave the folder, programs, what would pass for a shipped scenario."""
    with pytest.raises(ScenarioRefused) as refused:
        added(world, content)
    assert [one.code for one in refused.value.troubles] == [code]
    assert refused.value.troubles[0].message
    assert kept(world) == 0


@pytest.mark.parametrize(
    "text",
    [b"", b"\x00\xff\xfe", b"[" * 100_000, b"a: &a [*a, *a]",
     b"x: !!python/object/apply:os.system [id]",
     b"extends: ../../../../etc/passwd", b"&a [" + b"*a," * 9999],
)  # fmt: skip
def test_no_text_breaks_what_reads_it(world: World, text: bytes) -> None:
    """Noise, depth, references, tags that would run something elsewhere, paths as packs."""
    with pytest.raises(ScenarioRefused) as refused:
        added(world, text)
    assert refused.value.troubles
    assert "root:" not in str(refused.value.troubles)
    assert kept(world) == 0


def test_a_scenario_that_nobody_could_play_is_refused(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that ends in an error, or takes longer than a week of a hub may."""

    class Slow(Here):
        def do(self, work: Any, asked: Any) -> Any:
            del work, asked
            raise TimeoutError

    with pytest.raises(Refused, match="scenario-slow"):
        add(world.store, Slow(), world.trainer.who, MINE.encode(), "en")

    def broken(_: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("simgame.hub.games.scenario_sent._play", broken)
    with pytest.raises(ScenarioRefused) as refused:
        added(world)
    assert [one.code for one in refused.value.troubles if one.severity == "error"] == ["season"]


def test_it_is_its_trainers_alone(world: World, client: TestClient) -> None:
    """Another trainer neither finds, plays nor removes it; the admin does; players find nothing."""
    number = added(world)
    stranger = new_trainer(world.store, "Wu")
    admin = new_trainer(world.store, "A", "admin")
    klass = new_class(world.store, stranger.who, "四班")
    (lin,) = world.team("海盐队")
    client.cookies.clear()
    path = "/api/v1/scenarios"
    assert all(not one["own"] for one in client.get(path, headers=bearer(stranger.token)).json())
    assert client.get(path, headers=bearer(admin.token)).json()[0]["name"] == f"own-{number}"
    made = client.post(f"/api/v1/classes/{klass.id}/contests", json={"scenario": f"own-{number}"},
                       headers=bearer(stranger.token))  # fmt: skip
    other = client.post(f"/api/v1/classes/{klass.id}/contests", json={"scenario": "own-999"},
                        headers=bearer(stranger.token))  # fmt: skip
    assert (made.status_code, made.json()) == (409, other.json())
    for token in (stranger.token, lin.token):
        gone = client.post(f"{path}/{number}/remove", headers=bearer(token))
        assert gone.status_code == 404
    assert client.get(path, headers=bearer(lin.token)).status_code == 404
    assert client.post(path, content=MINE.encode(), headers=bearer(lin.token)).status_code == 404
    with pytest.raises(Denied):
        added(world, by=lin.who)


def test_it_is_taken_away_when_no_contest_goes_on_with_it(world: World) -> None:
    """And what was played by it stays as it was."""
    number = added(world)
    contest = world.contest(scenario=f"own-{number}")
    with pytest.raises(Refused, match="scenario-used"):
        take_away(world.store, world.trainer.who, number)
    close(world.store, world.trainer.who, contest)
    take_away(world.store, world.trainer.who, number)
    with world.store.read() as c:
        assert own_scenarios(c, world.trainer.who) == []
        assert boards(c, contest)[0].scenario_id == "spring-tea"
        assert [act.body["number"] for act in acts_of(c, ("scenario-removed",))] == [number]
    with pytest.raises(Refused, match="scenario"):
        world.contest(scenario=f"own-{number}")


def test_there_are_no_more_than_may_be(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sends several at once; and none that is too large."""
    monkeypatch.setattr(own, "MOST", 2)
    assert at_once(lambda _: added(world), 5) == {"done": 2, "scenarios": 3}
    assert kept(world) == 2
    with pytest.raises(Refused, match="scenarios"):
        added(world)
    monkeypatch.setattr(own, "MOST", 9)
    with pytest.raises(Refused, match="scenario-large"):
        added(world, b"#" * (LARGEST + 1))


def test_the_page_takes_a_file_without_a_script(
    world: World, client: TestClient, tmp_path: Path
) -> None:
    """Byte by byte, a zip too; what is wrong stands on it, escaped; the console offers it."""
    sent = {"file": ("spring.zip", a_pack(tmp_path), "application/zip")}
    answer = client.post("/scenarios", files=sent)
    assert answer.status_code == 200, answer.text
    assert "It is kept." in answer.text
    assert "own-1" in client.get("/console").text
    hostile = MINE.replace("rounds: 8", "rounds: <script>alert(1)</script>")
    answer = client.post("/scenarios", files={"file": ("a.yaml", hostile.encode())})
    assert answer.status_code == 409
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;" in answer.text
    assert client.post("/scenarios", data={"file": "x"}).status_code == 400
    assert client.post("/scenarios", files={"other": ("a", b"x")}).status_code == 409
    large = {"file": ("a.zip", b"PK" + b"0" * LARGEST)}
    assert client.post("/scenarios", files=large).status_code == 413
    removed = client.post("/scenarios/remove", data={"number": "1"}, follow_redirects=False)
    assert removed.status_code == 303
    assert kept(world) == 0


def test_the_api_tells_problems_as_data(world: World, client: TestClient) -> None:
    """Of what is refused, and of what is only worth a look."""
    path, mine = "/api/v1/scenarios?lang=en", bearer(world.trainer.token)
    answer = client.post(path, content=MINE.replace("rounds: 8", "rounds: 800"), headers=mine)
    assert (answer.status_code, answer.json()["error"]) == (422, "scenario")
    assert answer.json()["problems"][0]["line"] > 0
    answer = client.post(path, content=MINE.encode(), headers=mine)
    assert (answer.status_code, answer.json()["name"]) == (201, "own-1")
    listed = client.get(path, headers=mine).json()
    assert [one["name"] for one in listed][:2] == ["own-1", "tutorial"]
