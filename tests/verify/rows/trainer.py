"""That trainers can write, look into and hand on scenarios, and that nothing gets lost."""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from simgame.authoring.packing.install import install
from simgame.authoring.packing.open import open_pack
from simgame.authoring.packing.refusal import PackRefused
from simgame.scenario import ScenarioError, load_levels
from simgame.scenario.library import list_shipped
from tests.scenario.origins import Origin, strays
from tests.scenario.packs import GOOD, HOSTILE, NAME, manifest, zipped
from tests.verify.row import Row
from tests.verify.shell import run

ROOT = Path(__file__).parents[3]
SIMGAME = (sys.executable, "-m", "simgame")
MUTANTS = 3000
KILLS = 40
SAVED_SECONDS = 20
BOTS = ("do_nothing", "random", "even_split", "greedy_roi")


def new_scenario_works() -> str:
    """Ask for one in each language, check it, and let a bot play every level."""
    scores = []
    for lang in ("zh", "en"):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            _ask(folder, "new", "spring-tea", "--lang", lang)
            found = json.loads(_ask(folder, "check", "spring-tea", "--json"))
            assert found == {"findings": []}, found
            for level in ("easy", "normal", "hard"):
                asked = ("--player", "even_split", "--seed", "7", "--level", level, "--json")
                played = json.loads(_ask(folder, "run", "spring-tea", *asked))
                scores.append(str(played["score"]["total"]))
    return f"no findings; even_split scores {', '.join(scores)}"


def new_scenario_is_fair() -> str:
    """Let bots play what `simgame new` writes, and what the guide makes of it, on 16 seeds."""
    said = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _ask(folder, "new", "cream")
        _ask(folder, "new", "tea")
        file = folder / "tea" / "scenario.yaml"
        text = file.read_text("utf-8").replace("price: ¥79", "price: ¥128")
        file.write_text(text.replace("goods_cost: ¥22", "goods_cost: ¥46"), "utf-8")
        for one in ("cream", "tea"):
            asked = ("run", one, "--seeds", "1-16", "--player", ",".join(BOTS), "--json")
            played = json.loads(_ask(folder, *asked))["players"]
            figure = " < ".join(f"{p['player']} {p['mean']:.0f} ± {p['sd']:.0f}" for p in played)
            said.append(f"{one}: {figure}")
            idle, careless, even, careful = (p["mean"] for p in played)
            money = [p["goals"]["net_contribution"] for p in played]
            assert idle < careless < even < careful, figure
            assert idle < 20, figure
            assert careful > even + 100 > careless + 200, figure
            assert money[3] > money[2] > 0, money
    return "; ".join(said)


def origins_are_right() -> str:
    """Ask for every shipped scenario at every level, and open each line that is named."""
    count, wrong = 0, []
    for name in list_shipped():
        for level in (one.level for one in load_levels(name)):
            said = _ask(ROOT, "show", name, "--level", level, "--origins", "--json")
            named = [o for o in json.loads(said)["origins"] if o["file"]]
            origins = [
                Origin(tuple(o["path"]), o["value"], str(ROOT / o["file"]), o["line"])
                for o in named
            ]
            count += len(origins)
            wrong += strays(origins)
    assert not wrong, "\n".join([f"{len(wrong)} of {count} are elsewhere", *map(str, wrong[:20])])
    return f"{count} values stand on the line that is named"


