"""A page run without a browser, and what it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs

from streamlit.testing.v1 import AppTest

WAIT = 60


def _projects() -> None:
    from rag.ui.pages import projects

    projects.show()


def _project() -> None:
    from rag.ui.pages import project

    project.show()


def _inspiration() -> None:
    from rag.ui.pages import inspiration

    inspiration.show()


def _sources() -> None:
    from rag.ui.pages import sources

    sources.show()


PAGES = {"projects": _projects, "project": _project, "inspiration": _inspiration, "sources": _sources}


def opened(page: str, parameters: Mapping[str, str | Sequence[str]] | None = None) -> AppTest:
    """The page as the address with ``parameters`` opens it."""
    app = AppTest.from_function(PAGES[page], default_timeout=WAIT)
    for name, value in (parameters or {}).items():
        app.query_params[name] = value if isinstance(value, str) else list(value)
    return checked(app.run())


def checked(app: AppTest) -> AppTest:
    """The page, when nothing failed."""
    assert not app.exception, app.exception
    return app


def html(app: AppTest) -> str:
    """All HTML of the page."""
    return "".join(element.proto.body for element in app.get("html"))


def links(app: AppTest) -> list[tuple[str, dict[str, list[str]]]]:
    """The page's links: their labels, without the marks that keep Markdown out, and their parameters."""
    return [
        (link.proto.label.replace("\\", ""), parse_qs(link.proto.query_string))
        for link in app.get("page_link")
    ]


def titles(app: AppTest) -> list[str]:
    """The page's titles."""
    return [title.value for title in app.title]
