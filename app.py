"""The page in the browser: ``streamlit run app.py``.

A page's own module is imported when the page is shown: the first page waits for nothing else.
"""

from functools import partial
from importlib import import_module

import streamlit as st

from rag.ui import state
from rag.ui.components import ICON, header, page_language, page_title, style


def main() -> None:
    """Set the page up and show the one that is chosen."""
    texts = state.current_texts()
    st.set_page_config(page_icon=ICON, layout="centered")
    style()
    if state.presenting():
        page_title(texts("shell.demo"), texts)
        st.navigation([_page("demo", texts("app.name"))], position="hidden").run()
        page_language(texts)
        return
    pages = [
        _page("question", texts("app.ask"), default=True),
        _page("projects", texts("app.projects")),
        _page("inspiration", texts("app.inspiration")),
        _page("sources", texts("app.sources")),
    ]
    one = _page("project", texts("projects.name"))  # reached from the others
    page = st.navigation([*pages, one], position="hidden")
    page_title(page.title, texts)
    header(pages, texts)
    page.run()
    page_language(texts)


def _page(name: str, title: str, default: bool = False) -> st.Page:
    return st.Page(partial(_show, name), title=title, url_path=name, default=default)


def _show(name: str) -> None:
    import_module(f"rag.ui.pages.{name}").show()


main()
