"""Names in a question that the collection does not know: then no document says anything about them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.answer.engine import Engine
from rag.answer.question import Question
from rag.ingest.places import find_places

KNOWN = 0.56
"""The similarity of a collection's word from which it is the name, inflected, misspelt or in another
language; a name that only shares a part with a compound ("Integrationslyftet") stays below."""

KNOWN_ENGLISH = 0.5
"""The same in English, which writes ordinary words with capitals ("Church", "Finnish")."""

SHOUTED = 0.7
"""The share of words after the first with capitals from which they say nothing: a heading, or all in
capitals."""

_NAME = re.compile(r"[A-ZÅÄÖÆØ][\w-]+(?:\s+(?:(?:of|the|and|och|og|for|för)\s+)?[A-ZÅÄÖÆØ][\w-]+)*")
_BEGINS = re.compile(r"(?:^|[.?!:;(”\"–-])\s*$")


def unknown_name(question: Question, engine: Engine) -> str | None:
    """The first name in a question that nothing in the collection is called; None when all are known."""
    spoken = {document.language for document in engine.store.documents}
    if question.language not in spoken:  # then names are translated too ("Punainen Risti")
        return None
    return next((name for name in _names(question.text) if not _is_known(name, question, engine)), None)


def _names(text: str) -> Iterator[str]:
    """The words with a capital, neighbours together; not where a sentence begins."""
    tokens = re.findall(r"[^\W\d_]\w*", text)
    if sum(token[0].isupper() for token in tokens[1:]) > SHOUTED * len(tokens[1:]):
        return
    for match in _NAME.finditer(text):
        name = match.group()
        if _BEGINS.search(text[: match.start()]):
            _, _, name = name.partition(" ")
        if name and name[0].isupper():
            yield name


def _is_known(name: str, question: Question, engine: Engine) -> bool:
    places = [mention.place.name for mention in find_places(name, any_case=True)]
    if (
        places and question.kind in {"list", "count"}
    ) or question.filters.documents:  # the filters judge these
        return True
    if any(p.municipality in places or p.country in places for p in engine.store.projects):
        return True
    least = KNOWN_ENGLISH if question.language == "en" else KNOWN
    parts = [part for part in name.replace("-", " ").split() if part[0].isupper()]
    return any(_nearest(word, engine) >= least for word in (name, *places) if " " not in word) or all(
        _nearest(part, engine) >= least for part in parts
    )


def _nearest(words: str, engine: Engine) -> float:
    """The greatest similarity of any word to one of the collection; 1 where there is none to look for."""
    similarities = engine.retriever.matcher.question(words).similarities
    return float(similarities.max()) if similarities.size else 1.0
