"""What `make play` installs is enough to play: only what is named here needs an extra."""

import json
import subprocess
import sys

# Modules that ask for an extra, all of them loaded where what they are for is asked for by name.
NEED_MORE = {
    "simgame.lab.cluster",
    *(f"simgame.remote.{name}" for name in ("client", "drafts", "gateway", "session", "team")),
    "simgame.tui.browser.server",
}
PLAIN = """
import importlib.metadata, json, pkgutil, re, sys
from importlib import import_module
from pathlib import Path

def asked(name):
    for one in importlib.metadata.requires(name) or ():
        if "extra ==" not in one:
            yield re.match(r"[\\w.-]+", one)[0].lower().replace("_", "-")

had, waiting = {"simgame"}, ["simgame"]
while waiting:
    for name in asked(waiting.pop()):
        if name not in had:
            try:
                importlib.metadata.requires(name)
            except importlib.metadata.PackageNotFoundError:
                continue  # for another system
            had.add(name)
            waiting.append(name)
owned = importlib.metadata.packages_distributions()
extra = {m for m, by in owned.items() if not had & {b.lower().replace("_", "-") for b in by}}

class NotInstalled:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in extra:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, NotInstalled())
"""
EVERY_MODULE = """
import simgame
missing = []
for found in pkgutil.walk_packages(simgame.__path__, "simgame."):
    if not found.name.startswith("simgame.hub") and not found.name.endswith("__main__"):
        try:
            import_module(found.name)
        except ImportError:
            missing.append(found.name)
print(json.dumps(missing))
"""
END_OF_A_SEASON = """
from simgame.cli._season import hubs_joined
from simgame.remote import joined, sending
sending.find_spec = lambda name: None
folder = Path(sys.argv[1])
nobody = sending.JoinedHubs(folder).why_none
joined.keep(folder, joined.Joined("http://hub.example", "token"))
print(json.dumps([type(hubs_joined()).__name__, nobody, sending.JoinedHubs(folder).why_none]))
"""


def _said(code, *words):
    said = subprocess.run(
        [sys.executable, "-c", PLAIN + code, *words], capture_output=True, text=True, check=True
    )
    return json.loads(said.stdout)


def test_all_that_is_played_with_is_installed():
    """Every screen and command loads without what the extras bring, but for those named above."""
    assert set(_said(EVERY_MODULE)) == NEED_MORE


def test_a_season_ends_without_the_extra_for_classes(tmp_path):
    """The end of a season offers to send it to a class, and says what that would need."""
    from simgame.remote.sending import NO_PACKAGE, NOT_JOINED

    assert _said(END_OF_A_SEASON, str(tmp_path)) == ["JoinedHubs", NOT_JOINED, NO_PACKAGE]
