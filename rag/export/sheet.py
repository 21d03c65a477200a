"""An inspiration sheet: what the collection says to a draft, with numbered citations."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rag.explore.alike import Alike
from rag.explore.checklist import Check
from rag.explore.inspire import Ask, Inspiration
from rag.explore.telling import Quote
from rag.export.report import Entry, Line, Report, Wording
from rag.types import Citation, Contact, Mention

DRAFT = 600
"""Characters of the draft on the sheet: enough to know it again."""

SOME = 5
"""Terms in which a project differs: a longer list is not read."""

TELLING = ("purpose", "description", "goal", "background")
"""Fields that say what a project is about, the most telling first."""

TOUCHED = {"yes": "inspiration.touched", "maybe": "inspiration.perhaps", "no": "inspiration.missing"}


class _Cited:
    """The citations of a sheet, numbered as they are added; the same place has one number."""

    def __init__(self, titles: Mapping[str, str], read: Callable[[str], str]) -> None:
        self._titles = titles
        self._read = read
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.citations: list[Citation] = []

    def line(self, quote: Quote, label: str = "") -> Line:
        """A quote as a line with its citation."""
        place = (quote.mention.document, quote.mention.start, quote.mention.end)
        if place not in self._numbers:
            self._numbers[place] = len(self.citations) + 1
            self.citations.append(
                Citation(
                    self._numbers[place],
                    quote.mention.document,
                    self._titles[quote.mention.document],
                    quote.project,
                    quote.section,
                    quote.page,
                    quote.mention.start,
                    quote.mention.end,
                    self._read(place[0])[place[1] : place[2]],
                )
            )
        return Line(quote.text, (self._numbers[place],), label)


def sheet_report(
    found: Inspiration,
    titles: Mapping[str, str],
    names: Mapping[str, str],
    read: Callable[[str], str],
    wording: Wording,
    term: Callable[[str, str], str],
    language: str,
    contacts: bool,
) -> Report:
    """The sheet as a report; ``titles`` are those of the documents, ``names`` those of the projects, by id;
    ``read`` gives the documents' texts, ``term`` names a term of a vocabulary."""
    say, cited = wording.say, _Cited(titles, read)
    entries = [_alike(alike, wording, term, cited) for alike in found.similar]
    entries += [
        *(_check(check, wording, language, cited) for check in found.checks),
        _quotes(say("inspiration.goals"), found.goals, names, titles, cited),
        _quotes(say("inspiration.lessons"), found.lessons, names, titles, cited),
    ]
    if contacts:
        entries.append(_asks(found.asks, say("inspiration.ask"), cited))
    draft = " ".join(found.draft.text.split())
    shown = draft if len(draft) <= DRAFT else draft[:DRAFT].rsplit(" ", 1)[0] + " …"
    return Report(
        title=say("inspiration.sheet"),
        notes=(shown,),
        lines=(),
        entries=tuple(entry for entry in entries if entry.lines or entry.verdict),
        citations=tuple(cited.citations),
    )


def _alike(alike: Alike, wording: Wording, term: Callable[[str, str], str], cited: _Cited) -> Entry:
    names = ", ".join(dict.fromkeys(term(s.vocabulary, s.term) for s in alike.shared))
    shared = (wording.say("project.shares_terms", terms=names),) if names else ()
    told = (*shared, *_differences(alike, wording, term))
    lines = tuple(cited.line(pair.theirs) for pair in alike.pairs)
    label = wording.say("inspiration.similar_one")
    return Entry(
        f"{label}: {alike.project.name}",
        "",
        (*wording.about(alike.project), *told),
        lines or _first(alike, cited),
    )


def _differences(alike: Alike, wording: Wording, term: Callable[[str, str], str]) -> tuple[str, ...]:
    """What only the project has."""
    names = list(dict.fromkeys(term(vocabulary, value) for vocabulary, value in alike.only_theirs))[:SOME]
    return (wording.say("inspiration.only_theirs", terms=", ".join(names)),) if names else ()


def _first(alike: Alike, cited: _Cited) -> tuple[Line, ...]:
    """What a record that has no sentence like the draft's is about, else its name: a project is never named
    without its source."""
    project = alike.project
    told = {field.role: field for field in reversed(project.fields)}
    about = next((told[role] for role in TELLING if role in told), None)
    if about is not None:
        place = Mention(about.document, about.start, about.end)
        return (cited.line(Quote(place, project.id, about.label, None, about.text)),)
    return tuple(
        cited.line(Quote(mention, project.id, "", None, project.name))
        for name, mention in project.evidence
        if name == "name"
    )[:1]


def _quotes(
    heading: str,
    quotes: tuple[Quote, ...],
    names: Mapping[str, str],
    titles: Mapping[str, str],
    cited: _Cited,
) -> Entry:
    """Quotes, each with the name of its project or, outside all, of its document."""
    return Entry(heading, "", (), tuple(cited.line(quote, _whose(quote, names, titles)) for quote in quotes))


def _whose(quote: Quote, names: Mapping[str, str], titles: Mapping[str, str]) -> str:
    return names.get(quote.project or "") or titles[quote.mention.document]


def _check(check: Check, wording: Wording, language: str, cited: _Cited) -> Entry:
    verdict = wording.say(TOUCHED[check.touched])
    wanted = check.advice is not None and check.touched != "yes"
    lines = (cited.line(check.advice),) if check.advice and wanted else ()
    return Entry(check.item.name(language), verdict, (check.item.hint(language),), lines)


def _asks(asks: tuple[Ask, ...], heading: str, cited: _Cited) -> Entry:
    return Entry(heading, "", (), tuple(_ask(ask, cited) for ask in asks))


def _ask(ask: Ask, cited: _Cited) -> Line:
    told = _details(ask.contact)
    line = cited.line(Quote(ask.contact.mention, ask.project, "", None, told))
    return Line(told, line.citations, ask.name)


def _details(contact: Contact) -> str:
    return ", ".join(part for part in (contact.name, contact.email, contact.phone) if part)
