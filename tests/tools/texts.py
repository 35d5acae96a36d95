"""Keeps the Chinese catalogue in step with the code: `python -m tests.tools.texts update|check`.

`update` extracts the English sentences, keeps the translations there are and compiles; `check`
returns every finding: untranslated, other placeholders, stale, or hidden from extraction.
"""

import ast
import io
import string
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

PACKAGE = Path(__file__).parents[2] / "simgame"
LANGUAGE = "zh"
# Calls that hold texts, and how many of their first arguments: t("…"), N_("one", "many"), …
MARKERS = {"t": 1, "plural": 2, "N_": 2}
# A fixed date, so that files change only when a text does.
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)


def extract(package: Path) -> Catalog:
    """Return the catalogue of the sentences in the code, without translations.

    Read from the syntax tree: that sees into f-strings and both arms of a condition.
    """
    catalogue = Catalog(project="simgame", charset="utf-8")
    for path, call in _marked_calls(package):
        place = path.relative_to(package.parent).as_posix()
        wanted = call.args[: MARKERS[_called(call.func)]]
        for sentences in product(*(_literals(argument) for argument in wanted)):
            ids = sentences[0] if len(sentences) == 1 else sentences
            catalogue.add(ids, locations=[(place, 0)])
    for path in sorted(package.rglob("*.html")):
        place = path.relative_to(package.parent).as_posix()
        for sentence in _in_template(path.read_text("utf-8")):
            catalogue.add(sentence, locations=[(place, 0)])
    return catalogue


def _in_template(source: str) -> Iterator[str]:
    """The sentences that a page hands to `t`, both arms of a condition among them."""
    for call in Environment().parse(source).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "t" and call.args:
            yield from _said(call.args[0])


def _said(node: nodes.Node) -> list[str]:
    if isinstance(node, nodes.CondExpr):
        return _said(node.expr1) + (_said(node.expr2) if node.expr2 else [])
    return [node.value] if isinstance(node, nodes.Const) and isinstance(node.value, str) else []


def _marked_calls(package: Path) -> Iterator[tuple[Path, ast.Call]]:
    for path in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and _called(node.func) in MARKERS:
                yield path, node


def _called(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))


def _literals(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return _literals(node.body) + _literals(node.orelse)
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        return [node.value]
    return []


def po_file(package: Path) -> Path:
    """Return the path of the translations."""
    return package / "locale" / LANGUAGE / "LC_MESSAGES" / "simgame.po"


def update(package: Path) -> None:
    """Bring the .po in step with the code and compile the .mo beside it."""
    po = po_file(package)
    catalogue = _read(po)
    catalogue.update(extract(package), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=100, sort_by_file=True, include_lineno=False)
    po.write_bytes(buffer.getvalue().rstrip() + b"\n")
    po.with_suffix(".mo").write_bytes(_compiled(po))


def check(package: Path) -> list[str]:
    """Return one line for each finding; an empty list means the texts are in order."""
    po = po_file(package)
    catalogue, in_code = _read(po), {_key(message) for message in extract(package) if message.id}
    known = {_key(message) for message in catalogue if message.id}
    findings = [f"not in {po.name}: {key!r}" for key in sorted(in_code - known)]
    findings += [f"no longer in the code: {key!r}" for key in sorted(known - in_code)]
    for message in catalogue:
        findings += [f"{_key(message)!r}: {finding}" for finding in _faults(message)]
    mo = po.with_suffix(".mo")
    if not mo.exists() or _texts_in(mo.read_bytes()) != _texts_in(_compiled(po)):
        findings.append(f"{mo.name} is older than {po.name}")
    return findings + list(_hidden(package))


def _read(po: Path) -> Catalog:
    catalogue = Catalog(LANGUAGE, charset="utf-8")
    if po.exists():
        with po.open("rb") as stream:
            catalogue = read_po(stream, locale=LANGUAGE)
    catalogue.project, catalogue.version, catalogue.fuzzy = "simgame", "1", False
    catalogue.header_comment = "# What simgame says, in Chinese. `make texts` keeps it in step."
    catalogue.last_translator = catalogue.language_team = "The simgame authors"
    catalogue.msgid_bugs_address = ""
    catalogue.creation_date = catalogue.revision_date = NO_DATE
    return catalogue


def _compiled(po: Path) -> bytes:
    buffer = io.BytesIO()
    write_mo(buffer, _read(po))
    return buffer.getvalue()


def _texts_in(compiled: bytes) -> dict[str, object]:
    return {str(m.id): m.string for m in read_mo(io.BytesIO(compiled)) if m.id}


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _faults(message: Message) -> Iterator[str]:
    if not message.id:
        return
    sources = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    translation = "".join(message.string or ())  # Chinese has a single plural form
    if not translation:
        yield "no Chinese translation"
        return
    try:
        allowed = [placeholders(source) for source in sources]
        if placeholders(translation) not in allowed:
            yield f"placeholders differ in {translation!r}"
    except ValueError as error:
        yield f"not a format string: {error}"


def placeholders(text: str) -> set[str]:
    """Return the names between braces; ValueError when the braces do not match."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _hidden(package: Path) -> Iterator[str]:
    """Find texts that cannot be looked up: an f-string handed to a marker."""
    for path, call in _marked_calls(package):
        if any(isinstance(argument, ast.JoinedStr) for argument in call.args):
            yield f"{path.name}:{call.lineno}: an f-string cannot be translated"


def main(action: str) -> int:
    """Update or check the catalogue of the package; return the exit code."""
    if action == "update":
        update(PACKAGE)
    findings = check(PACKAGE)
    for finding in findings:
        print(f"texts: {finding}")
    print(f"texts: {len(findings)} findings" if findings else "texts: every text has its Chinese")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main("".join(sys.argv[1:])))
