"""HTML of what the pages show. Every text from a document or a user passes `text`; nothing else is put in."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from rag.export.clean import one_line
from rag.types import Mention, Statement
from rag.ui.addresses import place_href, projects_href
from rag.ui.language import LANGUAGES, Texts
from rag.ui.view import AnswerView, ComparedView, ProjectView, SourceView

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&])")
_BROKEN = re.compile(r"\s*\n\s*([-–•*]\s)?")
_EMPTY_LINES = re.compile(r"\n(?:\s*\n){2,}")


VERDICTS = {"yes": "answer.yes", "maybe": "answer.maybe", "no": "table.no", "unsure": "table.unsure"}
"""The texts of the verdicts on projects."""


def text(value: str) -> str:
    """``value`` as it stands: escaped, and isolated so that marks of direction in it end with it."""
    return f"<bdi>{html.escape(value)}</bdi>"


def label(value: str) -> str:
    """``value`` as a button's label or a title: on one line, with nothing that Markdown reads as a mark."""
    return _MARKDOWN.sub(r"\\\1", one_line(value))


def source_id(n: int) -> str:
    """The anchor of source ``n``."""
    return f"kalla-{n}"


def answer(view: AnswerView, texts: Texts) -> str:
    """A whole answer."""
    if view.abstained:
        return abstention(view, texts)
    shown = []
    if view.judged:
        shown.append(summary(view, texts))
    if view.statements:
        shown.append("".join(statement(s, texts) for s in view.statements))
    shown.append(comparison(view.compared, texts))
    shown.extend([projects("yes", view.yes, texts), projects("maybe", view.maybe, texts)])
    if view.sources:
        shown.append(_section(texts("answer.sources"), "", _list(source(s, texts) for s in view.sources)))
    return _article("".join(shown))


def abstention(view: AnswerView, texts: Texts) -> str:
    """What is shown when the documents do not say: the nearest passages, as such."""
    nearest = _list(source(s, texts) for s in view.nearest) if view.nearest else ""
    return _article(abstained(view, texts) + nearest, "pl-abstained")


def abstained(view: AnswerView, texts: Texts) -> str:
    """That the documents do not say, and what is shown instead."""
    title = view.said or texts("abstained.title")
    if view.judged:
        title = texts("abstained.no_project", checked=view.checked)
    hint = texts("abstained.hint") if view.nearest else texts("abstained.no_nearest")
    return f'<p class="pl-lead">{text(title)}</p><p class="pl-hint">{text(hint)}</p>'


def summary(view: AnswerView, texts: Texts) -> str:
    """How many projects match, perhaps match, and were checked."""
    counts = [texts("answer.count_yes", count=len(view.yes))]
    if not view.counted:
        counts.append(texts("answer.count_maybe", count=len(view.maybe)))
    counts.append(texts("answer.count_checked", count=view.checked))
    told = ", ".join(f'<span class="pl-together">{text(count)}</span>' for count in counts)
    return f'<p class="pl-lead">{told}</p>'


def statement(claim: Statement, texts: Texts) -> str:
    """A claim with links to its sources."""
    references = "".join(reference(n, texts) for n in claim.citations)
    return f'<p class="pl-statement">{text(claim.text)}{references}</p>'


def comparison(views: Sequence[ComparedView], texts: Texts) -> str:
    """Projects beside each other, each with its claims, and the way to all that is known of them."""
    if not views:
        return ""
    columns = "".join(
        f"<section><h2>{named(view.name, view.id)}</h2>"
        f"{''.join(statement(claim, texts) for claim in view.statements)}</section>"
        for view in views
    )
    ids = [view.id for view in views if view.id]
    told = text(texts("projects.compare"))
    way = f'<p><a class="pl-link" href="{projects_href(ids)}" target="_self">{told}</a></p>' if ids else ""
    return f'<div class="pl-beside">{columns}</div>{way}'


def reference(n: int, texts: Texts) -> str:
    """The number of a source, as a link to it."""
    label = html.escape(texts("answer.source", n=n))
    return f'<a class="pl-ref" href="#{source_id(n)}" target="_self" aria-label="{label}">{n}</a>'


def projects(match: str, views: Sequence[ProjectView], texts: Texts) -> str:
    """The projects with one verdict, "" when there are none."""
    if not views:
        return ""
    hint = texts("answer.maybe_hint") if match == "maybe" else ""
    return _section(
        texts(VERDICTS[match]), hint, _list(project(view, texts) for view in views), f"pl-{match}"
    )


def project(view: ProjectView, texts: Texts) -> str:
    """A project with the quotes that decided."""
    aliases = texts("answer.aliases", names=", ".join(view.aliases)) if view.aliases else ""
    about = parts(view.about) + parts((aliases,) if aliases else ())
    quotes = _list(source(s, texts) for s in view.sources)
    return f'<li class="pl-project"><h3>{named(view.name, view.id)}</h3>{about}{quotes}</li>'


