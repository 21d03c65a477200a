"""The page in the browser: ``streamlit run app.py``."""

import streamlit as st

from rag.ui import state
from rag.ui.components import ICON, header, page_language, style
from rag.ui.pages import demo, inspiration, project, projects, question, sources


def main() -> None:
    """Set the page up and show the one that is chosen."""
    texts = state.current_texts()
    st.set_page_config(page_title=texts("app.name"), page_icon=ICON, layout="centered")
    style()
    if state.presenting():
        st.navigation([st.Page(demo.show, title=texts("app.name"), url_path="demo")], position="hidden").run()
        page_language(texts)
        return
    pages = [
        st.Page(question.show, title=texts("app.ask"), url_path="question", default=True),
        st.Page(projects.show, title=texts("app.projects"), url_path="projects"),
        st.Page(inspiration.show, title=texts("app.inspiration"), url_path="inspiration"),
        st.Page(sources.show, title=texts("app.sources"), url_path="sources"),
    ]
    one = st.Page(project.show, title=texts("projects.name"), url_path="project")  # reached from the others
    page = st.navigation([*pages, one], position="hidden")
    header(pages, texts)
    page.run()
    page_language(texts)


main()
