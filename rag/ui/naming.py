"""Names of values in the interface's language: groups, themes, countries, documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from babel import Locale

from rag.ingest.terms import vocabulary
from rag.ui.language import Texts

_CODES = {
    "Sverige": "SE",
    "Danmark": "DK",
    "Norge": "NO",
    "Finland": "FI",
    "Island": "IS",
    "Färöarna": "FO",
    "Åland": "AX",
    "Grönland": "GL",
}
"""The countries by their names in the records."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names in the language of ``texts``; ``titles`` are those of the documents."""

    texts: Texts
    titles: Mapping[str, str]

    def value(self, facet: str, value: str) -> str:
        """The name of a value of a facet; values that are names themselves stay as they are."""
        if facet == "group":
            return self.term("groups", value)
        if facet == "theme":
            return self.term("themes", value)
        if facet == "country":
            return self.country(value)
        return self.titles.get(value, value) if facet == "document" else value

    def term(self, terms: str, value: str) -> str:
        """The name of a term of the vocabulary ``terms``; one that it lacks stays as it is."""
        term = vocabulary(terms).get(value)
        return term.name(self.texts.language) if term else value

    def country(self, name: str) -> str:
        """A country's name."""
        known = Locale.parse(self.texts.language).territories.get(_CODES.get(name, ""))
        return str(known) if known else name

    def language(self, code: str) -> str:
        """A language's name."""
        return str(Locale.parse(self.texts.language).languages.get(code, code))
