"""The descriptions of a folder's documents, in ``sources.toml``."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ValidationError

from rag.errors import DocumentUnreadable
from rag.types import Source

SOURCES = "sources.toml"


class Row(BaseModel):
    """One description as the file has it; keys that are not named here are notes to the reader.

    ``published`` is a year, a day, or words: TOML knows the first two as numbers and dates.
    """

    file: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | int | str | None = None
    languages: tuple[str, ...] = ()


class Rows(BaseModel):
    """The whole file."""

    source: tuple[Row, ...] = ()


def load_sources(folder: Path) -> dict[str, Source]:
    """The descriptions in a folder's ``sources.toml`` by file name; empty when there is none.

    Raises DocumentUnreadable when the file is no valid TOML, or has a value of a wrong type.
    """
    path = folder / SOURCES
    if not path.is_file():
        return {}
    try:
        rows = Rows.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DocumentUnreadable(f"{path}: is no valid TOML ({error}); mend or remove it") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise DocumentUnreadable(f"{path}: {place}: {first['msg']}; mend or remove it") from None
    return {row.file: _source(row.file, row) for row in rows.source if row.file}


def _source(file: str, row: Row) -> Source:
    published = None if row.published is None else str(row.published)
    return Source(row.title or file, row.publisher, published, row.languages)
