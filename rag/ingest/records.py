"""A project record out of an entry: each attribute with the place where it was read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rag.ingest.contacts import URL, Part, group_parts, read_parts, read_person
from rag.ingest.contents import ContentsItem
from rag.ingest.entry import Entry
from rag.ingest.funding import amount, find_funders, find_funding
from rag.ingest.headings import read_heading
from rag.ingest.lines import Line, plain, without_number
from rag.ingest.location import Location, Stated, locate
from rag.ingest.organisations import find_organisation
from rag.ingest.parts import EntryParts
from rag.ingest.passages import SHORT
from rag.ingest.periods import state_period
from rag.ingest.places import find_places
from rag.ingest.terms import find_terms
from rag.ingest.titles import Title, headline_name, item_title, read_title, recase, unique
from rag.text.languages import detect
from rag.types import Contact, Document, Field, Mention, Project, Span

NAMELESS_ROLES = frozenset({"contact", "period", "website", "email", "phone", "contact_name"})
"""Fields whose words say nothing of whom or what a project is for."""

LANGUAGE_SAMPLE = 2_000
"""Characters of a record's text that show its language."""

_RUN_BY = re.compile(
    r"\b(?:drivs|drevs|drivits|drives|drevet|organiseras|organiserats|arrangeras|genomförs|genomfördes|genomförts|gennemføres|"
    r"gennemført|gjennomføres|gjennomført|run|implemented)\s+"
    r"(?:[^\W\d_]+\s+){0,3}?(?:av|af|by)\s+(?:[a-zåäöæø]\S*\s+){0,2}(?P<name>[A-ZÅÄÖÆØ][^\s.,;]*(?:\s+(?:[A-ZÅÄÖÆØ][^\s.,;]*))*)"
)


