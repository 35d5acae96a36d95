"""Where a file can be changed, and how: one small fault at a time, placed by its syntax tree.

Each change turns an expression or a statement into another: a comparison flipped or shifted, a
number changed, a line dropped, + and −, × and ÷, and and or, min and max swapped, a condition
negated, a sign changed. Texts, annotations and f-strings are left alone.
"""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Change:
    """One fault: in `file` (relative to the checkout) the bytes `start` to `end` become `after`.

    `function` is the qualified name of what holds it, "" on a module's level; `lines` are the first
    and the last of its statement, of a compound one up to its body; `runs` is false where it is
    executed on import only. `number` tells equal changes of a function apart.
    """

    file: str
    function: str
    kind: str
    line: int
    lines: tuple[int, int]
    start: int
    end: int
    before: str
    after: str
    runs: bool
    number: int = 0

    @property
    def name(self) -> str:
        """What stays the same when lines move: place and change in words."""
        return f"{self.file} {self.function or '(module)'}: {self.words}"

    @property
    def words(self) -> str:
        """What becomes what; the second equal change of a function ends in `#2`."""
        nth = f" #{self.number + 1}" if self.number else ""
        return f"{self.before} → {self.after}{nth}"

    def applied(self, source: bytes) -> bytes:
        """The file with the fault in it."""
        return source[: self.start] + self.after.encode() + source[self.end :]

    def drawn(self, seed: int) -> bytes:
        """Its place in the order in which changes are drawn; none depends on any other."""
        return blake2b(f"{seed} {self.name}".encode(), digest_size=8).digest()


Swaps = dict[type[ast.AST], type[ast.AST]]
_FLIPPED: Swaps = {
    ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_SHIFTED: Swaps = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
_ARITHMETIC: Swaps = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
}  # fmt: skip
_BOOLEAN: Swaps = {ast.And: ast.Or, ast.Or: ast.And}
_EXTREMES = {"min": "max", "max": "min", "minimum": "maximum", "maximum": "minimum"}


def _compared(node: ast.AST, swaps: Swaps) -> Iterator[ast.AST]:
    if isinstance(node, ast.Compare):
        for index, op in enumerate(node.ops):
            if type(op) in swaps:
                new = copy.deepcopy(node)
                new.ops[index] = swaps[type(op)]()  # type: ignore[call-overload]
                yield new


def _operated(node: ast.AST, swaps: Swaps, kinds: tuple[type[ast.AST], ...]) -> Iterator[ast.AST]:
    if isinstance(node, kinds) and type(node.op) in swaps:  # type: ignore[attr-defined]
        new = copy.deepcopy(node)
        new.op = swaps[type(node.op)]()  # type: ignore[attr-defined]
        yield new


def _number(node: ast.AST) -> Iterator[ast.AST]:
    """A whole number is one more, another half as much again; a switch is the other way round."""
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield ast.Constant(node.value + 1)
    elif isinstance(node, ast.Constant) and isinstance(node.value, float):
        yield ast.Constant(round(1.5 * node.value, 12) or 1.0)


def _negated(node: ast.AST) -> Iterator[ast.AST]:
    """The condition of a statement, an expression or a comprehension, negated."""
    if isinstance(node, ast.expr):
        bare = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
        yield node.operand if bare else ast.UnaryOp(ast.Not(), node)  # type: ignore[attr-defined]


def _unsigned(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield node.operand


def _other_extreme(node: ast.AST) -> Iterator[ast.AST]:
    if not isinstance(node, ast.Call):
        return
    new = copy.deepcopy(node)
    if isinstance(new.func, ast.Name) and new.func.id in _EXTREMES:
        new.func.id = _EXTREMES[new.func.id]
        yield new
    elif isinstance(new.func, ast.Attribute) and new.func.attr in _EXTREMES:
        new.func.attr = _EXTREMES[new.func.attr]
        yield new


def _dropped(node: ast.AST) -> Iterator[ast.AST]:
    """A statement that does something and whose absence is no error of its own."""
    match node:
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield ast.Pass()
        case ast.AugAssign() | ast.Continue() | ast.Break() | ast.Raise() | ast.Delete():
            yield ast.Pass()
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript(), *_]):
            yield ast.Pass()
        case _:
            return


