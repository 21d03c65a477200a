"""What becomes of an answer when the language model or its server fails."""

from __future__ import annotations

import json
import socket

import pytest
from pydantic import SecretStr, ValidationError

from rag.answer.model import Rewritten, rewrite
from rag.answer.model.client import LONGEST_REPLY
from rag.answer.strings import LANGUAGES, say, strings
from rag.settings import Settings
from rag.store import Store
from rag.types import Answer
from tests.answer_model.numbered import TRUE, source_of
from tests.answer_model.server import Scripted

KEY = "sk-hemlig-nyckel-4711"

WHOLE = json.dumps({"statements": [{"text": TRUE, "citations": [1]}]})


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "Tyvärr kan jag inte svara på den frågan.",
        "I'm sorry, but I can't help with that.",
        f"Här är svaret: {WHOLE}",
        WHOLE[:-9],
        WHOLE * 2,
        "[]",
        "null",
        "{}",
        '{"statements": {"text": "x", "citations": [1]}}',
        '{"statements": "x"}',
        "[" * 5000,
        WHOLE[:-2] + " " * LONGEST_REPLY + "]}",
    ],
    ids=lambda reply: reply[:30],
)
def test_a_reply_that_is_not_what_was_asked_for_leaves_the_extractive_answer(
    reply: str, fact: Answer, store: Store, settings: Settings, server: Scripted
) -> None:
    server.writes(reply)
    assert rewrite(fact, store.passages, store, settings) == Rewritten(fact, 0, say("sv", "llm_unusable"))


@pytest.mark.parametrize(
    "row",
    [
        {"text": TRUE},
        {"text": TRUE, "citations": []},
        {"text": TRUE, "citations": "1"},
        {"text": TRUE, "citations": [True]},
        {"text": TRUE, "citations": [1.0]},
        {"text": TRUE, "citations": [10**30]},
        {"text": 17, "citations": [1]},
        {"text": " ", "citations": [1]},
        {"text": f"{TRUE} " * 12, "citations": [1]},
        TRUE,
        None,
    ],
    ids=str,
)
def test_a_statement_that_is_none_is_dropped(
    row: object, fact: Answer, store: Store, settings: Settings, server: Scripted
) -> None:
    server.writes(json.dumps({"statements": [row]}))
    assert rewrite(fact, store.passages, store, settings) == Rewritten(fact, 1, say("sv", "llm_nothing"))


def test_an_empty_list_leaves_the_extractive_answer(
    fact: Answer, store: Store, settings: Settings, server: Scripted
) -> None:
    server.says()
    assert rewrite(fact, store.passages, store, settings) == Rewritten(fact, 0, say("sv", "llm_nothing"))


def test_half_a_stream_leaves_the_extractive_answer(
    fact: Answer, store: Store, settings: Settings, server: Scripted
) -> None:
    n = source_of(fact, store, "17 av 22")
    server.says((TRUE, [n]), (TRUE, [n]))
    server.pieces, server.whole = server.pieces[: len(server.pieces) // 2], False
    texts: list[str] = []
    assert rewrite(fact, store.passages, store, settings, texts.append) == Rewritten(
        fact, 0, say("sv", "llm_unusable")
    )


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (401, "llm_key"),
        (403, "llm_key"),
        (404, "llm_model"),
        (400, "llm_status"),
        (500, "llm_status"),
        (429, "llm_status"),
    ],
)
def test_an_error_of_the_server_leaves_the_extractive_answer_and_no_secret(
    status: int, reason: str, fact: Answer, store: Store, settings: Settings, server: Scripted
) -> None:
    server.status = status
    secret = settings.model_copy(update={"llm_key": SecretStr(KEY)})
    result = rewrite(fact, store.passages, store, secret)
    host = server.url.split("/")[2]
    assert result == Rewritten(fact, 0, say("sv", reason, status=status, host=host))
    assert server.keys[0] == f"Bearer {KEY}"
    assert len(server.requests) <= 2
    assert KEY not in str(result) + repr(secret)
    assert "secret detail" not in str(result)


def test_a_dead_server_leaves_the_extractive_answer(fact: Answer, store: Store, indexed: Settings) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    dead = indexed.model_copy(update={"llm_url": f"http://anna:{KEY}@127.0.0.1:{port}/v1"})
    result = rewrite(fact, store.passages, store, dead)
    assert result == Rewritten(fact, 0, say("sv", "llm_unreachable", host=f"127.0.0.1:{port}"))


@pytest.mark.parametrize(
    "url", ["nonsense", "http://", "ftp://127.0.0.1/", "http://[", "http://127.0.0.1:99999/v1"]
)
def test_an_address_that_is_none_leaves_the_extractive_answer(
    url: str, fact: Answer, store: Store, indexed: Settings
) -> None:
    result = rewrite(fact, store.passages, store, indexed.model_copy(update={"llm_url": url}))
    assert result.answer == fact
    assert result.notice
    assert "PROJEKTLOTS_LLM_" in result.notice


@pytest.mark.parametrize("way", ["silent", "drip"])
def test_a_server_that_does_not_finish_in_time_leaves_the_extractive_answer(
    way: str, fact: Answer, store: Store, settings: Settings, server: Scripted
) -> None:
    server.says((TRUE, [1]))
    setattr(server, way, True)
    hurried = settings.model_copy(update={"llm_timeout": 0.3})
    result = rewrite(fact, store.passages, store, hurried)
    assert result == Rewritten(fact, 0, say("sv", "llm_timeout", seconds="0.3"))


def test_the_timeout_must_be_a_time() -> None:
    for seconds in (0, -1, float("inf"), float("nan")):
        with pytest.raises(ValidationError):
            Settings(llm_timeout=seconds)


def test_settings_come_from_the_environment_and_hide_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("URL", "http://127.0.0.1:1/v1"), ("MODEL", "m"), ("KEY", KEY), ("TIMEOUT", "2.5")):
        monkeypatch.setenv(f"PROJEKTLOTS_LLM_{name}", value)
    settings = Settings()
    assert (settings.llm_url, settings.llm_model, settings.llm_timeout) == ("http://127.0.0.1:1/v1", "m", 2.5)
    assert settings.llm_key.get_secret_value() == KEY
    assert KEY not in repr(settings)


def test_every_language_has_the_notices_in_one_line() -> None:
    keys = {key for key in strings("sv") if key.startswith("llm_")}
    for language in LANGUAGES:
        texts = {key: text for key, text in strings(language).items() if key.startswith("llm_")}
        assert texts.keys() == keys
        assert all("\n" not in text for text in texts.values())
