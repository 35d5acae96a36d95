"""The page that draws the app: the files of textual-serve, nothing from elsewhere."""

from __future__ import annotations

from html import escape

_PAGE = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><title>simgame</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/css/xterm.css"><script src="/static/js/textual.js"></script>
<style>
@font-face {{ font-family: "Roboto Mono"; src: url("/static/fonts/RobotoMono-VariableFont_wght.ttf"); }}
html, body {{ margin: 0; height: 100%; background: #0f1319; color: #e4e8ee; font-family: sans-serif; }}
#terminal {{ position: absolute; inset: 0; }}
.xterm-viewport {{ scrollbar-width: none; }}
.closed-dialog {{ display: none; position: absolute; inset: 0; z-index: 9; background: #0f1319;
  align-items: center; justify-content: center; flex-direction: column; }}
body.-closed .closed-dialog {{ display: flex; }}
button {{ font-size: 1.2em; padding: .6em 2em; }}
</style></head>
<body><div class="closed-dialog"><p>{over}</p><button onclick="location.reload()">{again}</button></div>
<div id="terminal" class="textual-terminal" data-session-websocket-url="{socket}"
 data-font-size="{size}"></div>
<script>
// Where 80 cells by 24 rows do not fit, as on a phone, letters are smaller.
const face = document.getElementById("terminal");
const whole = Math.min(innerWidth / {columns} / 0.61, innerHeight / {rows} / 1.2);
face.dataset.fontSize = Math.max({least}, Math.floor(Math.min({size}, whole)));
</script></body></html>
"""  # noqa: E501 - a page


# Cells of the smallest window that the app is laid out for, and the smallest letters (pixels).
_COLUMNS, _ROWS, _LEAST = 80, 24, 6


def page(socket: str, size: int, lang: str, over: str, again: str) -> str:
    """The page; `over` and `again` are what it says when the session has ended."""
    said = {"lang": lang, "over": over, "again": again, "socket": socket}
    cells = {"size": size, "columns": _COLUMNS, "rows": _ROWS, "least": _LEAST}
    return _PAGE.format(**cells, **{name: escape(text) for name, text in said.items()})
