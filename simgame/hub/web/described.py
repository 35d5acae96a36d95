"""The OpenAPI of the hub, with the bodies that `strict` reads and the framework does not know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from simgame.hub.web.strict import model_of
from simgame.hub.web.who_asks import COOKIE, some_token, some_who

_ERRORS = {
    "400": "The body is not plain JSON of this form.",
    "401": "Nobody says who they are.",
    "403": "A cookie came along from a page of another site.",
    "404": "It is not there, or not theirs.",
    "409": "It cannot be done now; `error` says why.",
    "413": "More than 64 KB; of a save or scenario, 1 MB.",
    "422": "A value is out of its range.",
    "429": "Too many wrong codes.",
    "503": "Whoever lives the weeks is being replaced, or the database does not answer; ask again.",
}
# What is said instead of an answer.
_PROBLEM = {
    "title": "Problem", "type": "object", "required": ["error"], "additionalProperties": False,
    "properties": {
        "error": {"type": "string", "description": "A short code."},
        "where": {"type": "string", "description": "The part of the request it is about."},
        "values": {"type": "object", "description": "What the code is about, by name."},
        "problems": {"type": "array", "items": {"type": "object"},
                     "description": "What is wrong with a plan or a scenario, one by one."},
    },
}  # fmt: skip
_INSTEAD = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


def described(app: FastAPI, routers: Sequence[APIRouter]) -> dict[str, Any]:
    """What programs may ask of a hub; worked out once."""
    if app.openapi_schema is None:
        told = get_openapi(title=app.title, version=app.version, routes=app.routes,
                           summary="Classes, contests and seasons.")  # fmt: skip
        parts = told.setdefault("components", {})
        parts["securitySchemes"] = {
            "token": {"type": "http", "scheme": "bearer"},
            # What a page was opened with; it changes nothing from a page of another site.
            "cookie": {"type": "apiKey", "in": "cookie", "name": COOKIE},
        }
        # The framework's own form of a refusal is never said.
        parts["schemas"] = schemas = {"Problem": _PROBLEM}
        for route in doors(routers):
            if route.include_in_schema:
                for method in route.methods or ():
                    _complete(told["paths"][route.path][method.lower()], route, schemas)
        app.openapi_schema = told
    return app.openapi_schema


def doors(routers: Sequence[APIRouter]) -> list[APIRoute]:
    """Every door, with its whole path; an application itself does not list those of its routers."""
    return [r for router in routers for r in router.routes if isinstance(r, APIRoute)]


def _complete(told: dict[str, Any], route: APIRoute, schemas: dict[str, Any]) -> None:
    """Say what the body is, who may ask, and what may be said instead of an answer."""
    told["responses"] = {**told["responses"], **{
        code: {"description": text, "content": _INSTEAD}
        for code, text in _ERRORS.items() if _may_be(code, route)}}  # fmt: skip
    if _asks_who(route.dependant):
        told["security"] = [{"token": []}, {"cookie": []}]
    for model in filter(None, (model_of(each.call) for each in route.dependant.dependencies)):
        schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas.update(schema.pop("$defs", {}))
        schemas[model.__name__] = schema
        ref = {"schema": {"$ref": f"#/components/schemas/{model.__name__}"}}
        told["requestBody"] = {"required": True, "content": {"application/json": ref}}


def _may_be(code: str, route: APIRoute) -> bool:
    """Whether a door may answer so: what it never asks for is never wrong."""
    if code == "401":
        return _asks_who(route.dependant)
    if code == "403":
        return "get" not in map(str.lower, route.methods or ())
    return code != "429" or route.path.endswith("/join")


def _asks_who(dependant: Dependant) -> bool:
    """Whether nobody gets through it without a token."""
    return dependant.call in (some_who, some_token) or any(map(_asks_who, dependant.dependencies))