MADE: dict[str, Callable[[ast.AST], Iterator[ast.AST]]] = {
    "comparison flipped": lambda node: _compared(node, _FLIPPED),
    "comparison shifted": lambda node: _compared(node, _SHIFTED),
    "number changed": _number,
    "line dropped": _dropped,
    "arithmetic": lambda node: _operated(node, _ARITHMETIC, (ast.BinOp, ast.AugAssign)),
    "and or": lambda node: _operated(node, _BOOLEAN, (ast.BoolOp,)),
    "sign changed": _unsigned,
    "min max": _other_extreme,
}


@dataclass(frozen=True, slots=True)
class _Place:
    """A node, what holds it, its lines, whether it runs after import, whether it is a condition."""

    node: ast.AST
    function: str
    lines: tuple[int, int]
    runs: bool
    condition: bool = False


def _walk(node: ast.AST, function: str, lines: tuple[int, int], runs: bool) -> Iterator[_Place]:
    """Every node below `node` that may be changed."""
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or _left_alone(node, name, child):
                continue
            inside = runs or (name == "body" and isinstance(node, ast.FunctionDef | ast.Lambda))
            condition = name in ("test", "ifs") and not isinstance(node, ast.Assert)
            held = function
            if isinstance(child, ast.FunctionDef | ast.ClassDef):
                held = f"{function}.{child.name}".lstrip(".")
            where = _lines(child) if isinstance(child, ast.stmt) else lines
            yield _Place(child, function, where, inside, condition)
            yield from _walk(child, held, where, inside)


def _lines(node: ast.stmt) -> tuple[int, int]:
    body: list[ast.stmt] = getattr(node, "body", [])
    last = body[0].lineno - 1 if body else node.end_lineno or node.lineno
    return node.lineno, max(last, node.lineno)


def _left_alone(parent: ast.AST, name: str, child: ast.AST) -> bool:
    """Annotations, decorators, texts with values in them, `TYPE_CHECKING`, and `zip(strict=…)`."""
    checking = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test)
    hint = name in ("annotation", "returns", "decorator_list") or isinstance(child, ast.JoinedStr)
    doubled = isinstance(child, ast.keyword) and child.arg == "strict"
    return hint or checking or doubled or (isinstance(parent, ast.Subscript) and _is_type(parent))


def _is_type(node: ast.Subscript) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id in (
        "tuple",
        "dict",
        "list",
        "Literal",
    )


def changes_in(root: Path, file: Path) -> list[Change]:
    """Every fault that can be put into a file of the checkout at `root`."""
    source = file.read_bytes()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found: list[Change] = []
    seen: Counter[str] = Counter()
    for place in _walk(ast.parse(source), "", (0, 0), False):
        for kind, new in _made(place):
            old = place.node
            start = starts[old.lineno - 1] + old.col_offset  # type: ignore[attr-defined]
            end = starts[old.end_lineno - 1] + old.end_col_offset  # type: ignore[attr-defined]
            after = ast.unparse(ast.fix_missing_locations(new))
            if isinstance(new, ast.expr) and not isinstance(
                new, ast.Constant | ast.Call | ast.Name
            ):
                after = f"({after})"
            before = " ".join(ast.unparse(old).split())
            line = old.lineno  # type: ignore[attr-defined]
            made = Change(
                str(file.relative_to(root)), place.function, kind, line, place.lines, start, end,
                before, after, place.runs,
            )  # fmt: skip
            number = seen[made.name]
            seen[made.name] += 1
            found.append(replace(made, number=number))
    return found


def _made(place: _Place) -> Iterator[tuple[str, ast.AST]]:
    if not hasattr(place.node, "lineno"):
        return
    for kind, make in MADE.items():
        yield from ((kind, new) for new in make(place.node))
    if place.condition:
        yield from (("condition negated", new) for new in _negated(place.node))


def every_change(root: Path, packages: list[str]) -> list[Change]:
    """Every fault that can be put into the packages of `simgame`."""
    files = [f for p in packages for f in sorted((root / "simgame" / p).rglob("*.py"))]
    return [change for file in files for change in changes_in(root, file)]


def drawn(found: list[Change], number: int, seed: int) -> list[Change]:
    """The `number` first of them in the order of a `seed`.

    A change elsewhere in the tree draws no other ones: each has its own place in the order.
    """
    return sorted(found, key=lambda change: (change.drawn(seed), change.name))[:number]