def hostile_packs_are_refused() -> str:
    """Try to install every hostile pack, and thousands of damaged ones; look at the disk."""
    chance = random.Random(11)
    good = zipped(GOOD)
    with tempfile.TemporaryDirectory() as name:
        folder, refused = Path(name), 0
        for title, (make, _) in HOSTILE.items():
            assert _refused(folder, make()), f"{title} is installed"
        for _ in range(MUTANTS):
            data = bytearray(good)
            for _ in range(chance.randint(1, 6)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            refused += _refused(folder, bytes(data))
        assert [path.name for path in folder.iterdir()] == ["x.zip"], list(folder.iterdir())
    return f"{len(HOSTILE)} hostile packs and {refused} of {MUTANTS} damaged ones refused"


def _refused(folder: Path, data: bytes) -> bool:
    """Whether a pack is refused; one that is not has the content of the good one."""
    file = folder / "x.zip"
    file.write_bytes(data)
    try:
        assert open_pack(file).files == GOOD
    except (PackRefused, ScenarioError):
        return True
    return False


def installing_survives_kills() -> str:
    """Kill installations at chance moments; whatever is there is one of two whole scenarios."""
    chance, whole = random.Random(5), []
    later = {"scenario.yaml": GOOD["scenario.yaml"]}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        root = folder / "installed"
        (folder / "one.zip").write_bytes(zipped(GOOD))
        (folder / "two.zip").write_bytes(zipped(later, manifest(later, version="2")))
        install(open_pack(folder / "one.zip"), root)
        for number in range(KILLS):
            file = ("one.zip", "two.zip")[number % 2]
            command = [*SIMGAME, "install", file, "--force"]
            child = subprocess.Popen(
                command, cwd=folder, env=_settings(folder), stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )  # fmt: skip
            time.sleep(0.3 + chance.random() * 0.9)
            child.kill()
            child.wait()
            whole.append(_is_whole(root / NAME, (set(GOOD), set(later))))
        assert all(whole), f"{whole.count(False)} of {KILLS} kills left something else"
        _ask(folder, "install", "one.zip", "--force")
        left = [path.name for path in root.iterdir()]
        assert sorted(left) == [".lock", NAME], left
    return f"{KILLS} kills; each time a whole scenario was there"


def _is_whole(folder: Path, contents: tuple[set[str], ...]) -> bool:
    """Whether all files of one of the contents are there; or nothing, and the old one aside."""
    if not folder.exists():
        return (folder.parent / f".old-{folder.name}").is_dir()
    found = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    return found - {"manifest.json"} in contents


def watching_follows_saves() -> str:
    """Break and mend a file under `check --watch`, then Ctrl-C."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _ask(folder, "new", "tea")
        file = folder / "tea" / "scenario.yaml"
        good = file.read_text("utf-8")
        command = [*SIMGAME, "check", "tea", "--watch", "--json", "--lang", "en"]
        # Whoever was started in the background may ignore Ctrl-C, and passes that on.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        child = subprocess.Popen(
            command, cwd=folder, env=_settings(folder), stdout=subprocess.PIPE, text=True,
            stderr=subprocess.DEVNULL, encoding="utf-8",
        )  # fmt: skip
        signal.signal(signal.SIGINT, before)
        late = threading.Timer(3 * SAVED_SECONDS, child.kill)
        late.start()
        try:
            assert child.stdout is not None
            told = [_codes(child.stdout.readline())]
            for text in (good.replace("\nbudget:", "\nbudgett:"), good):
                file.write_text(text, "utf-8")
                told.append(_codes(child.stdout.readline()))
            child.send_signal(signal.SIGINT)
            code = child.wait(SAVED_SECONDS)
        finally:
            late.cancel()
            child.kill()
            child.wait()
    assert (told, code) == ([[], ["S104"], []], 130), f"{told}, exit {code}"
    return "two saves told, Ctrl-C ends with 130"


def _codes(line: str) -> list[str]:
    return [found["code"] for found in json.loads(line)["findings"]] if line else ["nothing told"]


def _ask(folder: Path, *words: str) -> str:
    return run([*SIMGAME, *words], folder, settings=_settings(folder, {}))


def _settings(folder: Path, base: dict[str, str] | None = None) -> dict[str, str]:
    own = {"SIMGAME_SCENARIOS": str(folder / "installed"), "SIMGAME_SAVES": str(folder / "saves")}
    return {**(dict(os.environ) if base is None else base), **own}


ROWS = (
    Row(
        "new-scenario-works",
        "simgame new writes, in both languages, a scenario without findings that a bot can play",
        new_scenario_works,
        tags=("ci",),
    ),
    Row(
        "new-scenario-is-fair",
        "in what simgame new writes, doing nothing < random < even_split < greedy_roi, clearly",
        new_scenario_is_fair,
    ),
    Row(
        "show-origins",
        "show --origins names the right file and line for every value of every shipped scenario",
        origins_are_right,
        tags=("ci",),
    ),
    Row(
        "pack-refuses-hostile",
        "a hostile or damaged pack is refused, and nothing of it reaches the disk",
        hostile_packs_are_refused,
        tags=("ci",),
    ),
    Row(
        "pack-survives-kills",
        "an installation that is killed leaves a whole scenario, the old or the new one",
        installing_survives_kills,
    ),
    Row(
        "check-watch",
        "check --watch tells of every save, and Ctrl-C ends it",
        watching_follows_saves,
        tags=("ci",),
    ),
)
