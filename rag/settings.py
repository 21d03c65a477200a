"""Settings: defaults, overridden by environment variables (``PROJEKTLOTS_…``) or a ``.env`` file."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
"""The repository's root: defaults must not depend on the folder the user stands in."""

BUNDLED_MODEL = "nordic-static"
"""The folder below ``models/`` of the embedding model that comes with the project."""


class Settings(BaseSettings):
    """What a user can set.

    ``model`` is a folder below ``models/``, a path, or the name of a sentence-transformers model;
    ``query_prompt`` and ``passage_prompt`` are put before the texts when that model needs it (E5:
    ``"query: "`` and ``"passage: "``).

    ``llm_url`` is the address of an OpenAI-compatible endpoint, such as ``http://localhost:11434/v1``; empty
    for no language model. ``llm_timeout`` is in seconds, and bounds a whole reply.
    """

    model_config = SettingsConfigDict(env_prefix="PROJEKTLOTS_", env_file=".env", extra="ignore")

    index: Path = ROOT / "index"
    seeds: Path = ROOT / "seeds"
    model: str = BUNDLED_MODEL
    query_prompt: str = ""
    passage_prompt: str = ""
    llm_url: str = ""
    llm_model: str = ""
    llm_key: SecretStr = SecretStr("")
    llm_timeout: float = Field(default=20.0, gt=0, le=600)
