"""Rules of the tool that keeps the Chinese catalogue in step with the code."""

from pathlib import Path

import pytest

from tests.tools.texts import check, extract, po_file, update


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return an empty package with a place for its texts."""
    folder = tmp_path / "product"
    po_file(folder).parent.mkdir(parents=True)
    return folder


def _write(package: Path, code: str) -> None:
    (package / "code.py").write_text(code, "utf-8")


def _translate(package: Path, english: str, chinese: str) -> None:
    po = po_file(package)
    asked = f'msgid "{english}"\nmsgstr ""'
    assert asked in po.read_text("utf-8")
    answered = po.read_text("utf-8").replace(asked, f'msgid "{english}"\nmsgstr "{chinese}"')
    po.write_text(answered, "utf-8")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('t("a")', ["a"]),
        ('self.t("a {x}", x=self.t("b"))', ["a {x}", "b"]),
        ('t.plural("{n} week", "{n} weeks", 3)', [("{n} week", "{n} weeks")]),
        ('TABLE = (N_("a"), N_("one", "many"))', ["a", ("one", "many")]),
        ('t("a"\n  "b")', ["ab"]),
        ('t("a" if odd else "b")', ["a", "b"]),
        ("f\"{t('a')}\"", ["a"]),
        ('t(label); print("a"); t()', []),
    ],
)
def test_texts_are_found_where_they_are_marked(package, code, expected):
    """Each of the ways to write a text is extracted, and nothing else."""
    _write(package, code)
    assert [message.id for message in extract(package) if message.id] == expected


def test_catalogue_in_step_has_no_findings(package):
    """After an update with everything translated there is nothing to say."""
    _write(package, 't("Stop {n}")')
    update(package)
    _translate(package, "Stop {n}", "停 {n}")
    update(package)
    assert check(package) == []


def test_missing_translation_is_found(package):
    """A sentence without Chinese is a finding."""
    _write(package, 't("Stop")')
    update(package)
    assert check(package) == ["'Stop': no Chinese translation"]


def test_new_and_old_sentences_are_found(package):
    """A sentence changed in the code is missing in one place and left over in the other."""
    _write(package, 't("Stop")')
    update(package)
    _translate(package, "Stop", "停")
    update(package)
    _write(package, 't("Halt")')
    assert check(package) == [
        "not in simgame.po: 'Halt'",
        "no longer in the code: 'Stop'",
    ]


@pytest.mark.parametrize(
    ("chinese", "finding"),
    [("停 {m}", "placeholders differ"), ("停", "placeholders differ"), ("停 {n", "format string")],
)
def test_other_placeholders_are_found(package, chinese, finding):
    """A translation has to use the placeholders of its sentence."""
    _write(package, 't("Stop {n}")')
    update(package)
    _translate(package, "Stop {n}", chinese)
    update(package)
    (found,) = check(package)
    assert finding in found


def test_stale_compiled_file_is_found(package):
    """A translation that was not compiled is a finding."""
    _write(package, 't("Stop")')
    update(package)
    _translate(package, "Stop", "停")
    assert check(package) == ["simgame.mo is older than simgame.po"]


def test_f_strings_are_found(package):
    """A text put together before it is looked up can never be translated."""
    _write(package, '\nt(f"Stop {n}")')
    update(package)
    assert check(package) == ["code.py:2: an f-string cannot be translated"]


def test_update_changes_nothing_twice(package):
    """A second update leaves both files as they are."""
    _write(package, 't("Stop"); N_("one", "many")')
    update(package)
    before = [path.read_bytes() for path in po_file(package).parent.iterdir()]
    update(package)
    assert [path.read_bytes() for path in po_file(package).parent.iterdir()] == before
