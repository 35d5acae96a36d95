"""A strict subset of YAML, read with the place of every value. This is the door of the room."""

from simgame.yamlread.file_stamps import Stamp, stamps
from simgame.yamlread.node import Node, Places, plain
from simgame.yamlread.reader import Document, read, read_file, shown
from simgame.yamlread.tree_builder import resolve
from simgame.yamlread.yaml_pitfalls import FULL_WIDTH

__all__ = [
    "FULL_WIDTH", "Document", "Node", "Places", "Stamp", "plain", "read", "read_file", "resolve",
    "shown", "stamps",
]  # fmt: skip
