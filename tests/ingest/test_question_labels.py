"""Forms whose labels are questions or short words, items with bold labels, and what is no form."""

from __future__ import annotations

from tests.ingest.documents import read, told

POSTERS = """Torget på mässan

Här möter du projekten.

Projekt: Fjordkafé
Hvor: Bodø kommune
Når: Fra mars 2021, fast tilbud fra 2023
Hva: Språktrening over en kopp kaffe hver tirsdag på biblioteket.
For hvem: Nyankomne foreldre
Snakk med: Liv Moen, liv.moen@bodo.example

Projekt: Skogslaget
Var: Falu kommun
När: 1 mars 2020 – 30 juni 2021
Vad: Arbetsträning i skogen, två dagar i veckan med svensk handledare.
För vem: Unga män utan arbete
Prata med: Per Ek, 023-12 34 56
"""

PRACTICES = """# Good practice in small towns

**CASE 1 – Reading Bench**

* **Where:** Odense, Denmark
* **Run by:** Odense Library
* **Since:** 2019, ongoing
* **For:** parents with small children

Parents and children read together on a bench in the park, in any language that they like to share.

* **What surprised us most:** the grandparents came too.
* **Contact:** not given; the librarian has moved

**CASE 2 – Boat School**

- Where: Bergen, Norway
- Run by: Bergen Folk School
- Running: 2018–2020
- For: young refugees

The young learn to build a boat, and the words for it, together with retired boat builders.

- Contact: Ola Dahl, ola.dahl@bergen.example

**What they have in common**

Both begin outdoors, where people already are, and neither asks anybody to sign up beforehand.
"""

COLUMNS = """Katalog

Ordens hus

Stödmottagare          Lunds kommun
Projektperiod          2021-01-01 – 2022-12-31
Beviljat EU-stöd       1 200 000 kr
Diarienummer           ABC-2021-1
Specifikt mål          2. Integration

Vuxna läser svenska i ett hus där allt har en lapp med sitt namn på.

Broarna

Stödmottagare          Ystads kommun
Projektperiod          2022-02-01 – 2023-01-31
Diarienummer           ABC-2021-2

Unga möts över en bro av berättelser och tränar på att tala inför andra.
"""

INVITATIONS = """Vårens träffar

Språkcafé
När: 12 maj kl. 17.00
Var: Stadsbiblioteket, Lund
För vem: alla

Öppet hus
När: 14 maj klockan 13
Var: Medborgarhuset, Lund
För vem: familjer
"""


def test_labels_that_are_questions() -> None:
    assert [told(project) for project in read(POSTERS).projects] == [
        {
            "name": "Fjordkafé",
            "municipality": "Bodø",
            "period": ("2021-03-01", None),
            "contacts": [("Liv Moen", "liv.moen@bodo.example", None)],
            "fields": [
                "Projekt: Fjordkafé",
                "Hvor: Bodø kommune",
                "Når: Fra mars 2021, fast tilbud fra 2023",
                "Hva: Språktrening over en kopp kaffe hver tirsdag på biblioteket.",
                "For hvem: Nyankomne foreldre",
                "Snakk med: Liv Moen, liv.moen@bodo.example",
            ],
        },
        {
            "name": "Skogslaget",
            "municipality": "Falun",
            "period": ("2020-03-01", "2021-06-30"),
            "contacts": [("Per Ek", None, "023-12 34 56")],
            "fields": [
                "Projekt: Skogslaget",
                "Var: Falu kommun",
                "När: 1 mars 2020 – 30 juni 2021",
                "Vad: Arbetsträning i skogen, två dagar i veckan med svensk handledare.",
                "För vem: Unga män utan arbete",
                "Prata med: Per Ek, 023-12 34 56",
            ],
        },
    ]


def test_numbered_practices_with_items_for_labels() -> None:
    assert [told(project) for project in read(PRACTICES, "practices.md").projects] == [
        {
            "name": "Reading Bench",
            "organisation": "Odense Library",
            "municipality": "Odense",
            "period": ("2019-01-01", None),
            "fields": [
                "Where: Odense, Denmark",
                "Run by: Odense Library",
                "Since: 2019, ongoing",
                "For: parents with small children",
                "(description): Parents and children read together on a bench in the park, in any language"
                " that they like to share.",
                "What surprised us most: the grandparents came too.",
            ],
        },
        {
            "name": "Boat School",
            "organisation": "Bergen Folk School",
            "municipality": "Bergen",
            "period": ("2018-01-01", "2020-12-31"),
            "contacts": [("Ola Dahl", "ola.dahl@bergen.example", None)],
            "fields": [
                "Where: Bergen, Norway",
                "Run by: Bergen Folk School",
                "Running: 2018–2020",
                "For: young refugees",
                "(description): The young learn to build a boat, and the words for it, together with retired"
                " boat builders.",
                "Contact: Ola Dahl, ola.dahl@bergen.example",
            ],
        },
    ]


def test_a_column_of_labels_ends_each_value_at_its_line() -> None:
    assert [told(project) for project in read(COLUMNS).projects] == [
        {
            "name": "Ordens hus",
            "organisation": "Lunds kommun",
            "municipality": "Lund",
            "funding": "1 200 000 kr",
            "period": ("2021-01-01", "2022-12-31"),
            "fields": [
                "Stödmottagare: Lunds kommun",
                "Projektperiod: 2021-01-01 – 2022-12-31",
                "Beviljat EU-stöd: 1 200 000 kr",
                "Diarienummer: ABC-2021-1",
                "Specifikt mål: 2. Integration",
                "(description): Vuxna läser svenska i ett hus där allt har en lapp med sitt namn på.",
            ],
        },
        {
            "name": "Broarna",
            "organisation": "Ystads kommun",
            "municipality": "Ystad",
            "period": ("2022-02-01", "2023-01-31"),
            "fields": [
                "Stödmottagare: Ystads kommun",
                "Projektperiod: 2022-02-01 – 2023-01-31",
                "Diarienummer: ABC-2021-2",
                "(description): Unga möts över en bro av berättelser och tränar på att tala inför andra.",
            ],
        },
    ]


def test_invitations_to_events_are_no_projects() -> None:
    assert read(INVITATIONS).projects == ()
