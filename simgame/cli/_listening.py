"""Whether one can listen at an address, asked before anybody is told that one does."""

from __future__ import annotations

import os
import socket

from simgame.cli._end import Refused
from simgame.locale import Texts
from simgame.os_reason import reason_of


def check_listening(host: str, port: int, t: Texts) -> None:
    """End the command where nobody can listen there: the port is taken, the host none of ours."""
    try:
        for family, kind, _, _, address in socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        ):
            with socket.socket(family, kind) as tried:
                if os.name == "posix":  # elsewhere it would take a port that is in use
                    tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                tried.bind(address)
            return
    except (OSError, UnicodeError) as error:
        # A host's name that cannot be written to others is that of none.
        why = reason_of(error) if isinstance(error, OSError) else "Name or service not known"
        said = t("Nobody can listen at {host}, port {port}: {reason}.",
                 host=host, port=port, reason=t(why))  # fmt: skip
        raise Refused(f"{said} {t('Choose another with --host and --port.')}") from error
