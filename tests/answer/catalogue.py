"""A small collection with a layout of its own: two catalogues in three languages, made up for the tests."""

from __future__ import annotations

from pathlib import Path

from rag.settings import Settings

LANTERN, HARBOUR = "lyktan-katalog-2022.txt", "nordisk-hamn-2019.txt"

LANTERN_TEXT = """Lyktan – sex års arbete för delaktighet

Projektnamn: Nattfjärilen – mentorer i mörkret
Projektägare: Luleå kommun
Målgrupp: Ensamkommande ungdomar mellan sexton och tjugo år.
Syfte: Ungdomarna ska hitta en vuxen att lita på. Tjugofyra mentorer möter var sin ungdom en kväll i veckan.
Metod: Mentorerna utbildas i tre kvällar innan de får sin första ungdom. Sedan träffas alla i en verkstad.
Resultat: 19 av 24 ungdomar fick ett sommarjobb 2021.
Period: 1 mars 2021 – 31 december 2022
Finansiering: §37a
Kontakt: Maja Stenqvist, maja.stenqvist@lulea.example, 070-174 06 05

Projektnamn: Odla ord
Projektägare: Umeå kommun
Målgrupp: Föräldralediga kvinnor som är nya i Sverige.
Syfte: Kvinnorna övar svenska medan de odlar grönsaker i en gemensam trädgård. Barnen är med.
Metod: Trädgården är ett språkcafé utan väggar. Varje torsdag leder en lärare samtalen.
Period: 1 september 2022 – 30 juni 2023
Finansiering: §37
Kontakt: Karin Ovesson, karin.ovesson@umea.example

Projektnamn: Verktygslådan (VELO)
Projektägare: Lunds kommun
Målgrupp: Arbetslösa män över femtio år.
Syfte: Männen lär sig laga cyklar och får ett intyg som arbetsgivare litar på.
Metod: En cykelverkstad med två handledare tar emot åtta deltagare åt gången.
Period: 15 januari 2020 – 30 november 2020
Finansiering: §37
Kontakt: Bo Lindahl, bo.lindahl@lund.example, 046-18 92 00

Projektnamn: Fjällräven läser högt
Projektägare: Umeå kommun
Målgrupp: Barn mellan sex och tolv år och deras föräldrar.
Syfte: Familjerna läser sagor på sina modersmål i biblioteket.
Metod: Biblioteket ordnar sagostunder på arabiska, somaliska och tigrinja varje lördag.
Utvärdering: Umeå universitet intervjuade trettio familjer och fann att barnen lånade dubbelt så många böcker.
Period: 1 februari 2021 – 31 maj 2023
Kontakt: Sara Holmgren, sara.holmgren@umea.example, 090-16 10 00

RÅD TILL NYA PROJEKT

Börja med rekryteringen

Rekrytera deltagarna där de redan är: på biblioteket och i moskén. Ett brev hem räcker aldrig.

Förankra hos chefen

Be chefen om ett skriftligt löfte om tid innan projektet börjar. Annars äter vardagen upp projektets timmar.

Vad menas med en brobyggare?

En brobyggare är en person som kan två språk och följer med deltagaren till myndigheter.
"""

HARBOUR_TEXT = """Nordisk hamn: pilots around the sea

Projektnavn: Fiskens vej
Projektejer: Aarhus Kommune
Målgruppe: Flygtninge med erfaring fra fiskeri.
Formål: Deltagerne skal i arbejde på havnen og lære dansk ombord.
Metode: En makker fra fagforeningen følger hver deltager i seks måneder.
Periode: 1. august 2018 – 31. juli 2019
Kontakt: Mette Krogh, mette.krogh@aarhus.example, +45 30 69 20 31

Project name: Open Kitchen
Project owner: City of Turku
Target group: Newly arrived women without a job.
Purpose: The women cook lunch together with neighbours and start small food companies.
Method: A retired chef coaches each company during its first year.
Results: Seven companies were founded in 2018.
Period: 1 January 2017 – 31 December 2018
Contact: Aino Laine, aino.laine@turku.example

Projektnavn: Stille stemmer
Projektejer: Oslo kommune
Målgruppe: Eldre innvandrere som lever alene.
Formål: De eldre blir med i et kor og får venner i nabolaget.
Periode: 1. januar 2019 – 31. desember 2019
Kontakt: Ingrid Moe, ingrid.moe@oslo.example, +47 22 80 06 31
"""

SOURCES = f"""[[source]]
file = "{LANTERN}"
title = "Lyktan – sex års arbete för delaktighet"
publisher = "Studieförbundet Lyktan"
published = "2022"
languages = ["sv"]

[[source]]
file = "{HARBOUR}"
title = "Nordisk hamn: pilots around the sea"
publisher = "NHF"
published = "2019"
languages = ["da", "en", "nb"]
"""

NAMES = (
    "Nattfjärilen",
    "Odla ord",
    "Verktygslådan",
    "Fjällräven läser högt",
    "Fiskens vej",
    "Open Kitchen",
    "Stille stemmer",
)
"""The projects in the order of the documents."""


def make_collection(folder: Path) -> Settings:
    """Write the documents into ``folder/seeds``; the index's folder is not there yet."""
    seeds = folder / "seeds"
    seeds.mkdir(parents=True)
    for name, text in ((LANTERN, LANTERN_TEXT), (HARBOUR, HARBOUR_TEXT), ("sources.toml", SOURCES)):
        (seeds / name).write_text(text, "utf-8")
    return Settings(index=folder / "index", seeds=seeds)
