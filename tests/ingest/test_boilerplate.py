"""What pages and viewers put around a text, and transcripts of viewers."""

from __future__ import annotations

from rag.ingest.boilerplate import find_boilerplate
from tests.ingest.documents import read


def hidden(text: str, pages: tuple[tuple[int, int], ...] = ()) -> list[str]:
    return [text[span.start : span.end] for span in find_boilerplate(text, pages)]


def test_notices_credits_and_buttons_are_marked_and_prose_is_not() -> None:
    text = (
        "This content is available in\n\nDen här webbplatsen använder kakor. Godkänn alla?\n\n"
        "Deltagarna bakade kakor varje lördag.\n\nFoto: Bo Ek\n\n"
        "Foto är ett av kursens ämnen, och de som vill får låna en kamera över helgen.\n\nSkriv ut\n"
    )
    assert hidden(text) == [
        "This content is available in",
        "Den här webbplatsen använder kakor. Godkänn alla?",
        "Foto: Bo Ek",
        "Skriv ut",
    ]


def test_logos_come_again_and_headings_and_forms_stay() -> None:
    logo = "Nordens\nSamarbetsråd\n\n"
    form = "Organisation: Röda Korset\nLand: Sverige\n\n"
    text = f"{logo}Ett\n\nMål\n\nVi möts.\n\n{form}{logo}Två\n\nMål\n\nVi leker.\n\n{form}"
    assert hidden(text) == ["Nordens\nSamarbetsråd"] * 2


def test_teasers_of_other_documents_are_no_content() -> None:
    teaser = "En annan rapport\nDen handlar om bostäder.\nLäs mer\n"
    text = "Här slutar texten om projektet.\n\n" + teaser * 3
    assert [p.text for p in read(text).passages] == ["Här slutar texten om projektet."]
    assert hidden("Vi har en sida.\nLäs mer\n") == []


def test_running_headers_and_page_numbers_of_a_paged_document() -> None:
    pages = [
        f"Årsrapport 2020\nKapitlet på sidan {n} börjar här.\nOch det slutar.\nSida {n} av 4\n\n"
        for n in range(1, 5)
    ]
    starts = tuple((sum(map(len, pages[:i])), i + 1) for i in range(4))
    expected = [line for n in range(1, 5) for line in ("Årsrapport 2020", f"Sida {n} av 4")]
    assert sorted(hidden("".join(pages), starts)) == sorted(expected)


def page(number: int, text: str) -> str:
    return f"{number} {text} {number - 1}\n" if number > 1 else f"{number} {text}\n"


def test_a_viewer_transcript() -> None:
    filler = "Arbetet har pågått länge och många har deltagit i det. " * 9
    contents = (
        "Innehåll 1. Inledning Bakgrund 2. Goda exempel på projekt Inledning Reprisen - Piteå kommun "
        "Solkraft - Skellefteå kommun Trappan, Lund Inledning Slutsatser "
    )
    text = (
        page(1, "Rapport om samverkan. " + filler)
        + page(2, contents + "Kapitel Avsnitt Del " * 25)
        + page(3, "1. Inledning Uppdraget är stort. " + filler)
        + page(4, "Texten fortsätter här. " + filler)
        + page(5, "Den slutar här. " + filler)
    )
    parsed = read(text)
    assert [(p.name, p.municipality, p.warnings) for p in parsed.projects] == [
        ("Reprisen", "Piteå", ("named_only_in_contents",)),
        ("Solkraft", "Skellefteå", ("named_only_in_contents",)),
        ("Trappan", "Lund", ("named_only_in_contents",)),
    ]
    assert {p.page for p in parsed.passages if p.text.startswith("Texten")} == {4}
    assert ("Inledning", 3) in {(p.section, p.page) for p in parsed.passages}
    assert [p.text for p in parsed.passages if p.text[0].isdigit() or p.text[-1].isdigit()] == []


def test_headings_glued_to_their_sections_in_a_transcript() -> None:
    filler = "Det var många som deltog, och för alla som ville fanns det något att göra. " * 9
    text = (
        page(1, "Rapport om samverkan. " + filler)
        + page(2, "Innehåll 1. Inledning Bakgrund 2. Avslutning " + "Kapitel Avsnitt Del " * 25)
        + page(3, "1. Inledning Uppdraget är stort. Resurser och lokaler Det behövs tolkar. " + filler)
        + page(
            4,
            "Mötena hölls i Lund. Sedan for Karin Ek till Oslo. Långsiktighet För en grupp tog det tid. "
            + filler,
        )
        + page(5, "Den slutar här. " + filler)
    )
    sections = list(dict.fromkeys(p.section for p in read(text).passages))
    assert sections == ["", "Inledning", "Resurser och lokaler", "Långsiktighet"]


PRINTED = """LANDETS PROJEKT

Innehåll

Ordens Hus ........ 2
Broarna ........... 3
Kontakter ......... 4
Råd ............... 5

Stiftelsen stöder projekten            Landets projekt
2                 Årsbok | Landets projekt 2022

ORDENS HUS

Projektperiod          2021-01-01 – 2022-12-31
Stödmottagare          Lunds kommun

Vuxna läser svenska i ett hus där allt har en lapp med sitt namn.

Deltagare         12

Stiftelsen stöder projekten            Landets projekt
Årsbok | Landets projekt 2022                 3

BROARNA

Projektperiod          2022-02-01 – 2023-01-31
Stödmottagare          Ystads kommun

Unga möts över en bro av berättelser och tränar på att tala.

Deltagare         40

Stiftelsen stöder projekten            Landets projekt
4                 Årsbok | Landets projekt 2022

Råd till andra
Börja i tid och fråga dem som ska delta vad de vill göra.

Deltagare         93

Stiftelsen stöder projekten            Landets projekt
"""


def test_headers_with_rising_page_numbers_and_the_footers_beside_them() -> None:
    assert hidden(PRINTED) == [
        "Stiftelsen stöder projekten            Landets projekt",
        "2                 Årsbok | Landets projekt 2022",
        "Stiftelsen stöder projekten            Landets projekt",
        "Årsbok | Landets projekt 2022                 3",
        "Stiftelsen stöder projekten            Landets projekt",
        "4                 Årsbok | Landets projekt 2022",
        "Stiftelsen stöder projekten            Landets projekt",
    ]


def test_a_title_in_capitals_is_spelt_as_on_the_contents_page() -> None:
    assert [project.name for project in read(PRINTED).projects] == ["Ordens Hus", "Broarna"]
