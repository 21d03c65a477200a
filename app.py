"""The page in the browser: ``streamlit run app.py``."""

import streamlit as st

from rag.ui import state
from rag.ui.components import ICON, header, page_language, style
from rag.ui.pages import demo, projects, question, sources


def main() -> None:
    """Set the page up and show the one that is chosen."""
    texts = state.current_texts()
    st.set_page_config(page_title=texts("app.name"), page_icon=ICON, layout="centered")
    style()
    page_language(texts)
    if state.presenting():
        st.navigation([st.Page(demo.show, title=texts("app.name"), url_path="demo")], position="hidden").run()
        return
    pages = [
        st.Page(question.show, title=texts("app.ask"), url_path="question", default=True),
        st.Page(projects.show, title=texts("app.projects"), url_path="projects"),
        st.Page(sources.show, title=texts("app.sources"), url_path="sources"),
    ]
    page = st.navigation(pages, position="hidden")
    header(pages, texts)
    page.run()


main()
