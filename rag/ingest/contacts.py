"""Contact persons: names, e-mail addresses and phone numbers, each with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rag.types import Contact, Mention, Span

_AT_SIGN = r"(?:@|\s?[(\[{](?:at|snabel-?a)[)\]}]\s?)"
"""The sign as it is, or written so that machines do not find it: "namn (at) example.org"."""

EMAIL = re.compile(rf"[\w.+-]+{_AT_SIGN}[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
PHONE = re.compile(r"(?<![\w@.])(?:\+\d{1,3}[ ‑–-]?)?(?:\(0\)\s?)?\d[\d /‑–-]{5,18}\d(?![\w@])")
URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"”)]+(?:\n[^\s<>\"”)]+(?=>))?|(?<![\w@.])[\w-]+(?:\.[\w-]+)*\.(?:se|no|dk|fi|is|org|com|eu|net|nu|ngo)(?:/[^\s<>\"”)]*)?(?![\w@])",
    re.I,
)

PHONE_DIGITS = range(6, 14)
"""A Nordic number has 6 digits (local) to 13 (with country code); dates and sums fall outside or below."""

PREFIXED = 9
"""Digits from which a number has an area or country code; a file number or a company's number has none."""

COUNTRY_CODES = ("45", "46", "47", "354", "358", "298", "299")
"""The Nordic countries' codes, which some write without the plus."""

NAME_WORDS = 5
"""Words of the longest personal name that is taken for one."""

JOINER = 6
"""Characters of the longest joining word with its spaces."""

