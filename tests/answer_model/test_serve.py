"""Against a real server of language models, with a tiny one of random weights: it answers garbage, in
time."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from rag.answer.answerer import Answerer
from rag.answer.model import Rewritten, rewrite
from rag.answer.strings import say
from rag.settings import Settings
from rag.store import Store

NEEDED = ("transformers", "accelerate", "fastapi", "uvicorn")
MISSING = [name for name in NEEDED if find_spec(name) is None]
ATTEMPTS = 600
"""Times that the server's health is asked for, a fifth of a second apart."""

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")

MAKE = """
import sys
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast
letters = sorted(pre_tokenizers.ByteLevel.alphabet())
vocabulary = {letter: i for i, letter in enumerate([*letters, "<s>", "</s>"])}
tokenizer = Tokenizer(models.BPE(vocabulary, []))
tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
tokenizer.decoder = decoders.ByteLevel()
names = {"bos_token": "<s>", "eos_token": "</s>", "pad_token": "</s>"}
fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, **names)
fast.chat_template = "{% for m in messages %}{{ m['content'] }}{% endfor %}"
fast.save_pretrained(sys.argv[1])
config = LlamaConfig(
    vocab_size=len(vocabulary), hidden_size=16, intermediate_size=32,
    num_hidden_layers=1, num_attention_heads=2,
    max_position_embeddings=32768, bos_token_id=vocabulary["<s>"], eos_token_id=vocabulary["</s>"],
)
LlamaForCausalLM(config).save_pretrained(sys.argv[1])
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a running `transformers serve`, and the model's name there."""
    folder = tmp_path_factory.mktemp("served")
    model = folder / "random"
    offline = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_HOME": str(folder / "cache")}
    subprocess.run([sys.executable, "-c", MAKE, str(model)], check=True, env=offline, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("transformers")), "serve", str(model)]
    options = ["--host", "127.0.0.1", "--port", str(port), "--device", "cpu"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([*command, *options], env=offline, stdout=log, stderr=log)
        try:
            assert any(healthy(port, process) for _ in range(ATTEMPTS)), (folder / "log").read_text("utf-8")
            yield f"http://127.0.0.1:{port}/v1", str(model)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def healthy(port: int, process: subprocess.Popen[bytes]) -> bool:
    """Whether the server answers; waits a little when it does not, and fails when it has ended."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as response:
            return bool(response.status == 200)
    except OSError:
        try:
            process.wait(0.2)
        except subprocess.TimeoutExpired:
            return False
        pytest.fail(f"the server ended with {process.returncode}")


def test_garbage_from_a_real_server_leaves_the_extractive_answer(
    served: tuple[str, str], answerer: Answerer, store: Store, indexed: Settings
) -> None:
    url, model = served
    answer = answerer.ask("Hur många kvinnor kunde simma?")
    settings = indexed.model_copy(update={"llm_url": url, "llm_model": model, "llm_timeout": 120.0})
    assert rewrite(answer, store.passages, store, settings) == Rewritten(answer, 0, say("sv", "llm_unusable"))
