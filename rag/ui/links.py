"""Links between the pages, which keep the session: Streamlit follows them without loading the page anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from rag.types import Mention
from rag.ui import markup
from rag.ui.addresses import DOCUMENT, END, IDENTIFIER, PROJECT, SOURCES, START


def _nothing() -> None:
    """Stands for a page's function: Streamlit knows a page by its address alone."""


def page(address: str) -> st.Page:
    """The page of an address."""
    return st.Page(_nothing, title=address, url_path=address)


def keep(parameters: Mapping[str, str | Sequence[str]]) -> None:
    """Put what is shown into the address: Streamlit leaves the old one when a link stays on its page."""
    st.query_params.from_dict(parameters)


def link(address: str, label: str, parameters: Mapping[str, str | Sequence[str]] | None = None) -> None:
    """Show a link to a page; ``label`` is plain text, whatever marks it holds."""
    st.page_link(page(address), label=markup.label(label), query_params=dict(parameters or {}))


def to_project(identifier: str, label: str) -> None:
    """Show a link to a project's page."""
    link(PROJECT, label, {IDENTIFIER: identifier})


def to_comparison(identifiers: Sequence[str], label: str) -> None:
    """Show a link to the page that shows projects side by side."""
    link(PROJECT, label, {IDENTIFIER: list(identifiers)})


def to_place(mention: Mention, label: str) -> None:
    """Show a link into a document, where the place is marked."""
    place = {DOCUMENT: mention.document, START: str(mention.start), END: str(mention.end)}
    link(SOURCES, label, place)
