"""What is typed in a terminal of any encoding: read as UTF-8, else as the GBK it most likely is.

Textual takes every terminal for one that speaks UTF-8, and ends where it does not.
"""

from __future__ import annotations

import codecs
import os
import selectors
from typing import TYPE_CHECKING

from textual._xterm_parser import XTermParser

if TYPE_CHECKING:
    from textual.driver import Driver


class Decoder:
    """Bytes as they come, to text; what is in neither encoding is left out."""

    def __init__(self) -> None:
        self._utf8 = codecs.getincrementaldecoder("utf-8")()

    def decode(self, data: bytes) -> str:
        """The text of what has come; a character that is not whole yet waits for its rest."""
        waiting = self._utf8.getstate()[0]
        try:
            return self._utf8.decode(data)
        except UnicodeDecodeError:
            self._utf8.reset()
            return (waiting + data).decode("gb18030", "ignore")


def any_encoding(driver: type[Driver]) -> type[Driver]:
    """The driver, where it is one of a terminal on Unix, reading by way of `Decoder`."""
    if driver.__name__ != "LinuxDriver":
        return driver
    from textual.drivers.linux_driver import LinuxDriver  # noqa: PLC0415 - not on Windows

    class AnyEncoding(LinuxDriver):
        """As Textual reads, but for the decoder, and it ends with the input."""

        def run_input_thread(self) -> None:
            parser, decoder = XTermParser(self._debug), Decoder()
            with selectors.SelectSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    if selector.select(0.1):
                        data = os.read(self.fileno, 4096)
                        if not data:
                            return
                        for event in parser.feed(decoder.decode(data)):
                            self.process_message(event)
                    for event in parser.tick():
                        self.process_message(event)

    return AnyEncoding
