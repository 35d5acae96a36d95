"""Where a hub is; asks no hub itself, so that it is there without the `remote` extra."""

import unicodedata
from urllib.parse import SplitResult, urlsplit

from simgame.game.table.journal import SaveError


def parts_of(url: str) -> SplitResult:
    """The parts of a hub's address; `hub.example:8470` is meant as http. Raises `SaveError`."""
    typed = unicodedata.normalize("NFKC", url).replace("。", ".").strip()  # by an input method
    try:
        parts = urlsplit(typed if "://" in typed else f"http://{typed}")
        (parts.hostname or "").encode("idna")
        named = parts.hostname and parts.port != 0 and " " not in parts.netloc
    except ValueError as error:
        raise SaveError("hub-address", url) from error
    if parts.scheme not in ("http", "https") or not named:
        raise SaveError("hub-address", url)
    return parts
