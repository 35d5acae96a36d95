"""Why a pack is refused: a code for programs, and a sentence for people."""

from __future__ import annotations

from simgame.locale import N_, Texts
from simgame.plan.text import Text
from simgame.visible import on_one_line

REASONS = {
    "no-file": N_("There is no file {file}."),
    "is-folder": N_("{file} is a folder. simgame pack makes a pack of one."),
    "no-scenario": N_("There is no {name} in {file}."),
    "not-a-zip": N_("{file} is not a zip file, or it is damaged."),
    "too-large": N_("{name} is too large: {size} bytes, at most {limit}."),
    "too-many": N_("{file} holds too many files: at most {limit}."),
    "bomb": N_("{name} grows too much when unpacked: {ratio} times, at most {limit}."),
    "path": N_("The name {name} does not stay inside the folder, or does not work everywhere."),
    "collision": N_("The names {name} and {other} would be the same file."),
    "link": N_("{name} is no plain file."),
    "locked": N_("{name} is encrypted, or packed in a way that is not known."),
    "file-type": N_("{name} is of a kind that does not belong in a pack: only {kinds}."),
    "content": N_("{name} does not hold what its name says."),
    "manifest": N_("{name} is missing or not in order: {reason}."),
    "unlisted": N_("{name} is not in the list of the pack's files."),
    "missing": N_("{name} is in the list of the pack's files, but not in the pack."),
    "checksum": N_("{name} has been altered: its checksum differs."),
    "other-id": N_("The pack is called {name}, its scenario {other}."),
    "shipped": N_("{name} is the id of a shipped scenario. Give yours another id."),
    "exists": N_("{name} is installed already: {title}, version {version}."),
    "not-installed": N_("{name} is not installed."),
    "version": N_("{name} is no version: use letters, digits, dots and hyphens."),
    "no-folder": N_(
        "{file} is not a folder, so nothing can be kept in it. Take it away, or name another "
        "place: SIMGAME_SCENARIOS names the folder of installed scenarios."
    ),
    "unwritable": N_("{file} cannot be written: {reason}."),
}
# What the caller got wrong, rather than what is wrong with a pack.
WRONG_USE = frozenset(
    {"no-file", "is-folder", "exists", "not-installed", "version", "no-folder", "unwritable"}
)


class PackRefused(Exception):
    """A pack cannot be made, or must not be installed; `code` is a key of `REASONS`."""

    def __init__(self, code: str, **values: object) -> None:
        self.code = code
        self.values = values
        super().__init__(f"{code}: {values}")

    def said(self, t: Texts) -> str:
        """The reason as a sentence."""
        shown = {
            name: _visible(value.of(t.lang) if isinstance(value, Text) else value)
            for name, value in self.values.items()
        }
        if self.code == "unwritable":
            shown["reason"] = t(str(self.values["reason"]))
        return t(REASONS[self.code], **shown)


def _visible(value: object) -> str:
    """A value without what would disturb a terminal; names in packs are written by strangers."""
    return on_one_line(str(value))[:120]
