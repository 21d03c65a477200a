"""Small parts that every page shows in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from rag.errors import ProjektlotsError
from rag.export.clean import one_line
from rag.ui import markup, state
from rag.ui.language import LANGUAGES, Texts

STYLE = Path(__file__).parent / "style.css"
ICON = str(Path(__file__).parent / "icon.svg")
"""A file of ours: Streamlit fetches its own icons from the network."""

SELECT = "projektlots.language.select"
_SCRIPTS = Path(__file__).parent / "scripts"


def style() -> None:
    """Put the page's style in place."""
    st.html(STYLE)


def header(pages: Sequence[st.Page], texts: Texts) -> None:
    """Show the links to the pages and to the demo, and the choice of language."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="projektlots-header"):
        for page in pages:
            st.page_link(page)
        st.button(texts("shell.demo"), key="projektlots.demo", type="tertiary", on_click=state.present)
        st.space("stretch")
        st.selectbox(
            texts("shell.language"),
            tuple(LANGUAGES),
            index=tuple(LANGUAGES).index(texts.language),
            format_func=LANGUAGES.__getitem__,
            key=SELECT,
            on_change=state.choose,
            args=(SELECT,),
            label_visibility="collapsed",
            width=130,
            filter_mode=None,
        )


def page_language(texts: Texts) -> None:
    """Tell the browser the page's language, which Streamlit says is English, and whether it was chosen."""
    chosen = state.LANGUAGE in st.session_state
    data = {"language": texts.language, "chosen": chosen, "cookie": state.COOKIE}
    _script("page")(data=data, key="projektlots.script.page")


def page_title(name: str, texts: Texts) -> None:
    """Call the browser's tab by what the page shows."""
    st.set_page_config(page_title=f"{one_line(name)} – {texts('app.name')}")


def copy_button(texts: Texts) -> None:
    """Show the button that copies the page's address."""
    words = {name: texts(f"link.{name}") for name in ("copy", "copied", "failed")}
    _script("copy")(data=words, key="projektlots.script.copy")


def step_keys(step: int, count: int, on_step: Callable[[], None], key: str) -> None:
    """Listen to the keys by which a presenter goes on from ``step``, the first of ``count`` being 0.

    Then ``on_step`` is called, and ``to`` of what the session has under ``key`` says to which step.
    """
    _script("steps")(data={"step": step, "count": count}, key=key, on_to_change=on_step)


def arrive(place: str, marked: bool = False) -> None:
    """Show a page from its top, or at what is marked in it, once for each ``place``.

    A link to another project or document of the page that is open would else leave the reader in its middle.
    """
    _script("arrive")(data={"place": place, "marked": marked}, key="projektlots.script.arrive")


@cache
def _script(name: str) -> ComponentRenderer:
    source = (_SCRIPTS / f"{name}.js").read_text("utf-8")
    return st.components.v2.component(f"projektlots_{name}", js=source, isolate_styles=False)


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
