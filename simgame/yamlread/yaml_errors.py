"""A parser's error turned into the trap behind it.

The parser names what it stumbled over, often lines below the cause and in its own words. Here
the lines near the error are searched for the things that people really do.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from simgame.findings import Say
from simgame.locale import N_
from simgame.yamlread.parser_events import Broken, Event
from simgame.yamlread.source import Source
from simgame.yamlread.yaml_indents import indent as _indent
from simgame.yamlread.yaml_indents import odd_step
from simgame.yamlread.yaml_pitfalls import (
    LONG,
    TIGHT,
    Mend,
    Trap,
    in_quotes,
    odd_indent,
    tight_colon,
    wide_mark,
)

_WIDE_KEY = re.compile(r"\s*(?:- )?[\"']?[\w.-]+[\"']?\s*(：)")
_REMARKS = ("//", "--", "/*", "<!--", "%", ";")
_BEGUN = re.compile(r"scanning an? |parsing a tag")
_REST = re.compile(r"[^{}\[\]]*?(?=\s*(?:,\s*[\w-]+:\s|[}\]]|$))")
_BEHIND = 4  # how many lines above an error its cause may lie


@dataclass(frozen=True, slots=True)
class Snag:
    """What the parser stumbled over: where, its words, and where the construct began.

    Lines in `texts` lie inside quoted or block texts, where nothing is a trap.
    """

    source: Source
    error: Broken
    last: Event | None
    texts: Collection[int]

    @property
    def line(self) -> int:
        return self.error.at[0]

    @property
    def column(self) -> int:
        return self.error.at[1]

    @property
    def text(self) -> str:
        return self.source.line(self.line)

    def nearby(self) -> Iterator[tuple[int, str]]:
        """Numbers and contents of the lines from the snag upwards, without texts and comments."""
        for number in range(self.line, max(-1, self.line - _BEHIND), -1):
            line = self.source.line(number)
            if number not in self.texts and not line.lstrip().startswith("#"):
                yield number, line[:LONG]


def explain(snag: Snag) -> Trap:
    """The trap behind a parser's error."""
    for look in _LOOKS:
        trap = look(snag)
        if trap:
            return trap
    return _unexplained(snag)


def _tab(snag: Snag) -> Trap | None:
    lead = re.match(r" *\t[ \t]*", snag.text)
    if not lead:
        return None
    mends, line = [], snag.line
    while found := re.match(r" *\t[ \t]*", snag.source.line(line)):
        mends.append(Mend(line, 0, found.end(), found[0].replace("\t", "  ")))
        line += 1
    hint = Say(N_("indent with two spaces for each step"))
    start = lead[0].index("\t")
    return Trap("S011", snag.line, start, lead.end(), {}, (hint,), tuple(mends))


def _odd_indent(snag: Snag) -> Trap | None:
    return next((trap for n, line in snag.nearby() if (trap := odd_indent(n, line))), None)


def _bad_start(snag: Snag) -> Trap | None:
    context = snag.error.context
    marks = "|>" if "block scalar" in context else "" if "quoted" in context else "@`%*&!"
    line, column = snag.error.opened if _BEGUN.search(context) else snag.error.at
    rest = snag.source.line(line)[column:]
    if not rest or not (rest[0] in marks or rest.startswith("? ")):
        return None
    text = re.split(r"\s+#|[,\]}]", rest)[0].rstrip()
    number = re.fullmatch(r"[%>|]=?\s*([¥￥]?[0-9][0-9.]*\S{0,2})", text)
    write = number[1] + "%" * (text[0] == "%") if number else in_quotes(text)
    said = N_("write `{write}`") if number else N_("put the text in quotes: `{write}`")
    mend = Mend(line, column, len(text), write)
    values, hints = {"mark": rest[0]}, (Say(said, {"write": write}),)
    return Trap("S016", line, column, column + len(text), values, hints, (mend,))


def _wide_key(snag: Snag) -> Trap | None:
    for number, line in snag.nearby():
        match = _WIDE_KEY.match(line)
        if match:
            return wide_mark(number, match.start(1), "：")
    return None


