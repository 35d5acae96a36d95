"""Drawing a page from its template, in the language of whoever asks."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, select_autoescape
from starlette.staticfiles import StaticFiles

from simgame.hub.contests.laid_out import name_in, unlike
from simgame.hub.games.place import title_of
from simgame.hub.people.who import Who
from simgame.locale import LANGUAGES, Texts, detect_language, texts
from simgame.locale.numbers import to_a_tenth, written
from simgame.words import money

MONTH = 30 * 86_400
_HERE = Path(__file__).parent.parent
_TEMPLATES = Environment(
    loader=FileSystemLoader(_HERE / "templates"), autoescape=select_autoescape(),
    trim_blocks=True, lstrip_blocks=True,
)  # fmt: skip


def when(at: int) -> str:
    """A time (UTC ms) by the hub's own clock and in UTC, so that nobody has to guess."""
    utc = datetime.fromtimestamp(at / 1000, UTC)
    own = utc.astimezone()
    if own.utcoffset() == utc.utcoffset():
        return f"{utc:%m-%d %H:%M} UTC"
    return f"{own:%m-%d %H:%M} ({utc:%H:%M} UTC)"


def day(at: int) -> str:
    """A day (UTC ms) that may be in another year."""
    return f"{datetime.fromtimestamp(at / 1000, UTC):%Y-%m-%d}"


_TEMPLATES.filters["when"] = when
_TEMPLATES.filters["day"] = day
_TEMPLATES.filters["called"] = lambda contest, t: title_of(contest, t.lang)
_TEMPLATES.filters["named"] = lambda luck, t: name_in(luck, t.lang)
_TEMPLATES.filters["plays"] = lambda luck, t: f"{name_in(luck, t.lang)} · {t(luck.level)}"
_TEMPLATES.filters["levels"] = lambda names, t: t(", ").join(map(t, names))
_TEMPLATES.tests["unlike"] = unlike
_TEMPLATES.filters["money"] = lambda fen: ("" if fen < 0 else "+") + money(fen)
_TEMPLATES.filters["points"] = partial(to_a_tenth, signed=True)
_TEMPLATES.filters["share"] = lambda value, t: written(value, "share", t)


def static() -> StaticFiles:
    """Styles and scripts, all of them ours or kept beside ours."""
    return StaticFiles(directory=_HERE / "static")


def page(request: Request, template: str, who: Who | None, **values: Any) -> HTMLResponse:
    """A page in the language of whoever asks."""
    t = texts_of(request)
    now = request.app.state.hub.store.now
    here = partial(in_language, request)
    body = drawn(template, t=t, who=who, here=here, now=now, **values)
    answer = HTMLResponse(body, values.get("status", 200))
    if request.query_params.get("lang") in LANGUAGES:
        answer.set_cookie("lang", t.lang, max_age=MONTH, samesite="strict", httponly=True)
    return answer


def in_language(request: Request, lang: str) -> str:
    """Where the same is read in another language: what else was asked stays asked."""
    asked = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    return f"{request.url.path}?{urlencode([*asked, ('lang', lang)])}"


def drawn(template: str, **values: Any) -> str:
    """A template with these values in it."""
    return _TEMPLATES.get_template(f"{template}.html").render(**values)


def texts_of(request: Request) -> Texts:
    """As the address says, the cookie, or the browser."""
    for asked in (request.query_params.get("lang"), request.cookies.get("lang")):
        if asked in LANGUAGES:
            return texts(asked)
    return texts(detect_language({"LANG": request.headers.get("accept-language", "zh")}))
