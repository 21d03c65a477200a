"""Forms whose labels and titles are written in ways of their own."""

from __future__ import annotations

from tests.ingest.documents import read, told

CAPITALS = """TILTAK 2021

NY START I ARENDAL
HOVEDSAK: Bosetting
EIER: Arendal kommune
MÅLGRUPPE: Enslige flyktninger
PERIODE: 2019–2021

MATGLEDE
HOVEDSAK: Fritid
EIER: Sanitetskvinnene i Grimstad
MÅLGRUPPE: Kvinner med små barn
PERIODE: 2020-
"""

CATEGORIES = """Goda exempel från Gävleborg

Arbete

Jobbvägen

Gävle kommun

Syfte

Fler får arbete.

Målgrupp

Vuxna.

Butiken

Sandvikens kommun

Syfte

Praktik i en butik.

Målgrupp

Kvinnor utan arbete.

Hälsa

Rör på er

Bollnäs kommun

Syfte

Rörelse för alla.

Målgrupp

Äldre.

Simkraft

Hofors kommun

Syfte

Alla ska simma.

Målgrupp

Barn.
"""

RUNNING = """Projekter i Region Sjælland                       Side 1

Fællesspisning på Torvet
Projektejer
Roskilde Kommune
Målgruppe
Flygtninge og deres naboer
Kontaktperson
Lone Madsen, lm@roskilde.example, tlf. 46 31 30 00

Projekter i Region Sjælland                       Side 2

Praktik med mening
Projektejer
Slagelse Kommune
Målgruppe
Ledige kvinder
Kontaktperson
Jens Bach, jeba@slagelse.example

Projekter i Region Sjælland                       Side 3

Læseven
Projektejer
Frivilligcenter Næstved
Målgruppe
Børn i 1.-3. klasse
Kontaktperson
Pia Krogh
"""


def test_labels_in_capitals_and_one_that_the_vocabulary_lacks() -> None:
    assert [told(project) for project in read(CAPITALS).projects] == [
        {
            "name": "Ny start i Arendal",
            "organisation": "Arendal kommune",
            "municipality": "Arendal",
            "period": ("2019-01-01", "2021-12-31"),
            "fields": [
                "HOVEDSAK: Bosetting",
                "EIER: Arendal kommune",
                "MÅLGRUPPE: Enslige flyktninger",
                "PERIODE: 2019–2021",
            ],
        },
        {
            "name": "Matglede",
            "organisation": "Sanitetskvinnene i Grimstad",
            "municipality": "Grimstad",
            "period": ("2020-01-01", None),
            "fields": [
                "HOVEDSAK: Fritid",
                "EIER: Sanitetskvinnene i Grimstad",
                "MÅLGRUPPE: Kvinner med små barn",
                "PERIODE: 2020-",
            ],
        },
    ]


def test_categories_in_title_case() -> None:
    assert [told(project) for project in read(CATEGORIES).projects] == [
        {
            "name": "Jobbvägen",
            "organisation": "Gävle kommun",
            "municipality": "Gävle",
            "category": "Arbete",
            "fields": ["Syfte: Fler får arbete.", "Målgrupp: Vuxna."],
        },
        {
            "name": "Butiken",
            "organisation": "Sandvikens kommun",
            "municipality": "Sandviken",
            "category": "Arbete",
            "fields": ["Syfte: Praktik i en butik.", "Målgrupp: Kvinnor utan arbete."],
        },
        {
            "name": "Rör på er",
            "organisation": "Bollnäs kommun",
            "municipality": "Bollnäs",
            "category": "Hälsa",
            "fields": ["Syfte: Rörelse för alla.", "Målgrupp: Äldre."],
        },
        {
            "name": "Simkraft",
            "organisation": "Hofors kommun",
            "municipality": "Hofors",
            "category": "Hälsa",
            "fields": ["Syfte: Alla ska simma.", "Målgrupp: Barn."],
        },
    ]


def test_labels_on_lines_of_their_own_between_running_headers() -> None:
    assert [told(project) for project in read(RUNNING).projects] == [
        {
            "name": "Fællesspisning på Torvet",
            "organisation": "Roskilde Kommune",
            "municipality": "Roskilde",
            "contacts": [("Lone Madsen", "lm@roskilde.example", "46 31 30 00")],
            "fields": [
                "Projektejer: Roskilde Kommune",
                "Målgruppe: Flygtninge og deres naboer",
                "Kontaktperson: Lone Madsen, lm@roskilde.example, tlf. 46 31 30 00",
            ],
        },
        {
            "name": "Praktik med mening",
            "organisation": "Slagelse Kommune",
            "municipality": "Slagelse",
            "contacts": [("Jens Bach", "jeba@slagelse.example", None)],
            "fields": [
                "Projektejer: Slagelse Kommune",
                "Målgruppe: Ledige kvinder",
                "Kontaktperson: Jens Bach, jeba@slagelse.example",
            ],
        },
        {
            "name": "Læseven",
            "organisation": "Frivilligcenter Næstved",
            "municipality": "Næstved",
            "contacts": [("Pia Krogh", None, None)],
            "fields": [
                "Projektejer: Frivilligcenter Næstved",
                "Målgruppe: Børn i 1.-3. klasse",
                "Kontaktperson: Pia Krogh",
            ],
        },
    ]
