"""Passages: exact slices, in order, inside one section, and all of its words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rag.ingest.parse import parse
from rag.ingest.passages import PASSAGE_LENGTH, cut
from rag.types import Document, Source, Span
from tests.ingest.documents import document, read

WORDS = st.sampled_from(
    [
        "Lund",
        "ö",
        "språk-\nundervisning",
        "t.ex.",
        "Kurs.",
        "2022",
        "\n\n",
        "\n- ",
        " ",
        "\r\n",
        "🙂",
        "\ufeff",
    ]
)
TEXTS = st.lists(WORDS, max_size=600).map(" ".join)
LINES = st.sampled_from(
    [
        *("Syfte", "Mål", "Projektnamn: Grön väg", "Organisation: Lunds kommun", "GRÖN VÄG", "## Blå väg"),
        *(
            "- punkt",
            "-----",
            "Målgrupp: unga",
            "Läs mer",
            "Foto: Bo Ek",
            "Titel ..... 4",
            "1 sida",
            "exempel:",
        ),
        *("Vi möts varje tisdag i parken.", "", ""),
    ]
)


def marked(text: str, hidden: list[tuple[int, int]], pages: list[int]) -> Document:
    return Document(
        "d.txt",
        Source("D"),
        text,
        "",
        "sv",
        tuple(Span(*h) for h in hidden),
        tuple((p, i + 1) for i, p in enumerate(pages)),
    )


@given(TEXTS, st.data())
def test_passages_are_exact_ordered_and_cover_the_words_that_show(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    start, end = sorted((data.draw(places), data.draw(places)))
    cuts = sorted({data.draw(places) for _ in range(4)})
    hidden = list(zip(cuts[::2], cuts[1::2], strict=False))
    pages = sorted({data.draw(places) for _ in range(2)})
    passages = list(
        cut(marked(text, hidden, pages), Span(start, end), project=None, heading="", role="", context="")
    )
    position = start
    shown = [False] * len(text)
    for passage in passages:
        assert text[passage.start : passage.end] == passage.text
        assert position <= passage.start < passage.end <= end
        assert len(passage.text) <= PASSAGE_LENGTH
        assert not any(a < passage.end and passage.start < b for a, b in hidden)
        assert not any(passage.start < page < passage.end for page in pages)
        assert passage.page == max((n for n, p in enumerate(pages, 1) if p <= passage.start), default=None)
        shown[passage.start : passage.end] = [True] * len(passage.text)
        position = passage.end
    for a, b in hidden:
        shown[a:b] = [True] * (b - a)
    left = "".join((" " if i in pages else "") + (" " if shown[i] else text[i]) for i in range(start, end))
    assert [piece for piece in left.split() if len(piece) > 1 and any(c.isalnum() for c in piece)] == []


@settings(deadline=None)  # the first example reads the vocabularies
@given(st.lists(LINES, max_size=60).map("\n".join))
def test_any_arrangement_of_lines_gives_sound_records_and_passages(text: str) -> None:
    parsed = read(text)
    spans = {p.id: [(m.start, m.end) for m in p.documents] for p in parsed.projects}
    ends = [mention for mentions in spans.values() for mention in mentions]
    assert all(a[1] <= b[0] for a, b in zip(sorted(ends), sorted(ends)[1:], strict=False))
    for before, after in zip(parsed.passages, parsed.passages[1:], strict=False):
        assert before.end <= after.start
    for passage in parsed.passages:
        inside = [
            key for key, own in spans.items() if any(a < passage.end and passage.start < b for a, b in own)
        ]
        assert inside == ([passage.project] if passage.project else [])


def test_a_passage_carries_its_project_its_field_and_its_place() -> None:
    text = "Grön väg\n\nHöörs kommun\n\nSyfte\n\nOdling för alla.\n\nMål\n\nTio lådor.\n\n"
    text += "Kontakt\n\nBo Ek\nbo@x.se\n"
    found = [(p.project, p.section, p.role, p.text, p.context) for p in parse(document(text)).passages]
    context = "Grön väg · Höörs kommun · Höör"
    key = "catalogue.txt#0"
    assert found == [
        (key, "Grön väg", "head", "Grön väg\n\nHöörs kommun", context),
        (key, "Syfte", "purpose", "Odling för alla.", f"{context} · Syfte"),
        (key, "Mål", "goal", "Tio lådor.", f"{context} · Mål"),
        (key, "Kontakt", "contact", "Bo Ek\nbo@x.se", f"{context} · Kontakt"),
    ]


def test_a_long_field_is_cut_between_its_sentences() -> None:
    sentence = "Deltagarna träffas i parken varje tisdag och odlar. "
    text = f"Grön väg\n\nSyfte\n\n{sentence * 60}\n\nMål\n\nTio lådor.\n"
    pieces = [p.text for p in parse(document(text)).passages if p.role == "purpose"]
    assert len(pieces) > 1
    assert all(piece.startswith("Deltagarna") and piece.endswith("odlar.") for piece in pieces)
    assert " ".join(pieces) == (sentence * 60).strip()


def test_reading_time_grows_with_the_text_and_not_faster() -> None:
    """Texts of what a rule may stumble over, so long that a quadratic rule would not come to an end."""
    size = 400_000
    for piece in (
        "Titel\n\nSyfte\n\nAtt mötas.\n\nMål\n\nTio.\n\n",
        "Syfte: x\n",
        "*",
        "a.b-c+",
        "- a\n",
        "A .",
        "1 a\n",
        "drivs av ",
        "§ ",
    ):
        parse(document(piece * (size // len(piece))))
