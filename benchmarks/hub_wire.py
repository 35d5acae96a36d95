"""HTTP over plain sockets that stay open, from processes of their own: a load, not a client.

A library for HTTP spends more on a request than the hub does, and would measure itself. Here every
request is bytes that are ready before the clock runs; an answer is read to its end, and no further
looked at than for its status.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any

# Requests that follow each other on one connection.
Stream = Sequence[bytes]


@dataclass
class Told:
    """What came back: how many of each status, how long each stream took, and all of them (s)."""

    seconds: float = 0.0
    statuses: Counter[int] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.statuses.total() / self.seconds


def asked(
    path: str, token: str = "", body: Mapping[str, Any] | None = None, **headers: str
) -> bytes:  # fmt: skip
    """A request as bytes: a POST with JSON, or a GET without a body."""
    content = b"" if body is None else json.dumps(body).encode()
    lines = [f"{'GET' if body is None else 'POST'} {path} HTTP/1.1", "Host: 127.0.0.1"]
    if token:
        lines.append(f"Authorization: Bearer {token}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    if body is not None:
        lines += ["Content-Type: application/json", f"Content-Length: {len(content)}"]
    return "\r\n".join([*lines, "", ""]).encode() + content


def sent(port: int, streams: Sequence[Stream], processes: int = 1, spread: float = 0.0) -> Told:
    """Send all streams side by side, each on a connection of its own, from so many processes.

    They begin together, or one after the other within `spread` seconds.
    """
    waits = [spread * n / len(streams) for n in range(len(streams))]
    with ProcessPoolExecutor(processes, get_context("spawn"), initializer=_aside) as pool:
        list(pool.map(abs, range(processes)))
        start = time.time() + 0.5
        asking = [
            pool.submit(_share, port, streams[n::processes], waits[n::processes], start)
            for n in range(processes)
        ]
        parts = [each.result() for each in asking]
    whole = Told(max(end for _, end in parts) - start)
    for part, _ in parts:
        whole.statuses += part.statuses
        whole.times += part.times
    return whole


def _aside() -> None:
    os.nice(10)


def _share(
    port: int, streams: Sequence[Stream], waits: Sequence[float], start: float
) -> tuple[Told, float]:
    """What one process sends, from the moment at which all begin; and when it was done."""
    told = Told()
    lines = [socket.create_connection(("127.0.0.1", port), 60) for _ in streams]
    time.sleep(max(0.0, start - time.time()))
    with ThreadPoolExecutor(len(streams)) as pool:
        for took, statuses in pool.map(_one, lines, streams, waits):
            told.times.append(took)
            told.statuses += statuses
    return told, time.time()


def _one(line: socket.socket, stream: Stream, wait: float) -> tuple[float, Counter[int]]:
    statuses = Counter[int]()
    time.sleep(wait)
    began = time.perf_counter()
    with line, line.makefile("rb") as answers:
        for request in stream:
            line.sendall(request)
            statuses[_answer(answers)] += 1
    return time.perf_counter() - began, statuses


def _answer(answers: Any) -> int:
    """Read one answer to its end; its status."""
    status = int(answers.readline().split(None, 2)[1])
    length = 0
    while (line := answers.readline()) not in (b"\r\n", b""):
        if line[:15].lower() == b"content-length:":
            length = int(line[15:])
    answers.read(length)
    return status


class Spectators:
    """So many who watch the stream of a board."""

    def __init__(self, port: int, path: str, count: int) -> None:
        self._port, self._request = port, asked(path)
        self._count = count
        self._lines: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def come(self) -> None:
        """Everybody opens the stream, and has the board as it is."""
        for n in range(self._count):
            line = await asyncio.open_connection("127.0.0.1", self._port, limit=1 << 20)
            line[1].write(self._request)
            self._lines.append(line)
            if n % 50 == 49:
                await asyncio.sleep(0.05)
        await asyncio.gather(*(self._board(line[0]) for line in self._lines))

    async def see(self) -> list[float]:
        """When each has the next board (`time.perf_counter`)."""
        return list(await asyncio.gather(*(self._board(line[0]) for line in self._lines)))

    def go(self) -> None:
        for _, writer in self._lines:
            writer.close()

    @staticmethod
    async def _board(reader: asyncio.StreamReader) -> float:
        while b"event: board" not in await reader.readuntil(b"\n\n"):
            pass
        return time.perf_counter()
