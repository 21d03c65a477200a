"""HTML of a project's record. Every text from a document passes `markup.text`."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rag.answer.understand import role_name
from rag.explore.alike import Alike, Pair
from rag.explore.record import Fact, FieldText, Record, Warned
from rag.explore.telling import Quote
from rag.types import Contact, Mention
from rag.ui.context import Excerpt, excerpt
from rag.ui.language import Texts
from rag.ui.markup import foreign, spoken, text, to_document
from rag.ui.naming import Names

FACTS = {
    "organisation": "project.organisation",
    "country": "project.country",
    "municipality": "project.municipality",
    "funding": "project.funding",
    "category": "project.category",
    "start": "project.start",
    "end": "project.end",
    "website": "project.website",
}
WARNINGS = {
    "named_only_in_contents": "project.named_only_in_contents",
    "title_from_contents": "project.title_from_contents",
    "title_missing": "project.title_missing",
    "contents_say": "project.contents_say",
    "no_such_date": "project.no_such_date",
    "other": "project.warning_other",
}


SOME = 5
"""Terms in which a project differs: a longer list is not read."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What every part of a page needs: the texts, the names, and a document's source text."""

    texts: Texts
    names: Names
    read: Callable[[str], str]

    def around(self, mention: Mention) -> Excerpt:
        """A place in the text around it."""
        return excerpt(self.read(mention.document), mention.start, mention.end)

    def spoken(self, mention: Mention) -> str:
        """The attribute for a quote in another language than the page's."""
        return spoken(foreign(self.around(mention).language, self.texts))


def context(
    mention: Mention, shown: Shown, section: str = "", page: int | None = None, below: str = ""
) -> str:
    """Where a quote stands, to be opened for the text around it, the quote marked, and for ``below``."""
    around = shown.around(mention)
    title = shown.names.titles.get(mention.document, mention.document)
    paged = shown.texts("answer.page", page=page) if page is not None else ""
    place = " · ".join(part for part in (title, section, paged) if part)
    before, after = "… " * around.cut_before, " …" * around.cut_after
    told = f"{before}{text(around.before)}<mark>{text(around.quote)}</mark>{text(around.after)}{after}"
    lang = spoken(foreign(around.language, shown.texts))
    return f'<details><summary>{text(place)}</summary><p class="pl-context"{lang}>{told}</p>{below}</details>'


def quote(found: Quote, shown: Shown) -> str:
    """A quote and where it stands."""
    body = f"<blockquote{shown.spoken(found.mention)}>{text(found.text.strip())}</blockquote>"
    around = context(found.mention, shown, found.section, found.page, to_document(found.mention, shown.texts))
    return f'<div class="pl-source">{body}{around}</div>'


def facts(record: Record, shown: Shown) -> str:
    """What is known of a project, each fact with its place."""
    rows: list[tuple[str, str, tuple[Fact, ...]]] = [
        (shown.texts(FACTS[f.name]), fact_value(f, shown), (f,)) for f in record.facts
    ]
    for key, terms, found in (
        ("project.groups", "groups", record.groups),
        ("project.themes", "themes", record.themes),
    ):
        if found:
            rows.append((shown.texts(key), ", ".join(shown.names.term(terms, f.value) for f in found), found))
    body = "".join(
        f"<div><dt>{text(label)}</dt><dd>{text(value)}{_places(found, shown)}</dd></div>"
        for label, value, found in rows
    )
    return article(f'<dl class="pl-facts">{body}</dl>')


def fact_value(fact: Fact, shown: Shown) -> str:
    """A fact's value as the interface writes it."""
    if fact.name in ("start", "end"):
        return shown.texts.date(fact.value)
    return shown.names.country(fact.value) if fact.name == "country" else fact.value


def _places(found: Sequence[Fact], shown: Shown) -> str:
    """Where facts were read, those of a list together, to be opened."""
    known = [fact for fact in found if fact.mention is not None]
    if not known:
        return ""
    quotes = []
    for fact in known:
        if fact.mention is not None:
            around = excerpt(shown.read(fact.mention.document), fact.mention.start, fact.mention.end, 90)
            quotes.append(
                f"<li>{text(around.before)}<mark>{text(around.quote)}</mark>{text(around.after)}</li>"
            )
    label = html.escape(shown.texts("project.read_in"))
    return f'<details class="pl-where"><summary>{label}</summary><ul>{"".join(quotes)}</ul></details>'