def named(name: str, identifier: str) -> str:
    """A project's name as a link to its page; as it stands when ``identifier`` is ""."""
    if not identifier:
        return text(name)
    return f'<a class="pl-link" href="{projects_href([identifier])}" target="_self">{text(name)}</a>'


def to_document(place: Mention | None, texts: Texts) -> str:
    """The link from a quote to its place in the whole document; "" for no ``place``."""
    if place is None:
        return ""
    told = text(texts("answer.in_document"))
    return f'<p><a class="pl-link" href="{place_href(place)}" target="_self">{told}</a></p>'


def parts(values: Iterable[str]) -> str:
    """A line of short facts, each kept together; "" when there are none."""
    shown = "".join(f'<span class="pl-part">{text(value)}</span>' for value in values)
    return f'<p class="pl-about">{shown}</p>' if shown else ""


def source(view: SourceView, texts: Texts) -> str:
    """A quote, where it stands, and, to be opened, the text around it with the quote marked."""
    language = foreign(view.excerpt.language, texts)
    quote = (
        "" if view.said else f"<blockquote{spoken(language)}>{text(_listed(view.excerpt.quote))}</blockquote>"
    )
    return f'<li class="pl-source">{quote}{_details(view, language, texts)}</li>'


def foreign(language: str, texts: Texts) -> str:
    """``language`` where that is another one than the page's, else ""."""
    return language if language in LANGUAGES and language != texts.language else ""


def spoken(language: str) -> str:
    """The attribute that says which language an element is in; "" for the page's."""
    return f' lang="{language}"' if language else ""


def _details(view: SourceView, language: str, texts: Texts) -> str:
    """Where a quote stands and its ``language`` if it needs saying, to be opened for the text around it."""
    number = f'<span class="pl-number">{view.n}</span>' if view.n is not None else ""
    page = texts("answer.page", page=view.page) if view.page is not None else ""
    named = texts.language_name(language) if language else ""
    place = " · ".join(part for part in (view.title, view.section, page, named) if part)
    title = html.escape(texts("answer.in_context"))
    met = texts("abstained.met", words=view.met) if view.met else ""
    around = context(view, language) + (f'<p class="pl-hint">{text(met)}</p>' if met else "")
    around += to_document(view.place, texts)
    return f'<details><summary title="{title}">{number}{text(place)}</summary>{around}</details>'


def context(view: SourceView, language: str = "") -> str:
    """The text around a quote, as it is in the source, with the quote marked; ``language`` if not the page's.

    The number of a source leads to the mark: the browser opens what it lies in and scrolls there.
    """
    around = view.excerpt
    before = "… " if around.cut_before else ""
    after = " …" if around.cut_after else ""
    anchor = f' id="{source_id(view.n)}"' if view.n is not None else ""
    quote = f"<mark{anchor}>{text(_closer(around.quote))}</mark>"
    told = f"{before}{text(_closer(around.before))}{quote}{text(_closer(around.after))}{after}"
    return f'<p class="pl-context"{spoken(language)}>{told}</p>'


def asked(question: str) -> str:
    """The question above its answer, where the box is too narrow to show it."""
    return f'<p class="pl-asked">{text(question)}</p>'


def heading(value: str) -> str:
    """A heading over a group of buttons."""
    return f'<h2 class="pl-group">{text(value)}</h2>'


def footer(message: str) -> str:
    """A quiet line below a page."""
    return f'<p class="pl-footer">{text(message)}</p>'


def _closer(value: str) -> str:
    """``value`` with at most one empty line in a row: pages of forms are mostly empty lines."""
    return _EMPTY_LINES.sub("\n\n", value)


def _listed(value: str) -> str:
    """``value`` on one line, but for its bullets: each begins a line."""
    return _BROKEN.sub(lambda broken: f"\n{broken[1]}" if broken[1] else " ", value.strip())


def notice(message: str, detail: str = "") -> str:
    """A calm message about what went wrong and what to do."""
    small = f"<small>{text(detail)}</small>" if detail else ""
    return f'<div class="pl-notice" role="alert"><p>{text(message)}</p>{small}</div>'


def _section(heading: str, hint: str, body: str, name: str = "") -> str:
    small = f'<p class="pl-hint">{text(hint)}</p>' if hint else ""
    return f'<section class="{name}"><h2>{text(heading)}</h2>{small}{body}</section>'


def _list(items: Iterable[str]) -> str:
    return f'<ul class="pl-list">{"".join(items)}</ul>'


def _article(body: str, name: str = "") -> str:
    return f'<article class="pl-answer {name}" aria-live="polite">{body}</article>'
