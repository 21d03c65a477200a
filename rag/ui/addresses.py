"""The pages' addresses, for links in HTML."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from rag.types import Mention

PROJECTS, PROJECT, INSPIRATION, SOURCES = "projects", "project", "inspiration", "sources"
"""The pages' addresses."""

IDENTIFIER, DOCUMENT, START, END = "id", "doc", "start", "end"
"""The parameters of a project's page, and of a place in a document."""


def _href(address: str, parameters: Mapping[str, str | Sequence[str]]) -> str:
    """The address of a page as an attribute's value; all pages lie beside each other."""
    return html.escape(f"{address}?{urlencode(parameters, doseq=True)}")


def projects_href(identifiers: Sequence[str]) -> str:
    """The address of a project's page, or of several side by side, for a link in a text."""
    return _href(PROJECT, {IDENTIFIER: identifiers})


def place_href(mention: Mention) -> str:
    """The address of a place in a document, for a link in a text."""
    return _href(SOURCES, {DOCUMENT: mention.document, START: str(mention.start), END: str(mention.end)})
