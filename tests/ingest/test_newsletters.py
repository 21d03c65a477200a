"""Projects told in a few lines of prose: in newsletters, overviews and letters."""

from __future__ import annotations

from tests.ingest.documents import read, told

NEWSLETTER = """Nyhetsbrev nr 3 2023

Kära läsare!

Vi vill berätta om två projekt som inspirerar.

Cykelköket rullar vidare

Cykelköket drivs av Alingsås kommun och startade i april 2021. Projektet riktar
sig till unga. Kontakta Eva Holm, eva@a.example.

Mammor på biblioteket

Biblioteket i Trollhättan bjuder in kvinnor. Insatsen finansieras av Kulturrådet.
Kontakta Sara Berg på 0520-49 00 00.

På gång

12 oktober: Nätverksträff i Göteborg
"""

SUBTITLES = """GOOD PRACTICES AND PROJECTS IN 2022

Bridge to Work
City of Turku, Finland
Bridge to Work started in 2018. It is funded by the European Social Fund.
Contact: Elina Virtanen, elina.virtanen@turku.example

Football United
Malmö FF, Sweden
2019-2021
The project is aimed at girls aged 10 to 15.
Contact: John Ek, john@mff.example
"""

ITEMS = """Hej alla!

Här kommer listan på projekten som fick pengar i år:

- Rörelseglädje (Kalmar kommun): dans, 2022–2023. Kontakt: Lena Åberg, lena@kalmar.example
- Kom in! (Röda Korset Oskarshamn): språkkafé varje onsdag för asylsökande.

Hör av er om något är fel.
"""


def test_a_newsletter_with_portraits() -> None:
    assert [told(project) for project in read(NEWSLETTER).projects] == [
        {
            "name": "Cykelköket rullar vidare",
            "aliases": ("Cykelköket",),
            "organisation": "Alingsås kommun",
            "municipality": "Alingsås",
            "period": ("2021-04-01", None),
            "contacts": [("Eva Holm", "eva@a.example", None)],
            "fields": [
                (
                    "(description): Cykelköket drivs av Alingsås kommun och startade i april 2021. "
                    "Projektet riktar\nsig till unga. Kontakta Eva Holm, eva@a.example."
                ),
                "(organisation): Alingsås kommun",
                "(period): startade i april 2021",
                "(target_group): Projektet riktar\nsig till unga.",
                "(contact): Eva Holm, eva@a.example",
            ],
        },
        {
            "name": "Mammor på biblioteket",
            "organisation": "Biblioteket i Trollhättan",
            "municipality": "Trollhättan",
            "funding": "Kulturrådet",
            "contacts": [("Sara Berg", None, "0520-49 00 00")],
            "fields": [
                (
                    "(description): Biblioteket i Trollhättan bjuder in kvinnor. "
                    "Insatsen finansieras av Kulturrådet.\nKontakta Sara Berg på 0520-49 00 00."
                ),
                "(organisation): Biblioteket i Trollhättan",
                "(funding): Insatsen finansieras av Kulturrådet.",
                "(contact): Sara Berg på 0520-49 00 00",
            ],
        },
    ]


def test_organisation_and_period_below_the_title() -> None:
    assert [told(project) for project in read(SUBTITLES).projects] == [
        {
            "name": "Bridge to Work",
            "organisation": "City of Turku",
            "municipality": "Åbo",
            "funding": "ESF",
            "period": ("2018-01-01", None),
            "contacts": [("Elina Virtanen", "elina.virtanen@turku.example", None)],
            "fields": [
                "(organisation): City of Turku",
                "(description): Bridge to Work started in 2018. It is funded by the European Social Fund.",
                "(period): started in 2018",
                "(funding): It is funded by the European Social Fund.",
                "Contact: Elina Virtanen, elina.virtanen@turku.example",
            ],
        },
        {
            "name": "Football United",
            "organisation": "Malmö FF",
            "municipality": "Malmö",
            "period": ("2019-01-01", "2021-12-31"),
            "contacts": [("John Ek", "john@mff.example", None)],
            "fields": [
                "(organisation): Malmö FF",
                "(period): 2019-2021",
                "(description): The project is aimed at girls aged 10 to 15.",
                "(target_group): The project is aimed at girls aged 10 to 15.",
                "Contact: John Ek, john@mff.example",
            ],
        },
    ]


def test_items_of_one_line_in_a_list() -> None:
    assert [told(project) for project in read(ITEMS).projects] == [
        {
            "name": "Rörelseglädje",
            "organisation": "Kalmar kommun",
            "municipality": "Kalmar",
            "period": ("2022-01-01", "2023-12-31"),
            "contacts": [("Lena Åberg", "lena@kalmar.example", None)],
            "fields": [
                "(name): Rörelseglädje",
                "(organisation): Kalmar kommun",
                "(description): dans, 2022–2023. Kontakt: Lena Åberg, lena@kalmar.example",
                "(period): 2022–2023",
                "(contact): Lena Åberg, lena@kalmar.example",
            ],
        },
        {
            "name": "Kom in!",
            "organisation": "Röda Korset Oskarshamn",
            "municipality": "Oskarshamn",
            "fields": [
                "(name): Kom in!",
                "(organisation): Röda Korset Oskarshamn",
                "(description): språkkafé varje onsdag för asylsökande.",
            ],
        },
    ]
