"""Where each project's entry begins and ends, read from the rhythm of field labels.

A catalogue repeats a form: the same labels, in the same order, once a project. An entry begins where
the form begins anew, at the title lines above it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rag.ingest.block_labels import INLINE
from rag.ingest.contacts import has_contact, is_name
from rag.ingest.dates import is_one_day
from rag.ingest.entry import Entry
from rag.ingest.forms import CONTACT_ROLES, group_labels, titles_above
from rag.ingest.genres import is_of_other, tells_time
from rag.ingest.labels import HEADER_ROLES, PROSE_LENGTH, LabelLine
from rag.ingest.lines import Line
from rag.ingest.terms import find_terms

MIN_BODY_ROLES = 2
"""An entry without a name label needs two fields: one labelled paragraph can stand in any text."""

MIN_HEADER_ROLES = 2
"""An organisation and a person or a place above one field are a form without a name label, too."""

NOT_OF_EVENTS = frozenset({"name", "organisation", "funding", "purpose", "goal", "method", "result"})
"""Fields of a project that an invitation to an event ("När", "Var", "För vem") lacks."""

TOLD = frozenset({"name", "purpose", "goal", "method", "result"})
"""Fields of a project that a vacancy, a call or a publication lacks."""

MIN_FORMS = 3
"""So many filled forms show what the form is; what stands before them and is none, is a foreword."""

CATEGORY_WORDS = 3
"""Words of the longest category that stands in title case above an entry ("Arbete och företagande")."""


def find_forms(lines: Sequence[Line], labels: Sequence[LabelLine]) -> list[Entry]:
    """The filled forms of a document in order."""
    labelled = {label.index for label in labels}
    forms = [_form(lines, group, labelled) for group in group_labels(lines, labels)]
    forms = _without_document_title(_without_categories(lines, _without_chapters(lines, forms)))
    entries = []
    for i, form in enumerate(forms):
        after = forms[i + 1] if i + 1 < len(forms) else None
        end = (after.first if after.category is None else after.category) - 1 if after else len(lines) - 1
        entries.append(replace(form, last=_last_line(lines, form, end)))
    kept = [e for e in entries if _is_project(e) and not is_other(lines, e)]
    return _cut_last_tail(lines, _without_foreword(kept))


def _form(lines: Sequence[Line], group: Sequence[LabelLine], labelled: set[int]) -> Entry:
    opening, labels = group[0], tuple(group)
    titles: tuple[int, ...] = ()
    if opening.role in HEADER_ROLES and not any(label.role == "name" for label in group):
        titles = _title_after_header(lines, group, labelled)
    if not titles and not any(label.role == "name" for label in group):
        titles = titles_above(lines, opening.index, labelled)
    first = min((opening.index, *titles))
    depth = _depth(lines, titles)
    own = lines[opening.index].level or depth + 1
    limit = depth if own > depth else depth - 1
    depths = [lines[label.index].level or depth + 1 for label in labels]
    chapter = next((i for i, level in enumerate(depths) if level <= limit), None)
    return Entry(first, opening.index, titles, labels[:chapter])


def _depth(lines: Sequence[Line], titles: Sequence[int]) -> int:
    """The depth that the title lines show, 0 for none."""
    return min((level for i in titles if (level := lines[i].level) is not None), default=0)


def _without_chapters(lines: Sequence[Line], forms: list[Entry]) -> list[Entry]:
    """Take a chapter's heading in capitals off the title below it, where titles are not in capitals."""
    firsts = [lines[form.titles[0]] for form in forms if form.titles]
    if sum(line.capitals for line in firsts) * 2 > len(firsts):
        return forms
    result = []
    for form in forms:
        heads = [lines[i] for i in form.titles]
        if (
            len(heads) > 1
            and form.first == form.titles[0]
            and heads[0].capitals
            and heads[0].alone
            and not heads[1].capitals
        ):
            form = replace(form, first=form.titles[1], titles=form.titles[1:])
        result.append(form)
    return result


def _without_categories(lines: Sequence[Line], forms: list[Entry]) -> list[Entry]:
    """Take a category on a line of its own ("Hälsa") off the title below it: most forms have fewer lines
    of title, and the line names a theme or the forms with more lines are several."""
    usual = Counter(len(form.titles) for form in forms).most_common(1)[0][0] if forms else 0
    longer = [form for form in forms if usual and _category(lines, form, usual) is not None]
    if len(longer) * 2 > len(forms):
        return forms
    result = []
    for form in forms:
        line = _category(lines, form, usual) if form in longer else None
        if line is not None and (len(longer) > 1 or any(find_terms(lines[line].text, "themes"))):
            titles = form.titles[-usual:]
            form = replace(form, first=titles[0], titles=titles, category=line)
        result.append(form)
    return result


def _category(lines: Sequence[Line], form: Entry, usual: int) -> int | None:
    """The line above the usual lines of a title, when it could be a category: a few words alone."""
    more = len(form.titles) - usual
    if more < 1 or form.first != form.titles[0] or (more > 1 and form.first > 0):
        return None
    line = lines[form.titles[more - 1]]
    words = line.text.split()
    few = line.alone and len(words) <= CATEGORY_WORDS and all(word.isalpha() for word in words)
    return form.titles[more - 1] if few and form.titles[more - 1] > 0 else None


