"""The hubs that somebody has joined from this machine, each with the token it gave.

Needs nothing that asks a hub, so that the app knows at once whether there is one.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from simgame.atomic_write import write_whole

TOKEN = re.compile(r"[A-Za-z0-9_.~-]{3,200}")
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Joined:
    """A hub, and who one is there."""

    url: str
    token: str


def hubs_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where it is kept, with drafts of seasons at hubs."""
    if environ.get("SIMGAME_SAVES"):
        return Path(environ["SIMGAME_SAVES"]) / "hubs"
    import platformdirs  # noqa: PLC0415 - takes longer than the rest

    return platformdirs.user_data_path("simgame", appauthor=False) / "hubs"


def keep(folder: Path, one: Joined) -> None:
    """Keep it in a file that only its owner reads. Raises `OSError`."""
    file = _file(folder, one.url)
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(file, f"{one.token}\n{one.url}\n".encode())
    file.chmod(0o600)


def token_at(folder: Path, url: str) -> str:
    """What was kept when one joined there; empty where nothing that can be used is there."""
    found = _read(_file(folder, url))
    return found.token if found else ""


def joined(folder: Path) -> list[Joined]:
    """Every hub that was joined, the last one first."""
    found = [(file.stat().st_mtime_ns, one) for file in folder.glob("*.token")
             if (one := _read(file)) and _file(folder, one.url) == file]  # fmt: skip
    return [one for _, one in sorted(found, key=lambda pair: -pair[0])]


def _file(folder: Path, url: str) -> Path:
    return folder / f"{hashlib.sha256(url.encode()).hexdigest()[:16]}.token"


def _read(file: Path) -> Joined | None:
    try:
        with file.open("rb") as stream:
            lines = stream.read(_LONGEST).decode("ascii", "replace").split("\n")
    except OSError:
        return None
    token = TOKEN.fullmatch(lines[0].strip())
    return Joined(lines[1].strip(), token[0]) if token and len(lines) > 1 else None
