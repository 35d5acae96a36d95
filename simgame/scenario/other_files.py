"""Files that a command is given in the place of a scenario: told for what they are, and once."""

from __future__ import annotations

from simgame.findings import Finding, Place, Say
from simgame.locale import N_
from simgame.yamlread import Document, unread

_SAVE = '{"kind":"header"'
_ARCHIVE = "PK\x03\x04"
_OF_A_PLAN = {"format", "repeat", "rounds", "answers"}


def unless_another(document: Document) -> Document:
    """The document, or in its place why nothing in it is read as a scenario."""
    what, hint = _what(document)
    if what is None:
        return document
    values = {"what": what}
    return unread(document.file, Finding("S037", Place(document.file), values, (hint,)))


def _what(document: Document) -> tuple[Say | None, Say]:
    """What the file is instead, and which command takes it."""
    first = document.lines[0] if document.lines else ""
    if first.startswith(_SAVE):
        said = N_("`simgame replay` plays it again, `simgame debrief` explains it")
        return Say(N_("the save of a season")), Say(said)
    if first.startswith(_ARCHIVE):
        return Say(N_("an archive")), Say(N_("`simgame install` installs a packed scenario"))
    keys = document.tree.map or {}
    if "rounds" in keys and isinstance(keys["rounds"].value, list) and keys.keys() <= _OF_A_PLAN:
        return Say(N_("a plan file")), Say(N_("`simgame run SCENARIO --player FILE` plays it"))
    return None, Say("")
