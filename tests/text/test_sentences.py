import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.sentences import split_sentences


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Vi ses t.ex. kl. 9 i Lund.", "Det är bl.a. Anna som kommer."],
        ["Alla får fika m.m.", "Sedan går de hem."],
        ["Projektet når ca. 30 personer, f.eks. i Norge.", "It works, e.g. Monday."],
        ["Min. 20% ska delta!", "Resten väntar."],
        ["Kontakta A. Svensson (tel. 0411-12 34).", "Ring nr. 5."],
        ["Nyckel till fritid 2.0 startar med 1.125 deltagare.", "Nivån är 3.7 i snitt."],
        ["Det gäller den 12. maj.", "År 2019.", "Under våren hände mycket."],
        ["Ålder saknas.", "Ödlor finns.", "Ærlig talt.", "Øvrige møter.", "Är det så?", "Ja!"],
        ["Se volunteering.dk.", "Mer på www.im.se.", "Skriv till anna.ek@rb.se.", "Välkommen."],
        ['"Är det så?" frågade hon.', '"Ja."', "(Det är sant.)", "Slut."],
        ["Det som de deltar i.", "Sedan kom fler."],
        ["Läs kapitel 5.", "Därefter vilar vi."],
        ["Hur?", "20 personer kom."],
    ],
)
def test_sentences_of_a_paragraph(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_headings_items_and_wrapped_lines() -> None:
    text = (
        "Mål\n\nInsatsen ska nå\nfler kvinnor. Den pågår.\n- skapa nätverk\n- stödja språk. Och mer\n"
        "• ◆ delta\n1. Första steget\n2) Andra steget\n\nKontakt\r\n\r\nAnna Ek\nanna@rb.se"
    )
    assert cut(text) == [
        "Mål",
        "Insatsen ska nå\nfler kvinnor.",
        "Den pågår.",
        "- skapa nätverk",
        "- stödja språk.",
        "Och mer",
        "•",
        "◆ delta",
        "1. Första steget",
        "2) Andra steget",
        "Kontakt",
        "Anna Ek\nanna@rb.se",
    ]


def test_a_date_on_a_wrapped_line_is_no_item() -> None:
    assert cut("Mötet var den\n12. maj i Lund") == ["Mötet var den\n12. maj i Lund"]


def test_bullets_inside_a_line() -> None:
    assert cut("Målen är • ett jobb • ett hem") == ["Målen är", "• ett jobb", "• ett hem"]


def test_a_missing_space_after_a_full_stop() -> None:
    assert cut("Det tog slut.Nästa år fortsätter det på bjare.bo igen.") == [
        "Det tog slut.",
        "Nästa år fortsätter det på bjare.bo igen.",
    ]


def test_offset_moves_every_span() -> None:
    spans = split_sentences("Ett. Två.", 100)
    assert [(span.start, span.end) for span in spans] == [(100, 104), (105, 109)]


def test_nothing_in_nothing() -> None:
    assert split_sentences(" \n\t\n ") == []


PIECES = st.sampled_from(
    [
        "Ord",
        "ord",
        "t.ex.",
        "A.",
        "1.",
        "2.0",
        "- ",
        "•",
        "\n",
        "\n\n",
        " ",
        ". ",
        "? ",
        '"',
        ")",
        "å",
        "§37",
        "\r\n",
        "x.Y",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_spans_are_in_order_trimmed_and_hold_all_that_is_not_space(text: str) -> None:
    spans = split_sentences(text)
    position = 0
    for span in spans:
        assert position <= span.start < span.end
        assert not text[position : span.start].strip()
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        position = span.end
    assert not text[position:].strip()