def field(found: FieldText, shown: Shown) -> str:
    """A field of a record as it stands in its document."""
    return article(f"<h2>{text(field_name(found.label, found.role, shown.texts))}</h2>{cell(found, shown)}")


def field_name(label: str, role: str, texts: Texts) -> str:
    """A field's label as printed; what was read out of prose has none, and is called by its kind."""
    return label or role_name(role, texts.language)


def cell(found: FieldText, shown: Shown) -> str:
    """A field in a comparison: its text and its place."""
    body = f'<blockquote class="pl-lines"{shown.spoken(found.mention)}>{text(found.text)}</blockquote>'
    return f'<div class="pl-source">{body}{context(found.mention, shown, found.label, found.page)}</div>'


def whose(name: str) -> str:
    """Whose the text below is, where the columns of a comparison stand one below the other."""
    return f'<p class="pl-whose">{text(name)}</p>'


def warnings(found: Iterable[Warned], texts: Texts) -> str:
    """What is uncertain of a record, in words; "" when nothing is."""
    items = "".join(f"<li>{text(texts(WARNINGS[w.code], detail=w.detail))}</li>" for w in found)
    head = html.escape(texts("project.warnings"))
    return f'<div class="pl-notice"><strong>{head}</strong><ul>{items}</ul></div>' if items else ""


def contacts(found: Iterable[Contact], shown: Shown) -> str:
    """Contact persons, each with its place."""
    return article("".join(contact(person, shown) for person in found))


def contact(person: Contact, shown: Shown) -> str:
    """A contact person; an address and a number are links."""
    parts = [f"<strong>{text(person.name)}</strong>"] if person.name else []
    if person.email:
        parts.append(f'<a href="mailto:{html.escape(person.email)}">{text(person.email)}</a>')
    if person.phone:
        digits = "".join(c for c in person.phone if c.isdigit() or c == "+")
        parts.append(f'<a href="tel:{html.escape(digits)}">{text(person.phone)}</a>')
    told = "".join(f'<span class="pl-part">{part}</span>' for part in parts)
    return f'<div class="pl-source"><p>{told}</p>{context(person.mention, shown)}</div>'


def reasons(alike: Alike, shown: Shown) -> str:
    """Why a project is similar: the terms, the place and the organisation in common."""
    texts = shown.texts
    terms = ", ".join(dict.fromkeys(shown.names.term(s.vocabulary, s.term) for s in alike.shared))
    told = [texts("project.shares_terms", terms=terms)] if terms else []
    if alike.place:
        told.append(texts("project.shares_place", place=alike.place))
    if alike.organisation:
        told.append(texts("project.shares_organisation", organisation=alike.organisation))
    return "".join(f"<p>{text(line)}</p>" for line in told)


def pair(found: Pair, mine: str, shown: Shown) -> str:
    """Two sentences that say much the same, one above the other; ``mine`` names whose the first is."""
    first = f'<p class="pl-mine"><span class="pl-who">{text(mine)}</span> {text(one_line(found.mine))}</p>'
    return f'<div class="pl-pair">{first}{quote(found.theirs, shown)}</div>'


def differences(alike: Alike, shown: Shown) -> str:
    """What only one of both has."""
    told = []
    for key, terms in (
        ("inspiration.only_theirs", alike.only_theirs),
        ("inspiration.only_mine", alike.only_mine),
    ):
        names = list(dict.fromkeys(shown.names.term(vocabulary, term) for vocabulary, term in terms))
        if names:
            some = ", ".join(names[:SOME]) + " …" * (len(names) > SOME)
            told.append(f"<p>{text(shown.texts(key, terms=some))}</p>")
    return "".join(told)


def one_line(value: str) -> str:
    """``value`` on one line."""
    return " ".join(value.split())


def article(body: str, name: str = "") -> str:
    """A part of a page in the pages' own style."""
    return f'<div class="pl-answer {name}">{body}</div>'
