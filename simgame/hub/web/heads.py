"""Requests whose head has no end: whoever sends one is not listened to any longer.

A body is bounded where it is read. What stands around it (address, headers, the lengths of its
parts, what follows it) is kept by the parser for as long as it comes.
"""

from __future__ import annotations

from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

# Bytes of a request beside its body.
LARGEST = 64 * 1024


class BoundedHeads(HttpToolsProtocol):
    """A connection that ends when more than `LARGEST` bytes of a request are none of its body."""

    def __init__(self, *about: Any, **more: Any) -> None:
        super().__init__(*about, **more)
        self._beside, self._in_head = 0, False

    def data_received(self, data: bytes) -> None:
        self._beside += len(data)
        super().data_received(data)
        if self._beside > LARGEST:
            if self._in_head:
                self.send_400_response("The head of this request is too large.")
            else:
                self.transport.close()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._beside, self._in_head = 0, True

    def on_headers_complete(self) -> None:
        super().on_headers_complete()
        self._in_head = False

    def on_body(self, body: bytes) -> None:
        super().on_body(body)
        self._beside -= len(body)
