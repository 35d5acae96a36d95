"""Where a hub is; asks no hub itself, so that it is there without the `remote` extra."""

from urllib.parse import SplitResult, urlsplit

from simgame.game.table.journal import SaveError


def parts_of(url: str) -> SplitResult:
    """The parts of a hub's address; `hub.example:8470` is meant as http. Raises `SaveError`."""
    try:
        parts = urlsplit(url.strip() if "://" in url else f"http://{url.strip()}")
        named = parts.hostname and parts.port != 0 and " " not in parts.netloc
    except ValueError as error:
        raise SaveError("hub-address", url) from error
    if parts.scheme not in ("http", "https") or not named:
        raise SaveError("hub-address", url)
    return parts
