"""What the hub says while it runs: a line of JSON each, for whatever collects them."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

from simgame.hub.store.store import AWAY

LOG = logging.getLogger("simgame.hub")
# What a record of a request carries besides, as `web.guarded` notes it.
ABOUT = ("method", "path", "status", "ms")


class JsonLines(logging.Formatter):
    """One object a line: time (UTC), level, what was said, the request, and where it failed."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told = {"at": at, "level": record.levelname.lower(), "said": record.getMessage()}
        told |= {name: getattr(record, name) for name in ABOUT if hasattr(record, name)}
        if record.exc_info:
            told["error"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


def failed(doing: str, error: Exception) -> None:
    """Say that something went wrong: where, unless it is only that the database is away for now."""
    if isinstance(error, AWAY):
        # Its first line says why; what follows is what was asked of the database.
        LOG.warning("%s: the database does not answer: %s", doing, str(error).partition("\n")[0])
    else:
        LOG.error("%s", doing, exc_info=error)


def log_to_stderr(*, requests: bool) -> None:
    """Say what goes wrong, and every request if asked for."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    LOG.handlers[:] = [handler]
    LOG.propagate = False
    LOG.setLevel(logging.INFO if requests else logging.WARNING)
