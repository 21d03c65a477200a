"""Contact persons left out of a text: their names, addresses and numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from phonenumbers import PhoneNumberMatcher

from rag.types import Project

_EMAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_REGION = "SE"
"""Where a number without a country's code is looked for; the records' own numbers are known anyway."""


def hider(projects: Iterable[Project], instead: str) -> Callable[[str], str]:
    """A function that puts ``instead`` for each contact person of ``projects``, each e-mail address and each
    telephone number in a text."""
    known = "|".join(sorted(map(_pattern, set(_details(projects))), key=len, reverse=True))
    words = re.compile(rf"{_EMAIL}|(?<!\w)(?:{known})(?!\w)" if known else _EMAIL, re.IGNORECASE)

    def hide(text: str) -> str:
        return words.sub(lambda _: instead, _without_numbers(text, instead))

    return hide


def _details(projects: Iterable[Project]) -> Iterator[str]:
    """What points out a contact person; a name of one word may be any word."""
    for project in projects:
        for contact in project.contacts:
            if contact.name and len(contact.name.split()) > 1:
                yield contact.name
            yield from (detail for detail in (contact.email, contact.phone) if detail)


def _pattern(detail: str) -> str:
    return r"\s+".join(map(re.escape, detail.split()))


def _without_numbers(text: str, instead: str) -> str:
    for match in reversed(list(PhoneNumberMatcher(text, _REGION))):
        text = text[: match.start] + instead + text[match.end :]
    return text