_DATE_LIKE = re.compile(r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}")
_YEARS = re.compile(r"(?:19|20)\d\d\s?[/–-]\s?(?:19|20)\d\d")
_SUM = re.compile(r"[1-9]\d{0,2}(?: \d{3})+")
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?:[ \t]+[^\W\d_][\w'’.-]*)*")

_LEAD = re.compile(r"[\s,;/|()•◆▪●*–-]*(?:[^\W\d_][^\W\d_ -]*(?: [^\W\d_]+)?:\s*)?")

_AT = re.compile(
    r"(?:\s+(?:på|at|on|tlf|tel|tfn|telefon|phone|mobil|e-?post|e-?mail|mail|mejl|via)\b\.?)+$", re.I
)
"""Words that lead from a name to its number: "Sara Berg på 0520-…"."""

_JOINED = re.compile(r"\s+(?:och|og|and|ja|&)\s+")

_ATTENTION = re.compile(r"(?<!\w)(?:att|attn|v)(?:\.|/|:)\s*", re.I)
"""Stands before the person within an organisation: "Biblioteket, att. Rikke Holm"."""

PartKind = Literal["name", "email", "phone"]


@dataclass(frozen=True, slots=True)
class Part:
    """One item of a contact block."""

    kind: PartKind
    text: str
    start: int
    end: int


def find_phones(text: str) -> Iterator[re.Match[str]]:
    """The phone numbers in ``text``: 6 to 13 digits in groups, no date, years, sum or register's number."""
    for match in PHONE.finditer(text):
        digits = sum(c.isdigit() for c in match.group())
        prefixed = digits < PREFIXED or match.group().startswith(("0", "+", *COUNTRY_CODES))
        other = (
            _DATE_LIKE.match(match.group()) or _YEARS.match(match.group()) or _SUM.fullmatch(match.group())
        )
        if digits in PHONE_DIGITS and prefixed and not other:
            yield match


def has_contact(text: str) -> bool:
    """Whether an e-mail address or a phone number stands in the text."""
    return EMAIL.search(text) is not None or any(find_phones(text))


def read_parts(text: str, span: Span) -> list[Part]:
    """The names, addresses and numbers in a contact block (``text[span]``), in order.

    A name stands before an address or a number on its line, or first on a line of its own, after an item
    mark or a label ("Projektledare: …"), and may be followed by a comma or a bracket.
    """
    parts: list[Part] = []
    position = span.start
    for line in text[span.start : span.end].splitlines(keepends=True):
        found = [Part("email", m.group(), m.start(), m.end()) for m in EMAIL.finditer(line)]
        masked = EMAIL.sub(lambda m: " " * len(m.group()), line)
        found += [Part("phone", m.group(), m.start(), m.end()) for m in find_phones(masked)]
        found.sort(key=lambda p: p.start)
        gaps = zip([0, *(p.end for p in found)], [*(p.start for p in found), len(line)], strict=True)
        names = [name for start, end in gaps for name in _names_in(line, start, end)]
        line_parts = sorted([*found, *names], key=lambda p: p.start)
        parts += [Part(p.kind, p.text, position + p.start, position + p.end) for p in line_parts]
        position += len(line)
    return parts


def read_person(text: str, span: Span) -> list[Part]:
    """The value of a label for a person ("Kontaktperson: Kari Nordmann, kari@…"): the name, and what address
    and number stand with it; the whole value where it is a name that does not look like one."""
    parts = read_parts(text, span)
    value = text[span.start : span.end]
    if not parts:
        return [Part("name", value, span.start, span.end)]
    if len(parts) == 1 and (joined := _JOINED.search(value)) and joined.start() > 0:
        first = Part("name", value[: joined.start()], span.start, span.start + joined.start())
        return [first, *read_person(text, Span(span.start + joined.end(), span.end))]
    return parts


def _names_in(line: str, start: int, end: int) -> list[Part]:
    """The person whom a stretch of a line names first, or after "att."; two who are joined ("A and B")."""
    lead = _LEAD.match(line, start, end)
    first = lead.end() if lead else start
    attention = _ATTENTION.search(line, start, end)
    person = _name_at(line, attention.end(), end) if attention else None
    if person is None:
        joined = _joined_names(line, first, end)
        if joined:
            return joined
        person = _name_at(line, first, end)
    return [person] if person is not None else []


def _name_at(line: str, start: int, end: int) -> Part | None:
    """The name that begins here, if nothing but an aside follows it in the stretch."""
    match = _NAME.match(line, start, end)
    name = _AT.sub("", match.group()) if match else ""
    if match is None or not is_name(name):
        return None
    follows = line[match.end() : end].lstrip(" \t\n.:")
    aside = not follows or follows[0] in ",;:(|/–-<"
    return Part("name", name, match.start(), match.start() + len(name)) if aside else None


def _joined_names(line: str, start: int, end: int) -> list[Part]:
    match = _NAME.match(line, start, end)
    joined = _JOINED.search(line, start, match.end()) if match else None
    if match is None or joined is None or not is_name(line[start : joined.start()]):
        return []
    second = _name_at(line, joined.end(), end)
    return [Part("name", line[start : joined.start()], start, joined.start()), second] if second else []


def is_name(text: str) -> bool:
    """Whether the text could be a person's name: two to five words, the outer ones with a capital."""
    words = text.split()
    return (
        2 <= len(words) <= NAME_WORDS
        and words[0][0].isupper()
        and any(c.isupper() for c in words[-1])
        and not text.isupper()
        and text[-1] not in ".:"
    )


def group_parts(parts: Sequence[Part], document: str, *, names_suffice: bool = False) -> tuple[Contact, ...]:
    """Contacts out of parts: a new one starts at a name, or at a kind that the current one has already.

    Two joined names ("A and B, mail") share what follows, or have one datum of a kind each. A name without
    an address and a number counts only with ``names_suffice``: where a label says that it is one.
    """
    groups: list[dict[PartKind, Part]] = []
    pairs: list[int] = []
    for part in parts:
        if not groups or part.kind in groups[-1]:
            if _joins(groups, part):
                pairs.append(len(groups) - 1)
            groups.append({})
        groups[-1][part.kind] = part
    for i in reversed(pairs):
        _share(groups, i)
    return tuple(_contact(g, document) for g in groups if names_suffice or g.keys() & {"email", "phone"})


def _joins(groups: Sequence[Mapping[PartKind, Part]], part: Part) -> bool:
    """Whether a name follows one right before it, a word such as "and" between."""
    before = groups[-1] if groups else {}
    return part.kind == "name" and before.keys() == {"name"} and part.start - before["name"].end <= JOINER


def _share(groups: list[dict[PartKind, Part]], i: int) -> None:
    """Give the first of two joined names its data: those of the second, who then has the next ones."""
    first, second = groups[i], groups[i + 1]
    data: dict[PartKind, Part] = {kind: part for kind, part in second.items() if kind != "name"}
    first.update(data)
    after = groups[i + 2] if i + 2 < len(groups) else {}
    if after and "name" not in after and after.keys() <= data.keys():
        second.update(after)
        del groups[i + 2]


def _contact(group: dict[PartKind, Part], document: str) -> Contact:
    name, email, phone = group.get("name"), group.get("email"), group.get("phone")
    return Contact(
        name.text if name else None,
        re.sub(_AT_SIGN, "@", email.text, flags=re.I) if email else None,
        phone.text if phone else None,
        Mention(document, min(p.start for p in group.values()), max(p.end for p in group.values())),
    )
