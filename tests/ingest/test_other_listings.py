"""Listings whose labels are like a project's and that list something else."""

from __future__ import annotations

import pytest

from tests.ingest.documents import read

VACANCIES = """# Lediga jobb

## Sfi-lärare

Vi söker en lärare som vill arbeta med vuxna nyanlända i vår skola i Lund.

Organisation: Lunds kommun
Plats: Lund
Sista ansökningsdag: 3 maj 2024

## Socialsekreterare

Vi söker en socialsekreterare till enheten för ensamkommande barn och unga.

Organisation: Ystads kommun
Plats: Ystad
Sista ansökningsdag: 5 maj 2024
"""

FIGURES = """Integration i siffror

Inflyttningen

Fler flyttar till länet än för tio år sedan, och de flesta kommer från andra delar av landet.

FAKTA
Källa: SCB
Period: 2012–2022

Arbetslösheten

Arbetslösheten är lägre än i riket men högre bland utrikes födda kvinnor.

FAKTA
Källa: SCB
Period: 2015–2022
"""

DAYS = """Kalendarium

Föreläsning om språk
När: 12 maj 2024
Var: Lund
För vem: alla intresserade

Samtal om mätning
När: 14 maj 2024
Var: Malmö
För vem: alla som vill
"""

PUBLICATIONS = """Titel;Författare;År;Organisation
Integration i norr;Anna Berg;2022;Umeå universitet
Språk och arbete;Bo Ek;2021;Lunds universitet
"""

CLUBS = """# Föreningar i Lund

## Fotbollsklubben

Klubben tränar barn och unga två gånger i veckan på planen vid skolan.

Kontakt: Anna Berg
Telefon: 046-12 34 56
Plats: Lund

## Schackklubben

Klubben träffas på onsdagar i biblioteket och alla är välkomna.

Kontakt: Bo Ek
Telefon: 046-12 34 57
Plats: Lund
"""


@pytest.mark.parametrize("text", [VACANCIES, FIGURES, DAYS, PUBLICATIONS, CLUBS])
def test_other_listings_hold_no_projects(text: str) -> None:
    assert read(text, "listing.md").projects == ()
