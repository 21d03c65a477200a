"""Small parts that every page shows in the same way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from rag.errors import ProjektlotsError
from rag.ui import markup, state
from rag.ui.language import LANGUAGES, Texts

STYLE = Path(__file__).parent / "style.css"
ICON = str(Path(__file__).parent / "icon.svg")
"""A file of ours: Streamlit fetches its own icons from the network."""


def style() -> None:
    """Put the page's style in place."""
    st.html(STYLE)


def header(pages: Sequence[st.Page], texts: Texts) -> None:
    """Show the links to the pages and to the other language."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for page in pages:
            st.page_link(page)
        st.space("stretch")
        for code, name in LANGUAGES.items():
            if code != texts.language:
                st.button(
                    name, key=f"projektlots.{code}", type="tertiary", on_click=state.choose, args=(code,)
                )


@contextmanager
def errors_shown(texts: Texts) -> Iterator[None]:
    """Show a named error as one calm message in place of what it interrupts."""
    try:
        yield
    except ProjektlotsError as error:
        message, detail = explain(error, texts)
        st.html(markup.notice(message, detail))


def explain(error: ProjektlotsError, texts: Texts) -> tuple[str, str]:
    """The message for ``error`` in the interface's language, and the error's own words."""
    key = f"error.{type(error).__name__}"
    return texts(key if key in texts else "error.other"), texts("error.detail", message=str(error))
