"""From the settings to an embedder."""

from __future__ import annotations

from pathlib import Path

from rag.embed.embedder import Embedder
from rag.embed.static import StaticEmbedder, is_static_model
from rag.embed.transformer import SentenceTransformerEmbedder
from rag.settings import BUNDLED_MODEL, ROOT, Settings

MODELS = ROOT / "models"


def load_embedder(settings: Settings) -> Embedder:
    """The embedder that the settings name.

    A folder below ``models/``, or any other folder, that holds a static model is read without torch;
    every other folder or name goes to sentence-transformers, with the prompts of the settings.
    Raises ModelUnavailable when it cannot be loaded.
    """
    bundled, path = MODELS / settings.model, Path(settings.model)
    if settings.model == BUNDLED_MODEL:
        return StaticEmbedder.load(bundled)
    for folder in (bundled, path):
        if is_static_model(folder):
            return StaticEmbedder.load(folder)
    name = str(bundled) if bundled.is_dir() else settings.model
    return SentenceTransformerEmbedder.load(name, settings.query_prompt, settings.passage_prompt)
