"""HTML of an answer in the demo: so short that a room sees all of it, with its sources folded below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rag.ui import markup
from rag.ui.language import Texts
from rag.ui.view import AnswerView, ProjectView, SourceView


def slide(view: AnswerView, texts: Texts) -> str:
    """An answer with each project's name, facts and one quote, or that there is none."""
    shown = []
    if view.abstained:
        shown.append(markup.abstained(view, texts))
    elif view.judged:
        shown.append(markup.summary(view, texts))
    shown.extend(markup.statement(claim, texts) for claim in view.statements)
    shown.append(markup.comparison(view.compared, texts))
    for match, found in (("yes", view.yes), ("maybe", view.maybe)):
        shown.append(_cards(match, found, view.counted, texts))
    shown.append(_folded(tuple(_sources(view)), texts))
    return f'<article class="pl-answer pl-slide" aria-live="polite">{"".join(shown)}</article>'


def _sources(view: AnswerView) -> Iterator[SourceView]:
    """All sources of an answer, each once."""
    seen: set[int] = set()
    for source in (*(s for p in (*view.yes, *view.maybe) for s in p.sources), *view.sources, *view.nearest):
        if source.n is None or source.n not in seen:
            yield source
        if source.n is not None:
            seen.add(source.n)


def _cards(match: str, views: Sequence[ProjectView], counted: bool, texts: Texts) -> str:
    """The projects with one verdict, side by side; "" when there are none. Those of a count need no quote."""
    if not views:
        return ""
    cards = "".join(_card(view, counted, texts) for view in views)
    heading = f"<h2>{markup.text(texts(markup.VERDICTS[match]))}</h2>"
    return f'<section class="pl-{match}">{heading}<ul class="pl-list pl-cards">{cards}</ul></section>'


def _card(view: ProjectView, counted: bool, texts: Texts) -> str:
    """A project with the first quote that says more than its name."""
    telling = next((source for source in view.sources if not (source.said or counted)), None)
    numbers = "".join(markup.reference(s.n, texts) for s in view.sources if s.n is not None)
    quote = ""
    if telling is not None:
        language = markup.spoken(markup.foreign(telling.excerpt.language, texts))
        quote = f"<blockquote{language}>{markup.text(telling.excerpt.quote)}</blockquote>"
    name = f"<h3>{markup.text(view.name)}{numbers}</h3>"
    return f'<li class="pl-project">{name}{markup.parts(view.about)}{quote}</li>'


def _folded(sources: Sequence[SourceView], texts: Texts) -> str:
    """The quotes with their places, to be opened: a number in the answer opens them by itself."""
    if not sources:
        return ""
    title = markup.text(texts("demo.sources", count=len(sources)))
    items = "".join(markup.source(source, texts) for source in sources)
    return f'<details class="pl-folded"><summary>{title}</summary><ul class="pl-list">{items}</ul></details>'
