"""The list that a pack carries of itself: what it is called, and the checksum of each file."""

from __future__ import annotations

import hashlib
import json
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from simgame.authoring.packing.refusal import PackRefused
from simgame.plan.text import Text
from simgame.scenario.plain import Id

MANIFEST = "manifest.json"
FORM = 1  # of the manifest itself

Version = Annotated[str, Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z.-]{0,30}$")]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class PackedFile(_Frozen):
    """One file: how long it is, and its SHA-256 in hex."""

    size: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Manifest(_Frozen):
    """What a pack says of itself; `format` and `extends` are those of its scenario."""

    pack: Annotated[int, Field(ge=FORM, le=FORM)]
    id: Id
    version: Version
    title: Text
    format: int
    extends: str
    files: dict[str, PackedFile]

    def to_bytes(self) -> bytes:
        """The manifest as it stands in a pack: always the same bytes for the same pack."""
        return (json.dumps(self.model_dump(), ensure_ascii=False, indent=1) + "\n").encode()


def listed(files: dict[str, bytes]) -> dict[str, PackedFile]:
    """The entries for some files, by name."""
    return {name: PackedFile(size=len(data), sha256=digest(data)) for name, data in files.items()}


def read_manifest(data: bytes) -> Manifest:
    """The manifest in these bytes. Raises `PackRefused`."""
    try:
        return Manifest.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        reason = f"{place}: {first['msg']}" if place else first["msg"]
        raise PackRefused("manifest", name=MANIFEST, reason=reason) from error


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes in hex."""
    return hashlib.sha256(data).hexdigest()
