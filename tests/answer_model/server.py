"""A real HTTP server that speaks the streaming chat protocol and replies what a test has written."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any


class Scripted:
    """Serves on 127.0.0.1.

    ``pieces`` are the parts of the reply's text, ``whole`` says whether the stream ends as it should, and
    ``status`` is the HTTP status; with ``drip`` a byte is sent every 0.05 seconds, with ``silent`` none at
    all. ``requests`` are the bodies it got, ``keys`` their Authorization headers.
    """

    def __init__(self) -> None:
        self.pieces: tuple[str, ...] = ("",)
        self.status = 200
        self.whole = True
        self.drip = False
        self.silent = False
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.closing = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Scripted:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        """The base address for the client."""
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def says(self, *statements: tuple[str, Iterable[Any]]) -> None:
        """Reply with statements, as a model that does what it is asked to."""
        rows = [{"text": text, "citations": list(citations)} for text, citations in statements]
        self.writes(json.dumps({"statements": rows}, ensure_ascii=False))

    def writes(self, reply: str) -> None:
        """Reply with a text, in pieces of some characters as a model streams it."""
        self.pieces = tuple(reply[i : i + 7] for i in range(0, len(reply), 7))

    def stream(self) -> Iterator[bytes]:
        """The events of the reply."""
        for piece in self.pieces:
            delta = {"choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]}
            yield f"data: {json.dumps(_CHUNK | delta)}\n\n".encode()
        if self.whole:
            end = {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}
            yield f"data: {json.dumps(_CHUNK | end)}\n\n".encode()
            yield b"data: [DONE]\n\n"


_CHUNK = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "scripted"}


def _handler(script: Scripted) -> type[BaseHTTPRequestHandler]:
    return type("Handler", (_Handler,), {"script": script})


class _Handler(BaseHTTPRequestHandler):
    script: Scripted

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.script.requests.append(json.loads(body))
        self.script.keys.append(self.headers["Authorization"])
        if self.script.silent:
            self.script.closing.wait()
            return
        self.send_response(self.script.status)
        if self.script.status != 200:
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps({"error": {"message": "secret detail of the server"}}).encode())
            return
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        with suppress(OSError):  # the client has hung up
            for event in self.script.stream():
                self._send(event)

    def _send(self, event: bytes) -> None:
        if not self.script.drip:
            self.wfile.write(event)
            return
        for byte in event:
            if self.script.closing.wait(0.05):
                return
            self.wfile.write(bytes([byte]))
            self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:
        pass
