"""Writes docs/reference/hub-api.md: `python -m tests.tools.hub_api update|check`.

What the hub says of itself in its OpenAPI: doors, what they read, what they may answer.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from simgame.hub.games.workers import Here
from simgame.hub.hub import Hub
from simgame.hub.store.store import Store
from simgame.hub.web.app import create_app

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "hub-api.md"
HEAD = """\
# API of the hub 班级服务的接口

All of it is JSON over HTTP under `/api/v1`; `GET /api/v1/openapi.json` of a running hub is this
page for programs. Say who you are by `Authorization: Bearer TOKEN`, which `POST /join` shows once.
What decides something (`plan`, `answer`) takes an `Idempotency-Key` of 8–64 letters and digits of
your own: sent again with the same key it is answered as it was and done once. Bodies are plain JSON
of at most 64 KB, every key once, finite numbers; nothing that is not listed is taken. Money is in
fen, times are UTC ms. A refusal is `{"error": CODE, …}`: 400 no such body, 401 no token, 404 not
there or not yours, 409 not now, 413 too large, 422 out of range, 429 too many wrong codes.

用 `Authorization: Bearer TOKEN` 说明身份；`plan` 和 `answer` 要带自己取的 `Idempotency-Key`，
重发只算一次。金额单位是分，时间是 UTC 毫秒。

```python
import httpx

me = httpx.post(f"{url}/api/v1/join", json={"code": code, "name": "Lin", "team": "A"}).json()
hub = httpx.Client(base_url=f"{url}/api/v1", headers={"Authorization": f"Bearer {me['token']}"})
for contest in hub.get("/contests").json():
    print(contest["title"], hub.get(f"/contests/{contest['id']}/board").json()["lines"])
```
"""
GROUPS = {"play": "Playing 参加", "teach": "Leading 带班", "operations": "Operations 运维"}


def page() -> str:
    """Return the whole page."""
    told = create_app(Hub(Store("sqlite://"), Here())).openapi()
    parts = [HEAD]
    for tag, title in GROUPS.items():
        parts += [f"## {title}", *_doors(told, tag)]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _doors(told: Mapping[str, Any], tag: str) -> Iterator[str]:
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            if tag in operation["tags"]:
                yield "\n".join(_door(told, method, path, operation))


def _door(
    told: Mapping[str, Any], method: str, path: str, operation: Mapping[str, Any]
) -> Iterator[str]:
    yield f"### `{method.upper()} {path}`\n"
    yield " ".join(operation["description"].split())
    asked = [p for p in operation.get("parameters", ()) if p["in"] == "query"]
    for part in asked:
        yield f"\nQuery: `{part['name']}` {_kind(part['schema'])}"
    body = operation.get("requestBody")
    if body and "application/json" not in body["content"]:
        yield f"\nBody: `{next(iter(body['content']))}`"
    elif body:
        name = body["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[-1]
        schema = told["components"]["schemas"][name]
        needed = schema.get("required", ())
        yield "\n| Body | What | |"
        yield "|---|---|---|"
        for key, of in schema["properties"].items():
            usual = "needed" if key in needed else f"else `{of.get('default')!r}`"
            yield f"| `{key}` | {_kind(of)} | {usual} |"


def _kind(of: Mapping[str, Any]) -> str:
    """What a value has to be, in short."""
    if "anyOf" in of:
        return " or ".join(_kind(each) for each in of["anyOf"])
    if "enum" in of:
        return " or ".join(f"`{each}`" for each in of["enum"])
    kind = str(of.get("type", "any"))
    if kind == "array":
        return f"list of {_kind(of['items'])}"
    return kind + _bounds(of)


def _bounds(of: Mapping[str, Any]) -> str:
    if isinstance(of.get("additionalProperties"), Mapping):
        return f" of {_kind(of['additionalProperties'])}"
    if "minimum" in of and "maximum" in of:
        return f", {of['minimum']:g}–{of['maximum']:g}"
    if "maxLength" in of:
        return f", at most {of['maxLength']} characters"
    return f" like `{of['pattern']}`" if "pattern" in of else ""


def main(action: str) -> int:
    """Write the page, or check it; return the exit code."""
    if action == "update":
        PAGE.write_text(page(), "utf-8")
    current = PAGE.exists() and PAGE.read_text("utf-8") == page()
    print("hub-api: in step" if current else f"hub-api: {PAGE.name} is older than its sources")
    return 0 if current else 1


if __name__ == "__main__":
    sys.exit(main("".join(sys.argv[1:])))
