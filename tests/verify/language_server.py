"""Drives yaml-language-server over stdio, as an editor does.

The server is installed once, pinned, below the git-ignored `.verify` folder.
"""

from __future__ import annotations

import json
import subprocess
import threading
import time
from pathlib import Path
from queue import Empty, Queue
from types import TracebackType
from typing import Any

VERSION = "1.18.0"
FOLDER = Path(__file__).parents[2] / ".verify" / f"yaml-language-server-{VERSION}"
PATIENCE = 60  # seconds for one answer, on a busy machine


def installed() -> Path:
    """The server's program, installed if it is not there yet."""
    program = FOLDER / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    if not program.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--no-audit", "--no-fund", "--silent", "--no-save"]
        said = subprocess.run(
            [*command, f"yaml-language-server@{VERSION}"], cwd=FOLDER, capture_output=True,
            text=True, check=False, timeout=600,
        )  # fmt: skip
        assert said.returncode == 0, f"npm: {said.stderr.strip() or said.stdout.strip()}"
    return program


class LanguageServer:
    """One server with a workspace; its questions about settings are answered with ours."""

    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace
        self._next, self._version = 0, 0
        self._answers: Queue[dict[str, Any]] = Queue()
        self._diagnostics: Queue[dict[str, Any]] = Queue()
        self._process = subprocess.Popen(
            ["node", str(installed()), "--stdio"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> LanguageServer:
        folder = {"uri": self._workspace.as_uri(), "name": "workspace"}
        able = {"workspace": {"configuration": True, "workspaceFolders": True},
                "textDocument": {"completion": {"completionItem": {"snippetSupport": True}},
                                 "hover": {}, "publishDiagnostics": {}}}  # fmt: skip
        self.ask("initialize", processId=None, rootUri=folder["uri"], capabilities=able,
                 workspaceFolders=[folder])  # fmt: skip
        self._tell("initialized")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()

    def open(self, file: Path, text: str) -> list[dict[str, Any]]:
        """Open a file with this text, or change it to that; the diagnostics that come for it."""
        self._version += 1
        uri = file.as_uri()
        while not self._diagnostics.empty():
            self._diagnostics.get_nowait()
        self._tell("textDocument/didOpen", textDocument={
            "uri": uri, "languageId": "yaml", "version": self._version, "text": text})  # fmt: skip
        found = self._wait(self._diagnostics, lambda told: told["uri"] == uri)
        diagnostics: list[dict[str, Any]] = found["diagnostics"]
        return diagnostics

    def complete(self, file: Path, line: int, column: int) -> list[dict[str, Any]]:
        """What is offered at a spot, counted from 0."""
        answer = self._at("textDocument/completion", file, line, column)
        items: list[dict[str, Any]] = (answer or {}).get("items", [])
        return items

    def hover(self, file: Path, line: int, column: int) -> str:
        """What is said about a spot, counted from 0."""
        answer = self._at("textDocument/hover", file, line, column)
        contents = (answer or {}).get("contents", "")
        return str(contents["value"] if isinstance(contents, dict) else contents)

    def ask(self, method: str, **params: Any) -> Any:
        """The answer to a request; AssertionError when the server refuses it."""
        self._next += 1
        number = self._next
        self._send({"id": number, "method": method, "params": params})
        answer = self._wait(self._answers, lambda said: said.get("id") == number)
        assert "error" not in answer, answer["error"]
        return answer.get("result")

    def _at(self, method: str, file: Path, line: int, column: int) -> Any:
        spot = {"line": line, "character": column}
        return self.ask(method, textDocument={"uri": file.as_uri()}, position=spot)

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self._process.stdin
        assert stream is not None
        stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        stream.flush()

    def _listen(self) -> None:
        while (message := self._receive()) is not None:
            if message.get("method") == "textDocument/publishDiagnostics":
                self._diagnostics.put(message["params"])
            elif "method" in message and "id" in message:
                self._send({"id": message["id"], "result": _setting(message)})
            elif "id" in message:
                self._answers.put(message)

    def _receive(self) -> dict[str, Any] | None:
        stream = self._process.stdout
        assert stream is not None
        size = 0
        while (line := stream.readline().strip()) or not size:
            if not line:
                return None
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        message: dict[str, Any] = json.loads(stream.read(size))
        return message

    def _wait(self, queue: Queue[dict[str, Any]], fits: Any) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                message = queue.get(timeout=1)
            except Empty:
                assert self._process.poll() is None, "the language server has stopped"
                continue
            if fits(message):
                return message
        raise AssertionError("the language server does not answer")


def _setting(message: dict[str, Any]) -> Any:
    """Our settings: validate, complete and hover; no schemas from the network."""
    if message["method"] != "workspace/configuration":
        return None
    ours = {"validate": True, "completion": True, "hover": True,
            "schemaStore": {"enable": False}}  # fmt: skip
    asked = [item.get("section") for item in message["params"]["items"]]
    return [ours if section == "yaml" else {} for section in asked]
