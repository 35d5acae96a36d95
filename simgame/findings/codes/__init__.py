"""The table of everything that can be found wrong with a scenario file.

One entry a code: its message and what a trainer should know about it. The numbers are stable;
`docs/reference/codes.md` is written from this table (`tests.tools.codes_page`).
"""

from __future__ import annotations

from simgame.findings.codes.code import Code, Severity
from simgame.findings.codes.playing import PLAYED_ABOUT, PLAYING
from simgame.findings.codes.reading import READING
from simgame.findings.codes.references import REFERENCES
from simgame.findings.codes.schema import SCHEMA
from simgame.findings.codes.sense import SENSE

CODES: dict[str, Code] = {
    code.id: code for code in (*READING, *SCHEMA, *REFERENCES, *SENSE, *PLAYING)
}

__all__ = ["CODES", "PLAYED_ABOUT", "Code", "Severity"]