def _wide_comment(snag: Snag) -> Trap | None:
    found = ((number, line.find("＃")) for number, line in snag.nearby())
    lines = snag.source.line
    return next((wide_mark(n, at, "＃") for n, at in found if at == _indent(lines(n)) >= 0), None)


def _wide_in_brackets(snag: Snag) -> Trap | None:
    if "flow" not in snag.error.context:
        return None
    for number in range(snag.line, snag.error.opened[0] - 1, -1):
        line = snag.source.line(number)
        start = snag.error.opened[1] if number == snag.error.opened[0] else 0
        end = min(len(line), snag.column + 1) if number == snag.line else len(line)
        found = [i for i in range(start, end) if line[i] in "，：［］｛｝"]
        if found:
            return wide_mark(number, found[-1], line[found[-1]])
    return None


def _tight_colon(snag: Snag) -> Trap | None:
    for number, line in snag.nearby():
        match = TIGHT.match(line)
        if match:
            return tight_colon(number, match.end(), line, match["key"])
    return None


# A backslash between double quotes that YAML does not know, in its parser's words.
_ESCAPES = ("escape character", "escape code", "hexdecimal")


def _unclosed_quote(snag: Snag) -> Trap | None:
    last = snag.last
    if any(words in snag.error.problem for words in _ESCAPES):
        return None
    if "quoted scalar" in snag.error.context:
        line, column = snag.error.opened
    elif last and last.style in ('"', "'") and last.start[0] < last.end[0] == snag.line:
        line, column = last.start
    else:
        return None
    text = snag.source.line(line)
    comment = re.search(r"\s+#", text[column:])
    end = column + comment.start() if comment else len(text)
    mend = Mend(line, end, 0, text[column])
    mends = () if re.search(r"[\[{]", text[:column]) else (mend,)
    hint = Say(N_("close it with `{write}`"), {"write": text[column]})
    return Trap("S019", line, column, end, {}, (hint,), mends, loses=True)


def _wide_opening(snag: Snag) -> Trap | None:
    match = re.match(r"\s*(?:- )?[^:｛［]+:\s+(?:\{[^:]*:\s*)*([｛［])", snag.text)
    broken = "mapping values" in snag.error.problem or "flow" in snag.error.context
    return wide_mark(snag.line, match.start(1), match[1]) if match and broken else None


def _two_colons(snag: Snag) -> Trap | None:
    if "mapping values" not in snag.error.problem:
        return None
    match = re.match(r"(\s*(?:- )?[^:]+:\s+)(.*\S)", snag.text)
    if not match or match.end(1) > snag.column:
        return _indentation(snag)
    hint = Say(
        N_("put the text in quotes: `{write}`"), {"write": f'{match[1].strip()} "{match[2]}"'}
    )
    mend = Mend(snag.line, snag.column, 1, "：")
    return Trap("S014", snag.line, snag.column, snag.column + 1, {}, (hint,), (mend,))


def _indentation(snag: Snag) -> Trap | None:
    expected = "mapping values" in snag.error.problem or _indent(snag.text) == snag.column
    if not expected or "flow" in snag.error.context:
        return None
    return odd_step(snag.source, snag.line)


def _unclosed_bracket(snag: Snag) -> Trap | None:
    line, column = snag.error.opened
    text = snag.source.line(line)
    mark = text[column : column + 1]
    if "flow" not in snag.error.context or mark not in ("{", "["):
        return None
    closing = {"{": "}", "[": "]"}[mark]
    hint = Say(N_("close it with `{write}`"), {"write": closing})
    open_here = text.count(mark) > text.count(closing)
    end = len(text.rstrip())
    mends = (Mend(line, end, 0, closing),) if open_here and snag.line > line else ()
    return Trap("S020", line, column, column + 1, {"mark": mark}, (hint,), mends, loses=True)


