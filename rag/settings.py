"""Settings: defaults, overridden by environment variables (``PROJEKTLOTS_…``) or a ``.env`` file."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
"""The repository's root: defaults must not depend on the folder the user stands in."""

WORD_MODEL = "nordic-static"
"""The folder below ``models/`` of the model that compares words and sentences, whatever ``model`` is."""

PASSAGE_MODEL = "nordic-contextual"
"""The folder below ``models/`` of the model for passages that comes with the project."""


class Settings(BaseSettings):
    """What a user can set.

    ``model`` embeds whole passages: a folder below ``models/``, a path, or the name of a
    sentence-transformers model. Words and sentences are always compared by the bundled static model, whose
    scale the answers rely on;
    ``query_prompt`` and ``passage_prompt`` are put before the texts when that model needs it (E5:
    ``"query: "`` and ``"passage: "``).

    ``reranker`` is a folder or the name of a sentence-transformers CrossEncoder; empty for no re-ranking.

    ``llm_url`` is the address of an OpenAI-compatible endpoint, such as ``http://localhost:11434/v1``; empty
    for no language model. ``llm_timeout`` is in seconds, and bounds a whole reply.
    """

    model_config = SettingsConfigDict(env_prefix="PROJEKTLOTS_", env_file=".env", extra="ignore")

    index: Path = ROOT / "index"
    seeds: Path = ROOT / "seeds"
    model: str = PASSAGE_MODEL
    query_prompt: str = ""
    passage_prompt: str = ""
    reranker: str = ""
    llm_url: str = ""
    llm_model: str = ""
    llm_key: SecretStr = SecretStr("")
    llm_timeout: float = Field(default=20.0, gt=0, le=600)
