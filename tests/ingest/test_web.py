"""Web pages whose cards have their labels in ways of their own, and sections that end in labels."""

from __future__ import annotations

from pathlib import Path

from rag.ingest.parse import parse
from rag.ingest.read import read_document
from tests.ingest.documents import read, told

CARDS = """<!DOCTYPE html><html lang="sv"><head><meta charset="utf-8"><title>Projekt</title></head><body>
<nav><ul><li><a href="/">Hem</a></li></ul></nav><main><h1>Projekt i Kuststaden</h1>
<p>Här presenterar vi de projekt som kommunerna driver tillsammans med föreningarna under året.</p>
<article><h2>Båtbygget</h2>
<p>Unga vuxna bygger en båt tillsammans och lär sig orden för det. De träffas varje lördag i hamnen.</p>
<dl><dt>Ägare</dt><dd>Vasa stad</dd><dt>Projekttid:</dt><dd>1.3.2022&ndash;31.12.2023</dd>
<dt>Kontakt</dt><dd>Eva Lind, eva.lind(at)vasa.example</dd></dl></article>
<article><h2>Bryggan</h2>
<p>Öppen mottagning för familjer som är nya i landet. <strong>Projekttid:</strong> 2021&ndash;2022
(avslutat).</p><p><strong>Ägare:</strong> Korsholms kommun<br><strong>Kontakt:</strong>
<a href="mailto:bo.ek@korsholm.example?subject=Hej">Bo Ek</a></p></article>
<article><h2>Grannarna</h2><details><summary>Läs mer</summary>
<p>Grannar lagar mat åt varandra en gång i månaden, och barnen leker i rummet intill med en ledare.</p>
<p>Ägare: Närpes stad. Projekttid: 2023&ndash;2024. Under 2023 kom tolv familjer.</p></details></article>
</main></body></html>"""

NEWS = """# Nyheter

## Ny bro invigd

Den nya bron över ån öppnades i går med tal och musik av skolans orkester.

Kontakt: Eva Lind
Telefon: 046-12 34 56

## Biblioteket stänger

Biblioteket byggs om under våren och öppnar igen när taket är lagat.

Kontakt: Bo Ek
Telefon: 046-12 34 57
"""

VISITS = """# Besök hos föreningarna

## Orkestern spelar

Orkestern bjuder in till en kväll med musik från alla länder som barnen kommer från.

När: 3 maj kl. 18
För vem: alla familjer

## Kören sjunger

Kören bjuder in till en kväll med sånger som alla kan sjunga med i efter en stund.

När: 5 maj kl. 18
För vem: alla familjer
"""


def test_cards_with_lists_of_labels_strong_labels_and_labels_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "cards.html").write_text(CARDS, "utf-8")
    document = read_document(tmp_path / "cards.html")
    projects = parse(document).projects
    assert all(document.text[f.start : f.end] == f.text for p in projects for f in p.fields)
    assert [told(project) for project in projects] == [
        {
            "name": "Båtbygget",
            "organisation": "Vasa stad",
            "municipality": "Vasa",
            "period": ("2022-03-01", "2023-12-31"),
            "contacts": [("Eva Lind", "eva.lind@vasa.example", None)],
            "fields": [
                "(description): Unga vuxna bygger en båt tillsammans och lär sig orden för det. De träffas"
                " varje lördag i hamnen.",
                "Ägare: Vasa stad",
                "Projekttid: 1.3.2022–31.12.2023",
                "Kontakt: Eva Lind, eva.lind(at)vasa.example",
            ],
        },
        {
            "name": "Bryggan",
            "organisation": "Korsholms kommun",
            "municipality": "Korsholm",
            "period": ("2021-01-01", "2022-12-31"),
            "contacts": [("Bo Ek", "bo.ek@korsholm.example", None)],
            "fields": [
                "(description): Öppen mottagning för familjer som är nya i landet. Projekttid: 2021–2022"
                " (avslutat).",
                "Projekttid: 2021–2022 (avslutat)",
                "Ägare: Korsholms kommun",
                "Kontakt: Bo Ek, bo.ek@korsholm.example",
            ],
        },
        {
            "name": "Grannarna",
            "organisation": "Närpes stad",
            "municipality": "Närpes",
            "period": ("2023-01-01", "2024-12-31"),
            "fields": [
                "(description): Grannar lagar mat åt varandra en gång i månaden, och barnen leker i rummet"
                " intill med en ledare.",
                "Ägare: Närpes stad.",
                "Projekttid: 2023–2024",
            ],
        },
    ]


def test_news_and_invitations_with_labels_below_are_no_projects() -> None:
    assert read(NEWS, "nyheter.md").projects == ()
    assert read(VISITS, "besok.md").projects == ()
