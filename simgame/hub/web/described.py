"""The OpenAPI of the hub, with the bodies that `strict` reads and the framework does not know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from simgame.hub.web.strict import model_of

_ERRORS = {
    "400": "The body is not plain JSON of this form.",
    "401": "Nobody says who they are.",
    "404": "It is not there, or not theirs.",
    "409": "It cannot be done now; `error` says why.",
    "413": "More than 64 KB; of a save, 1 MB.",
    "422": "A value is out of its range.",
    "503": "Whoever lives the weeks is being replaced; ask again.",
    "429": "Too many wrong codes.",
}


def described(app: FastAPI, routers: Sequence[APIRouter]) -> dict[str, Any]:
    """What programs may ask of a hub; worked out once."""
    if app.openapi_schema is None:
        told = get_openapi(title=app.title, version=app.version, routes=app.routes,
                           summary="Classes, contests and seasons.")  # fmt: skip
        schemas = told.setdefault("components", {}).setdefault("schemas", {})
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
    told["responses"] = {**told["responses"], **{code: {"description": text}
                                                 for code, text in _ERRORS.items()}}  # fmt: skip
    for model in filter(None, (model_of(each.call) for each in route.dependant.dependencies)):
        schema = model.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas.update(schema.pop("$defs", {}))
        schemas[model.__name__] = schema
        ref = {"schema": {"$ref": f"#/components/schemas/{model.__name__}"}}
        told["requestBody"] = {"required": True, "content": {"application/json": ref}}
