"""What the hub says while it runs: a line of JSON each, for whatever collects them."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

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


def log_to_stderr(*, requests: bool) -> None:
    """Say what goes wrong, and every request if asked for."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    log = logging.getLogger("simgame.hub")
    log.handlers[:] = [handler]
    log.propagate = False
    log.setLevel(logging.INFO if requests else logging.WARNING)