def _no_colon(snag: Snag) -> Trap | None:
    if "expected ':'" not in snag.error.problem:
        return None
    line, column = snag.error.opened
    text = snag.source.line(line)
    remark = text[column:].startswith(_REMARKS)
    hint = Say(N_("a comment begins with `#`") if remark else N_("a line here needs `key: value`"))
    mend = Mend(line, 0, len(text), "")
    return Trap("S010", line, column, len(text.rstrip()), {}, (hint,), (mend,), loses=True)


def _inner_quote(snag: Snag) -> Trap | None:
    """A quote within a text in quotes of the same kind, such as the apostrophe of 'Mia's tea'."""
    last = snag.last
    if not last or last.style not in ('"', "'") or last.start[0] != last.end[0]:
        return None
    mark, (line, start), end = last.style, last.start, last.end[1]
    text = snag.source.line(line)[:LONG]
    rest = re.match(rf"\w.*?{mark}(?=\s*(?:[,}}\]]|#|$))", text[end:])
    if not rest or re.search(r",\s*[\w-]+:\s", rest[0]):
        return None
    whole = text[start : end + rest.end()]
    write = in_quotes(whole[1:-1])
    hint = Say(N_("use other quotes around it: `{write}`"), {"write": write})
    mend = Mend(line, start, len(whole), write)
    return Trap("S022", line, end - 1, end, {"mark": mark}, (hint,), (mend,))


def _after_quote(snag: Snag) -> Trap | None:
    last, (line, column) = snag.last, snag.error.at
    if not last or last.style not in ('"', "'") or last.end[0] != line:
        return None
    if snag.text[last.end[1] : column].strip() or not snag.text[column:].strip():
        return None
    hint = Say(N_("text goes on behind the closing quote: put all of it in quotes"))
    rest = _REST.match(snag.text, column) if "flow" in snag.error.context else None
    end = rest.end() if rest else len(snag.text.rstrip())
    return Trap("S010", line, column, end, {}, (hint,), (Mend(line, column, end - column, ""),))


def _behind_bracket(snag: Snag) -> Trap | None:
    """A text that begins with a bracket: `[new] tea`."""
    line, column = snag.error.at
    match = re.match(r"\s*(?:- )?[^:#]+:\s+(?=[\[{][^\[\]{}:,]+[\]}] )", snag.text)
    if not match or match.end() >= column:
        return None
    text = re.split(r"\s+#", snag.text[match.end() :])[0].rstrip()
    write = in_quotes(text)
    hint = Say(N_("put the text in quotes: `{write}`"), {"write": write})
    mend = Mend(line, match.end(), len(text), write)
    return Trap("S010", line, match.end(), match.end() + len(text), {}, (hint,), (mend,))


def _unexplained(snag: Snag) -> Trap:
    told = (text for words, text in _IN_OUR_WORDS if words in snag.error.problem)
    hint = Say(next(told, N_("close every bracket, and put texts with odd marks in quotes")))
    return Trap("S010", snag.line, snag.column, snag.column + 1, {}, (hint,))


# What the parser stumbles over, by its own words, in ours.
_IN_OUR_WORDS = (
    ("sequence entries", N_("put each `-` on a line of its own")),
    ("expected node content", N_("something is missing here: is there a comma too many?")),
    ("expected key", N_("this is too much: a value ends before it, or a bracket closes twice")),
    ("document start", N_("this is too much: a value ends before it, or a bracket closes twice")),
    ("',' or", N_("a comma is missing before this, or the bracket is not closed")),
    ("'-' indicator", N_("entries of one list begin with `-`, all in one column")),
    *((words, N_("use single quotes around a text with a backslash")) for words in _ESCAPES),
    ("mapping values", N_("a colon with a space behind it belongs behind a key alone")),
)


_LOOKS = (
    _tab,
    _odd_indent,
    _bad_start,
    _inner_quote,
    _unclosed_quote,
    _wide_comment,
    _wide_key,
    _wide_in_brackets,
    _tight_colon,
    _wide_opening,
    _two_colons,
    _after_quote,
    _behind_bracket,
    _unclosed_bracket,
    _no_colon,
    _indentation,
)
