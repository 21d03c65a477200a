"""From the settings to an embedder."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rag.embed.contextual import ContextualEmbedder, is_contextual_model
from rag.embed.embedder import Embedder, Model, Pair
from rag.embed.static import StaticEmbedder, is_static_model
from rag.embed.transformer import SentenceTransformerEmbedder
from rag.settings import ROOT, WORD_MODEL, Settings

MODELS = ROOT / "models"


def load_embedder(settings: Settings) -> Embedder:
    """The passage model that the settings name, with the bundled static model for words and sentences.

    A folder below ``models/``, or any other folder, that holds a contextual or a static model is read
    without torch; every other folder or name goes to sentence-transformers, with the settings' prompts.
    Raises ModelUnavailable when a model cannot be loaded.
    """
    if settings.model == WORD_MODEL:
        return StaticEmbedder.load(MODELS / WORD_MODEL)
    with ThreadPoolExecutor(1) as beside:  # a question at the command line waits for both
        passages = beside.submit(_passage_model, settings)
        words = StaticEmbedder.load(MODELS / WORD_MODEL)
        return Pair(passages.result(), words)


def _passage_model(settings: Settings) -> Model:
    bundled = MODELS / settings.model
    for folder in (bundled, Path(settings.model)):
        if is_contextual_model(folder):
            return ContextualEmbedder.load(folder)
        if is_static_model(folder):
            return StaticEmbedder.load(folder)
    name = str(bundled) if bundled.is_dir() else settings.model
    return SentenceTransformerEmbedder.load(name, settings.query_prompt, settings.passage_prompt)
