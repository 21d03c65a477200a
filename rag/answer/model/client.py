"""One request to an OpenAI-compatible endpoint, within a time and a length, whatever the server does."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from rag.answer.model.prompt import Messages
from rag.settings import Settings

if TYPE_CHECKING:
    import openai

LONGEST_REPLY = 12_000
"""Characters: three times what the statements asked for can need; a longer reply is given up."""

REPLY_TOKENS = 1_000
"""Tokens asked for; `rag.answer.model.sources.CHARACTERS` says what they share the model's context with."""

RETRIES = 1
"""Attempts after the first, by the client, on a lost connection or a server's error; within the same time."""


class ModelFailed(Exception):
    """The language model gave no reply. ``reason`` is a key of the strings, ``values`` fill its placeholders:
    neither holds a key or anything that the server said."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


@dataclass(frozen=True, slots=True)
class _Ended:
    """What a stream ended with: None when it was whole."""

    error: Exception | None


def request(messages: Messages, settings: Settings, on_reply: Callable[[str], None]) -> str:
    """The model's whole reply; ``on_reply`` gets what has come so far after every piece.

    Ends after ``settings.llm_timeout`` seconds at the latest, also when the server sends a byte now and then:
    the connection is read in a thread of its own, and closed when the time is out. Raises ModelFailed.
    """
    import openai

    deadline = time.monotonic() + settings.llm_timeout
    pieces: queue.Queue[str | _Ended] = queue.Queue()
    client = openai.OpenAI(
        base_url=settings.llm_url,
        api_key=settings.llm_key.get_secret_value()
        or "none",  # the client demands one, local servers read none
        timeout=settings.llm_timeout,
        max_retries=RETRIES,
    )
    stopped = threading.Event()
    reader = threading.Thread(target=_read, args=(client, messages, settings, pieces, stopped), daemon=True)
    reader.start()
    try:
        reply = ""
        for piece in _until(deadline, pieces, settings):
            reply += piece
            if len(reply) > LONGEST_REPLY:
                raise ModelFailed("llm_unusable")
            on_reply(reply)
        return reply
    finally:
        stopped.set()
        client.close()


def _read(
    client: openai.OpenAI,
    messages: Messages,
    settings: Settings,
    pieces: queue.Queue[str | _Ended],
    stopped: threading.Event,
) -> None:
    try:
        stream: Any = client.chat.completions.create(
            model=settings.llm_model or "default",  # llama.cpp serves one model and reads no name
            messages=messages,  # type: ignore[arg-type]  # plain dicts are its typed dicts
            stream=True,
            temperature=0,
            max_tokens=REPLY_TOKENS,
        )
        for chunk in stream:
            if stopped.is_set():
                return
            if chunk.choices and chunk.choices[0].delta.content:
                pieces.put(chunk.choices[0].delta.content)
        pieces.put(_Ended(None))
    except Exception as error:  # whatever a server or a network can cause; `_until` names it
        pieces.put(_Ended(error))


def _until(deadline: float, pieces: queue.Queue[str | _Ended], settings: Settings) -> Iterator[str]:
    while True:
        try:
            piece = pieces.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            raise ModelFailed("llm_timeout", seconds=f"{settings.llm_timeout:g}") from None
        if isinstance(piece, _Ended):
            if piece.error is not None:
                raise _named(piece.error, settings) from None
            return
        yield piece


def _named(error: Exception, settings: Settings) -> ModelFailed:
    import openai

    if isinstance(error, openai.APITimeoutError):
        return ModelFailed("llm_timeout", seconds=f"{settings.llm_timeout:g}")
    if isinstance(error, openai.APIConnectionError):
        return ModelFailed("llm_unreachable", host=_host(settings.llm_url))
    if isinstance(error, openai.AuthenticationError | openai.PermissionDeniedError):
        return ModelFailed("llm_key")
    if isinstance(error, openai.NotFoundError):
        return ModelFailed("llm_model", host=_host(settings.llm_url))
    if isinstance(error, openai.APIStatusError):
        return ModelFailed("llm_status", status=error.status_code)
    return ModelFailed("llm_unusable")


def _host(url: str) -> str:
    """The server's name and port: the rest of an address can hold a password."""
    try:
        parts = urlsplit(url)
        return f"{parts.hostname or url.split('@')[-1][:40]}{f':{parts.port}' if parts.port else ''}"
    except ValueError:
        return "PROJEKTLOTS_LLM_URL"
