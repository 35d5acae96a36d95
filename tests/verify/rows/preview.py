"""What a preview promises: a scenario that is saved is played at once, and errors stop nothing."""

import re
import shutil
import tempfile
from pathlib import Path

from simgame.locale import texts
from tests.tui.driver import SHORT
from tests.tui.terminal import Terminal
from tests.verify.row import Row
from tests.verify.rows.app import DESK, SIZES, play_week

TOTAL = "budget: {total: ¥120k, per_round: ¥40k}"
LESS = "budget: {total: ¥120k, per_round: ¥30k}"


def saved_changes_are_played() -> str:
    """Play two weeks, save a change, an error, and what mends it, in both languages and sizes."""
    for lang in ("zh", "en"):
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                _edited(lang, size, Path(folder))
    return f"{2 * len(SIZES)} previews, each edited three times in week 3"


def _edited(lang: str, size: tuple[int, int], folder: Path) -> None:
    t = texts(lang)
    file = folder / "tea" / "scenario.yaml"
    file.parent.mkdir()
    shutil.copy(SHORT, file)
    settings = {"SIMGAME_SAVES": str(folder / "saves")}
    words = ["play", str(file.parent), "--seed", "7", "--lang", lang]
    with Terminal(words, size, settings) as terminal:
        terminal.wait(DESK)
        for week in (1, 2):
            terminal.press("Down", "4", "Enter")
            play_week(terminal, lang, week)
            terminal.wait(t("week {week} of {weeks}", week=week + 1, weeks=4))
        terminal.wait("¥40,000")
        _save(file, TOTAL, LESS)
        shown = terminal.wait("¥40,000 → ¥30,000")
        assert t("week {week} of {weeks}", week=3, weeks=4) in shown, shown
        assert re.search(rf"{t('Week')} ¥30,000", shown), shown
        _save(file, "rounds: 4", "rouns: 4")
        shown = terminal.wait("`rouns`")
        assert re.search(rf"{t('Week')} ¥30,000", shown), shown
        terminal.press("Down", "5", "Enter", "F8")
        terminal.wait("S104")
        _save(file, "rouns: 4", "rounds: 4")
        terminal.wait(lambda text: "S104" not in text, "the errors to go")
        terminal.press("F8", "C-q")
        assert terminal.exit_code() == 0, terminal.text
    assert not (folder / "saves").exists(), "a preview was saved"


def _save(file: Path, before: str, after: str) -> None:
    """Put one text in the place of another, and the file in place of the old one."""
    text = file.read_text("utf-8")
    assert before in text
    beside = file.with_suffix(".tmp")
    beside.write_text(text.replace(before, after), "utf-8")
    beside.replace(file)


ROWS = (
    Row(
        "preview-plays-what-is-saved",
        "a scenario saved in week 3 is played on in week 3 with the new value; with an error the "
        "last good version is, zh and en, 80×24 and 120×40",
        saved_changes_are_played,
        needs=("tmux",),
        tags=("ci",),
    ),
)
