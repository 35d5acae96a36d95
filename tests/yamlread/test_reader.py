"""The reader names each trap, keeps places exact, and goes on behind a problem."""

from __future__ import annotations

import random
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from simgame.findings import Place
from simgame.yamlread.reader import MAX_BYTES, Document, read

BRACKETS = "a: " + "[" * 20_000
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n" + "d: [" + "*c, " * 5_000 + "]"


@pytest.fixture(params=["libyaml", "pure"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every rule holds with libyaml and with the pure Python parser."""
    if request.param == "pure":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)


def _codes(document: Document) -> list[tuple[str, int, int]]:
    return [(f.code, f.line, f.column) for f in document.findings]


@pytest.mark.parametrize(
    ("text", "expected", "data"),
    [
        ("id: tea\nrounds：8\nb: 1", [("S012", 2, 7)], {"id": "tea", "rounds": 8, "b": 1}),
        ("a: {b: 1，c: 2}\nd: 1", [("S012", 1, 9)], {"a": {"b": 1, "c": 2}, "d": 1}),
        ("a: {总：1}\nd: 1", [("S012", 1, 6)], {"a": {"总": 1}, "d": 1}),
        ("a：{b: 1}\nd: 1", [("S012", 1, 2)], {"a": {"b": 1}, "d": 1}),
        ("a: {b：1，c: 2}", [("S012", 1, 6), ("S012", 1, 8)], {"a": {"b": 1, "c": 2}}),
        ("a:{b: 1}\nd: 1", [("S013", 1, 1)], {"a": {"b": 1}, "d": 1}),
        ("a: ｛b: 1｝\nd: 1", [("S012", 1, 4), ("S012", 1, 9)], {"a": {"b": 1}, "d": 1}),
        ("a: 1\n\u3000b: 2", [("S015", 2, 1)], {"a": 1, "b": 2}),
        ("a:\n\u00a0\u00a0b: 2\nc: 1", [("S015", 2, 1)], {"a": {"b": 2}, "c": 1}),
        ("a:\n\t- b\n\t- c\nd: 1", [("S011", 2, 1)], {"a": ["b", "c"], "d": 1}),
        ("id: t\nrounds:8\nb: 1", [("S013", 2, 1)], {"id": "t", "rounds": 8, "b": 1}),
        ("a:\n  t:5\n  per: 8", [("S013", 2, 3)], {"a": {"t": 5, "per": 8}}),
        ("a: {t:¥40万, c: 2}", [("S013", 1, 5)], {"a": {"t": "¥40万", "c": 2}}),
        ("rounds:\u30008\nb: 1", [("S013", 1, 1)], {"rounds": 8, "b": 1}),
        ("a:\u00a05\nb: 1", [("S013", 1, 1)], {"a": 5, "b": 1}),
        ("a: {b:\u00a01}\nc: 1", [("S013", 1, 5)], {"a": {"b": 1}, "c": 1}),
        ("title: 春茶: 新品\nb: 1", [("S014", 1, 10)], {"title": "春茶： 新品", "b": 1}),
        ("a: @x\nb: 1", [("S016", 1, 4)], {"a": "@x", "b": 1}),
        ("a: *必看*\nb: 1", [("S016", 1, 4)], {"a": "*必看*", "b": 1}),
        ("a: !重要\nb: 1", [("S016", 1, 4)], {"a": "!重要", "b": 1}),
        ("a: > 3\nb: 1", [("S016", 1, 4)], {"a": 3, "b": 1}),
        ("a: ? 谁\nb: 1", [("S016", 1, 4)], {"a": "? 谁", "b": 1}),
        ("a: ```x\nb: 1", [("S016", 1, 4)], {"a": "```x", "b": 1}),
        ("a: [急] 快\nb: 1", [("S010", 1, 4)], {"a": "[急] 快", "b": 1}),
        ("＃ 说明\nb: 1", [("S012", 1, 1)], {"b": 1}),
        ("a: 'x # y\nb: 1", [("S019", 1, 4)], {"a": "x", "b": 1}),
        ("a: 新品 #春茶#\nb: 1", [("S017", 1, 7)], {"a": "新品", "b": 1}),
        ("a: #春茶#\nb: 1", [("S017", 1, 4)], {"a": None, "b": 1}),
        ("a: {t: ¥1,200,000, u: 1}", [("S018", 1, 8)], {"a": {"t": "¥1200000", "u": 1}}),
        ('a: "x\nb: 3\nc: 1', [("S019", 1, 4)], {"a": "x", "b": 3, "c": 1}),
        ('a: "x\nb: "y"\nc: 1', [("S019", 1, 4)], {"a": "x", "b": "y", "c": 1}),
        ("a: [1, 2\nb: 3", [("S020", 1, 4)], {"a": [1, 2], "b": 3}),
        # Where a closing mark stands already, no other is put in.
        ('a: {b: "}"\nc: 3', [("S020", 1, 4)], {"a": {"b": "}"}}),
        # One line further out is the odd one, not those behind it.
        ("a:\n  b: 1\nc: 2\n  d: 3", [("S021", 3, 1)], {"a": {"b": 1, "c": 2, "d": 3}}),
        (
            "a:\n   b:\n    c: 1\n  d:\n    e: 2",
            [("S021", 4, 1)],
            {"a": {"b": {"c": 1}, "d": {"e": 2}}},
        ),
        ("a:\n  b: 1\n   c: 2\nd: 3", [("S021", 3, 1)], {"a": {"b": 1, "c": 2}, "d": 3}),
        ("a:\n    b: 1\n  c: 2\nd: 3", [("S021", 3, 1)], {"a": {"b": 1, "c": 2}, "d": 3}),
        ("a: 1\nrounds 8\nc: 2", [("S010", 2, 1)], {"a": 1, "c": 2}),
        ("a: 'x' y\nb: 2", [("S010", 1, 8)], {"a": "x", "b": 2}),
        ("a: &x {b: 1}\nc: 2", [("S030", 1, 4)], {"a": {"b": 1}, "c": 2}),
        ("a: 1\nb: [*x]", [("S031", 2, 5)], {"a": 1, "b": [None]}),
        ("a: !!python/x 1", [("S032", 1, 4)], {"a": 1}),
        ("a: 1\n---\nb: 2", [("S033", 2, 1)], {"a": 1}),
        ("<<: {a: 1}\nb: 2", [("S034", 1, 1)], {"b": 2}),
        ("8: x\nb: 2", [("S035", 1, 1)], {"8": "x", "b": 2}),
        ("{{x}}: 1\nb: 2", [("S035", 1, 1)], {"b": 2}),
        ("a: 1\nb: 2\na: 3", [("S036", 3, 1)], {"a": 1, "b": 2}),
        ("a: 1\x07\n\u200bb: 2", [("S006", 1, 5), ("S006", 2, 1)], {"a": 1, "b": 2}),
        ("", [("S007", 1, 1)], {}),
        ("# tea", [("S007", 1, 1)], {}),
        ("- a\n- b", [("S008", 1, 1)], {}),
        ("title：春茶", [("S008", 1, 1)], {}),
        ("春茶 #新品", [("S008", 1, 1), ("S017", 1, 4)], {}),
    ],
)
def test_trap(text: str, expected: list[tuple[str, int, int]], data: object) -> None:
    """Each trap is named at its place, and the rest of the file is read as it was meant."""
    document = read(text + "\n", "a.yaml")
    assert (_codes(document), document.data) == (expected, data)


@pytest.mark.parametrize(
    "text",
    [
        "brief: |\n  　　第一段：开始\n  \t说明:无\n  x: [\nb: 1",
        'brief: "第一行：\n  　说明:无 #话题#"\nb: 1',
        "url: https://example.org/#top\nb: 1",
        "title: 你好，世界：C#入门（一）\nb: 1",
        "a: {zh: 你好，世界, en: Hello}\nb: 1",
        "a: 1 # 注释\nb: [x, y] # it's: fine",
        "a: “引号”\nb: 12:30",
    ],
)
def test_text_is_no_trap(text: str) -> None:
    """What would be a trap in the structure is fine inside a text or a comment."""
    document = read(text + "\n", "a.yaml")
    assert (document.findings, document.complete) == ([], True)


def test_plain_scalars_are_resolved_conservatively() -> None:
    """Only strict decimals, true, false and null are not text."""
    text = "[8, -3, 2.5, 0, true, false, null, ~, NO, on, 12:30, 010, 1e5, .inf, 0x1F, 1_000, True]"
    items = read(f"a: {text}", "a.yaml").data["a"]  # type: ignore[index, call-overload]
    assert items == [8, -3, 2.5, 0, True, False, None, None, *text[1:-1].split(", ")[8:]]


def test_places_of_keys_and_values() -> None:
    """Keys and values have places of their own, in characters, whatever they are written in."""
    document = read("题目: {zh: 春茶, en: 'Tea'}\r\nlist:\r\n  - 😀 x\r\n  - {a: 1}\r\n", "a.yaml")
    places = document.places
    assert places.key(("题目",)) == Place("a.yaml", 1, 1, 1, 3)
    assert places(("题目", "zh")) == Place("a.yaml", 1, 10, 1, 12)
    assert places(("题目", "en")) == Place("a.yaml", 1, 18, 1, 23)
    assert places(("list", 0)) == Place("a.yaml", 3, 5, 3, 8)
    assert places(("list", 1)) == Place("a.yaml", 4, 5, 4, 6)
    assert places.value(("list", 1, "nope")) == Place("a.yaml", 4, 5, 4, 6)


def test_places_behind_a_mend_are_those_of_the_file() -> None:
    """A line mended in memory keeps the columns that the file has."""
    document = read("a:\n\tb: 1\nx：{y：¥5， z: 2}\n", "a.yaml")
    assert document.places.key(("a", "b")) == Place("a.yaml", 2, 2, 2, 3)
    assert document.places.key(("x", "z")) == Place("a.yaml", 3, 10, 3, 11)
    assert document.places(("x", "z")) == Place("a.yaml", 3, 13, 3, 14)


@pytest.mark.parametrize(
    ("source", "encoding"),
    [
        ("题目: 春茶".encode("gbk"), "GBK"),
        ("题目: 春茶".encode("utf-16"), "UTF-16"),
        ("题目: tea time".encode("utf-16-le"), "UTF-16-LE"),
        ("题目: tea time".encode("utf-16-be"), "UTF-16-BE"),
        ("题目: 春茶".encode("utf-32"), "UTF-32"),
    ],
)
def test_other_encodings_are_named_and_read(source: bytes, encoding: str) -> None:
    """A file in another encoding is refused by its name, and its content is still checked."""
    document = read(source, "a.yaml")
    assert [(f.code, f.values["encoding"]) for f in document.findings] == [("S002", encoding)]
    assert list(document.data) == ["题目"]  # type: ignore[arg-type]


def test_byte_order_mark_and_line_ends_are_fine() -> None:
    """What Windows editors add is accepted silently."""
    document = read("\ufeffa: 1\r\nb: |\r\n  x\r\n".encode(), "a.yaml")
    assert (document.findings, document.data) == ([], {"a": 1, "b": "x\n"})
    assert document.places.key(("a",)).column == 1


def test_both_places_of_a_duplicate_key_are_named() -> None:
    """A duplicate key is reported where it is, with the line of the first."""
    finding = read("a: 1\n\nb: 2\na: 3\n", "a.yaml").findings[0]
    assert (finding.line, finding.hints[0].values) == (4, {"line": 1})


def test_everything_in_one_pass() -> None:
    """Syntax traps, encoding and duplicates of one file are reported together."""
    text = "a: 1\nb：2\nc: @x\nd:5\ne: {f: ¥1,000}\na: 2\ng: h: i\n#\nj: *k\n"
    codes = [finding.code for finding in read(text, "a.yaml").findings]
    assert codes == ["S012", "S016", "S013", "S018", "S036", "S014", "S031"]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (BRACKETS, "S005"),
        (BOMB, "S030"),
        ("x" * (MAX_BYTES + 1), "S003"),
        ("a: [" + "1," * 60_000 + "]", "S004"),
        ("a:\n " + "- " * 60 + "x", "S005"),
        (b"\0" * 900_000, "S002"),
        (random.Random(7).randbytes(300_000), "S002"),
        ("a: {" + "，a：b" * 60_000 + "}", "S012"),
        ("a: {b: 1" + ",000" * 5_000 + "}", "S018"),
        ("\n".join(f"a{n}: @x" for n in range(20_000)), "S016"),
        ("x" * 500_000 + ": 1", "S010"),
    ],
)
def test_hostile_input_is_answered_quickly(source: str | bytes, code: str) -> None:
    """No input takes long or raises, and it always gets a finding."""
    start = time.perf_counter()
    document = read(source, "a.yaml")
    assert code in {finding.code for finding in document.findings}
    assert time.perf_counter() - start < 10


PIECES = st.sampled_from(
    [*"ab1:,[]{}#&*!|>'\"%@`-? \n\t：，　［｛＃¥%", "\r\n", "a: ", "\n  ", "茶"]
)


LEAVES = st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.text(max_size=8)
DATA = st.dictionaries(
    st.text(max_size=6),
    st.recursive(
        LEAVES,
        lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=4), inner),
        max_leaves=12,
    ),
)


@given(DATA, st.sampled_from([None, False, True]))
@pytest.mark.unhurried
def test_sound_yaml_is_read_as_yaml_reads_it(data: object, flow: bool | None) -> None:
    """Whatever has no finding holds what was written, in blocks and in brackets."""
    document = read(yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow), "a.yaml")
    assert document.findings or document.data == data


@given(st.lists(PIECES, max_size=40))
def test_never_raises(pieces: list[str]) -> None:
    """Any text gives a document; without an error everything was read."""
    document = read("".join(pieces), "a.yaml")
    assert document.complete or any(f.severity == "error" for f in document.findings)
    for finding in document.findings:
        assert 1 <= finding.line <= len(document.lines)
        assert finding.column >= 1
