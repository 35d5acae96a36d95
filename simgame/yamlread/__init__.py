"""A strict subset of YAML, read with the place of every value. This is the door of the room."""

from typing import TYPE_CHECKING

from simgame.lazy_door import lazy_door

if TYPE_CHECKING:
    from simgame.yamlread.file_stamps import Stamp, stamps
    from simgame.yamlread.node import Node, Places, plain
    from simgame.yamlread.reader import Document, read, read_file, shown, unread
    from simgame.yamlread.shipped_texts import shipped
    from simgame.yamlread.tree_builder import resolve
    from simgame.yamlread.yaml_pitfalls import FULL_WIDTH

_BEHIND = {
    "FULL_WIDTH": "yaml_pitfalls",
    "Document": "reader",
    "Node": "node",
    "Places": "node",
    "Stamp": "file_stamps",
    "plain": "node",
    "read": "reader",
    "read_file": "reader",
    "resolve": "tree_builder",
    "shipped": "shipped_texts",
    "shown": "reader",
    "unread": "reader",
    "stamps": "file_stamps",
}

__all__ = [
    "FULL_WIDTH", "Document", "Node", "Places", "Stamp", "plain", "read", "read_file", "resolve",
    "shipped", "shown", "stamps", "unread",
]  # fmt: skip

__getattr__ = lazy_door(__name__, _BEHIND)
