"""A small catalogue made up for these tests: four projects, two and two alike, and a chapter of advice."""

from __future__ import annotations

from pathlib import Path

from rag.settings import Settings

NAME = "broar-katalog-2024.txt"
TITLE = "Broar – katalog 2024"

TEXT = """Broar – katalog 2024

Projektnamn: Kaffe och ord
Projektägare: Umeå kommun
Målgrupp: Föräldralediga kvinnor som är nya i Sverige.
Syfte: Mammorna övar svenska på ett språkcafé medan barnen leker i öppna förskolan.
Mål: Minst 40 kvinnor deltar i språkcaféet under 2023.
Metod: Volontärer från föreningslivet leder samtalen varje torsdag.
Positiva erfarenheter: Barnpassning är det som gör att mammorna kommer till språkcaféet.
Period: 1 september 2022 – 30 juni 2023
Kontakt: Karin Ovesson, karin.ovesson@umea.example, 090-16 10 00

Projektnamn: Trädgårdsord
Projektägare: Luleå kommun
Målgrupp: Kvinnor som är nya i Sverige och har små barn.
Syfte: Kvinnorna övar svenska medan de odlar grönsaker, och barnen leker i trädgården.
Mål: 25 kvinnor har odlat och talat svenska i ett år.
Period: 1 mars 2021 – 31 december 2022
Kontakt: Maja Stenqvist, maja.stenqvist@lulea.example, 070-174 06 05

Projektnamn: Verktygslådan
Projektägare: Lunds kommun
Målgrupp: Arbetslösa män över femtio år.
Syfte: Männen lär sig laga cyklar och får ett intyg som arbetsgivare litar på.
Förväntat resultat: 8 av 10 deltagare har ett arbete efter kursen.
Period: 15 januari 2020 – 30 november 2020
Kontakt: Bo Lindahl, bo.lindahl@lund.example, 046-18 92 00

Projektnamn: Hammaren
Projektägare: Lunds kommun
Målgrupp: Arbetslösa män som vill arbeta med händerna.
Syfte: Männen lär sig laga möbler och får ett intyg som arbetsgivare litar på.
Metod: En snickare tar emot deltagarna i sin verkstad.

RÅD TILL NYA PROJEKT

Förankra hos chefen

Be chefen om ett skriftligt löfte om tid innan projektet börjar, och bilda en styrgrupp som kan fatta beslut.

Tänk på jämställdhet

Ordna egna grupper för kvinnor och män när det behövs, så att insatsen når båda könen på lika villkor.
"""

SOURCES = f"""[[source]]
file = "{NAME}"
title = "{TITLE}"
publisher = "Broar"
published = "2024"
languages = ["sv"]
"""

IDEA = (
    "Vi vill starta ett språkcafé för föräldralediga kvinnor i Umeå. Mammorna övar svenska medan barnen "
    "leker i öppna förskolan. En styrgrupp i kommunen leder arbetet."
)


def make_collection(folder: Path) -> Settings:
    """Write the documents into ``folder/seeds``; the index's folder is not there yet."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    for name, text in ((NAME, TEXT), ("sources.toml", SOURCES)):
        (seeds / name).write_text(text, "utf-8")
    return Settings(index=folder / "index", seeds=seeds)