class RecordReader:
    """Reads one entry of a document into a project; a new reader for each entry."""

    def __init__(self, document: Document, lines: Sequence[Line], entry: Entry, parts: EntryParts) -> None:
        self.document = document
        self.span = Span(lines[entry.first].start, lines[entry.last].end)
        self.text = document.text[self.span.start : self.span.end]
        self.fields = parts.fields
        self.prose = entry.prose
        self.heading = read_heading(document.text, lines, entry)
        self.evidence: list[tuple[str, Mention]] = []
        self.warnings: list[str] = []

    def read(self, key: str, category: Span | None, item: ContentsItem | None) -> Project:
        """The project under a temporary id, with the contents item that names it, if there is one."""
        title = self._title(item)
        organisation = self._organisation()
        location = self._location()
        self._compare_with_contents(item, location.municipality)
        start, end = self._period()
        return Project(
            id=key,
            name=title.name,
            documents=(self._mention(self.span),),
            aliases=self._aliases(title, item),
            organisation=organisation,
            country=location.country,
            municipality=location.municipality,
            funding=self._funding(title),
            category=self._category(category),
            start=start,
            end=end,
            contacts=self._contacts(),
            website=self._website(),
            language=self._language(),
            target_groups=self._terms("groups", "target_groups"),
            themes=self._terms("themes", "themes"),
            fields=self.fields,
            evidence=tuple(self.evidence),
            warnings=tuple(self.warnings),
        )

    def _mention(self, span: Span) -> Mention:
        return Mention(self.document.name, span.start, span.end)

    def _note(self, attribute: str, start: int, end: int) -> None:
        self.evidence.append((attribute, Mention(self.document.name, start, end)))

    def _first(self, role: str) -> Field | None:
        return next((field for field in self.fields if field.role == role), None)

    def _language(self) -> str:
        described = " ".join(f.text for f in self.fields if f.role not in NAMELESS_ROLES)
        described = described or self.text
        return detect(described[:LANGUAGE_SAMPLE]) if len(described) > SHORT else self.document.language

    def _title(self, item: ContentsItem | None) -> Title:
        if self.heading.title is not None:
            span = self.heading.title
            self._note("name", span.start, span.end)
            printed = self.document.text[span.start : span.end]
            listed = item_title(item)[0] if item is not None and printed.isupper() else printed
            return read_title(listed if listed.casefold() == printed.casefold() else printed, self.text)
        if item is not None:
            self._note("name", item.start, item.end)
            self.warnings.append("title_from_contents")
            return read_title(item_title(item)[0], self.text)
        organisation = self.heading.organisation
        self.warnings.append("title_missing")
        name = (
            self.document.text[organisation.start : organisation.end]
            if organisation
            else plain(self.text.split("\n", 1)[0])[:80]
        )
        return Title(name, (), None)

    def _aliases(self, title: Title, item: ContentsItem | None) -> tuple[str, ...]:
        printed = [recase(item_title(item)[0], self.text)] if item is not None else []
        different = [p for p in printed if read_title(p, "").name.casefold() != title.name.casefold()]
        names = [read_title(p, "").name for p in different]
        headline = headline_name(title.name, self.text[len(title.name) :]) if self.prose else ()
        return unique([*title.aliases, *names, *headline], without=title.name)

    def _organisation(self) -> str | None:
        field = self._first("organisation")
        if field is not None:
            head, _, tail = field.text.rpartition(",")
            country = [m for m in find_places(tail) if m.place.kind == "country"]
            name = head if head and country and not country[0].adjective else field.text
            sentence = find_organisation(name) if name.endswith(".") else None
            name = name[: sentence.end] if sentence is not None else name
            self._note("organisation", field.start, field.start + len(name.rstrip()))
            return name.strip()
        if self.heading.organisation is not None:
            span = self.heading.organisation
            self._note("organisation", span.start, span.end)
            return self.document.text[span.start : span.end]
        match = _RUN_BY.search(self.text)
        if match is None:
            return None
        self._note("organisation", self.span.start + match.start("name"), self.span.start + match.end("name"))
        return " ".join(match["name"].split())

    def _location(self) -> Location:
        """Where the project is: its own fields come first, then organisation, title and text."""
        stated = [
            Stated(f.text, f.start, field=True) for f in self.fields if f.role in {"municipality", "country"}
        ]
        header = self._first("organisation")
        stated += [Stated(header.text, header.start)] if header else []
        for span in (self.heading.organisation, self.heading.title):
            if span is not None:
                stated.append(Stated(self.document.text[span.start : span.end].title(), span.start))
        contact = " ".join(f.text for f in self.fields if f.role in NAMELESS_ROLES)
        people = [Span(f.start, f.end) for f in self.fields if f.role in {"contact", "contact_name"}]
        location = locate(stated, Stated(self.text, self.span.start), contact, people)
        for attribute, at in (("municipality", location.municipality_at), ("country", location.country_at)):
            if at is not None:
                self._note(attribute, at.start, at.end)
        return location

    def _compare_with_contents(self, item: ContentsItem | None, municipality: str | None) -> None:
        listed = item_title(item)[1] if item is not None else None
        if item is not None and listed and municipality and listed != municipality:
            self.warnings.append(f"contents_say: {listed}")
            self._note("contents", item.start, item.end)

    def _funding(self, title: Title) -> str | None:
        if title.funding and self.heading.title is not None:
            at = self.document.text.find("§", self.heading.title.start)
            self._note("funding", at, self.heading.title.end)
            return title.funding
        told = (f for f in self.fields if f.role == "funding" and not f.text.startswith("|"))
        field = next(told, None)  # a table of costs names no funder
        named = find_funders(field.text) if field is not None and not field.label else []
        if field is not None and named:
            self._note("funding", field.start + named[0][1].start, field.start + named[0][1].end)
            return named[0][0]
        if field is not None:
            self._note("funding", field.start, field.end)
            return amount(field.text, field.label)
        found = find_funding(self.text)
        if found is None:
            return None
        self._note("funding", self.span.start + found[1].start, self.span.start + found[1].end)
        return found[0]

    def _category(self, span: Span | None) -> str | None:
        if span is None:
            return None
        self._note("category", span.start, span.end)
        return recase(without_number(plain(self.document.text[span.start : span.end])), self.document.text)

    def _period(self) -> tuple[str | None, str | None]:
        stated = state_period(self.fields)
        if stated is None:
            return None, None
        period, field = stated
        self.warnings.extend(f"no_such_date: {warning.split(':')[0]}" for warning in period.warnings)
        self._note("period", field.start, field.end)
        return period.start, period.end

    def _contacts(self) -> tuple[Contact, ...]:
        """The persons in the contact fields: a block's parts, or the parts under labels of their own."""
        block = self._first("contact")
        if block is not None:
            return group_parts(
                read_parts(self.document.text, Span(block.start, block.end)), self.document.name
            )
        parts: list[Part] = []
        for field in self.fields:
            if field.role == "contact_name":
                parts += read_person(self.document.text, Span(field.start, field.end))
            elif field.role == "email":
                parts.append(Part("email", field.text, field.start, field.end))
            elif field.role == "phone":
                parts.append(Part("phone", field.text, field.start, field.end))
        return group_parts(parts, self.document.name, names_suffice=True)

    def _website(self) -> str | None:
        field = self._first("website")
        match = URL.search(field.text) if field else None
        if field is None or match is None:
            return None
        self._note("website", field.start + match.start(), field.start + match.end())
        return match.group().replace("\n", "").rstrip(".,")

    def _terms(self, vocabulary: str, attribute: str) -> tuple[str, ...]:
        found: list[str] = []
        for field in self.fields:
            if field.role in NAMELESS_ROLES | {"organisation"}:
                continue
            for term, match in find_terms(field.text, vocabulary):
                if term.id not in found:
                    found.append(term.id)
                    self._note(
                        f"{attribute}:{term.id}", field.start + match.start(), field.start + match.end()
                    )
        return tuple(found)