def _without_document_title(forms: list[Entry]) -> list[Entry]:
    """Take the document's own title, on its first line, off the first form's: it has more lines of title
    than any other form."""
    if len(forms) < 2 or not forms[0].titles or forms[0].titles[0] != 0:
        return forms
    usual = max(len(form.titles) for form in forms[1:])
    if not 0 < usual < len(forms[0].titles):
        return forms
    titles = forms[0].titles[-usual:]
    return [replace(forms[0], first=titles[0], titles=titles), *forms[1:]]


def _title_after_header(
    lines: Sequence[Line], group: Sequence[LabelLine], labelled: set[int]
) -> tuple[int, ...]:
    """The first heading on a line of its own between the header labels and the fields."""
    body = next((label.index for label in group if label.role not in HEADER_ROLES), group[-1].index + 4)
    for i in range(group[0].index + 1, min(body, len(lines))):
        if i not in labelled and lines[i].alone and lines[i].heading_like:
            return (i,)
    return ()


def _last_line(lines: Sequence[Line], form: Entry, end: int) -> int:
    """The entry's last line: before a heading in capitals or one no deeper than the title's, and with the
    last contact datum where the form ends in contacts."""
    last_label = form.labels[-1]
    start = last_label.index + 1
    if last_label.role in CONTACT_ROLES and not last_label.inline:
        data = [i for i in range(start, end + 1) if has_contact(lines[i].text)]
        if data:
            return data[-1]
        return start if start <= end and is_name(lines[start].text) else min(last_label.index, end)
    depth = _depth(lines, form.titles)
    for i in range(start, end + 1):
        if (lines[i].alone and lines[i].capitals and lines[i].heading_like) or (
            lines[i].level or depth + 1
        ) <= depth:
            return i - 1
    return end


def _is_project(entry: Entry) -> bool:
    roles = _body_roles(entry)
    header = {label.role for label in entry.labels} & HEADER_ROLES
    named = "name" in header or (len(header) >= MIN_HEADER_ROLES and "organisation" in header)
    return len(roles) >= (1 if named else MIN_BODY_ROLES)


def is_other(lines: Sequence[Line], entry: Entry) -> bool:
    """Whether the form is about something else: it has a label of a vacancy or a publication, or invites to
    an event."""
    below = range(entry.first, entry.last + 1)
    if any(is_of_other(match["label"]) for i in below if (match := INLINE.match(lines[i].text))):
        return TOLD.isdisjoint(label.role for label in entry.labels)
    return _is_event(lines, entry)


def _is_event(lines: Sequence[Line], entry: Entry) -> bool:
    """Whether the form's field for the time names a time of day or one day alone, and no field says what a
    project is."""
    if not NOT_OF_EVENTS.isdisjoint(label.role for label in entry.labels):
        return False
    times = [label for label in entry.labels if label.role == "period" and label.inline]
    said = [lines[label.index].text[label.value - label.start :] for label in times]
    return any(tells_time(text) or is_one_day(text) for text in said)


def _body_roles(entry: Entry) -> set[str]:
    return {label.role or label.label for label in entry.labels if label.role not in HEADER_ROLES}


def _without_foreword(entries: list[Entry]) -> list[Entry]:
    """Drop a first entry that is chapters ("Bakgrund", "Syfte" of the whole document), not a filled form:
    it lacks most of the fields that all the others share."""
    if len(entries) <= MIN_FORMS or any(label.role in HEADER_ROLES for label in entries[0].labels):
        return entries
    shared = set.intersection(*(_body_roles(entry) for entry in entries[1:]))
    return entries if len(_body_roles(entries[0]) & shared) * 2 >= len(shared) else entries[1:]


def _cut_last_tail(lines: Sequence[Line], entries: list[Entry]) -> list[Entry]:
    """End the last entry where its siblings would end: nothing after it marks its end.

    After an inline last field, whose value ends with its paragraph, as many paragraphs may follow as
    follow in the entries before; a heading with prose below may follow only where one follows in them.
    """
    if len(entries) < 2:
        return entries
    last = entries[-1]
    end = last.last
    chapter = _chapter_after(lines, last)
    if chapter is not None and all(_chapter_after(lines, entry) is None for entry in entries[:-1]):
        end = chapter - 1
    if last.labels[-1].inline:
        longest = max(len(_tail(lines, entry)) for entry in entries[:-1])
        tail = _tail(lines, last)
        end = min(end, tail[longest][0] - 1) if len(tail) > longest else end
    return [*entries[:-1], replace(last, last=end)]


def _chapter_after(lines: Sequence[Line], entry: Entry) -> int | None:
    """The first heading on a line of its own, prose below, after the entry's last label."""
    for i in range(entry.labels[-1].index + 1, min(entry.last + 1, len(lines) - 1)):
        if lines[i].alone and lines[i].heading_like and len(lines[i + 1].text) >= PROSE_LENGTH:
            return i
    return None


def _tail(lines: Sequence[Line], entry: Entry) -> list[list[int]]:
    """The paragraphs of an entry after the paragraph of its last label, as line indices."""
    paragraphs: list[list[int]] = []
    for i in range(entry.labels[-1].index + 1, entry.last + 1):
        if lines[i].blank_before:
            paragraphs.append([])
        if paragraphs:
            paragraphs[-1].append(i)
    return paragraphs
