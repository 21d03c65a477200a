"""A report with everything in it, and the projects that it is made of."""

from __future__ import annotations

from rag.export.report import Entry, Line, Report, Wording
from rag.types import Answer, Citation, Contact, Field, Mention, Project, ProjectMatch, Statement
from rag.ui.language import Texts
from rag.ui.view import about

WORDING = Wording(Texts.load("sv"), about)
HOSTILE = (
    "<script>alert(1)</script>",
    "[klicka](javascript:alert(1)) **fet** `kod`",
    "abc\u202edcba\u2066",
    "rad ett\r\nrad två\x00\x1b[31m",
    "=HYPERLINK(1)",
)
SURE, PERHAPS = "Föräldralediga kvinnor som är nya i Sverige.", "Kvinnor som är hemma med små barn."
WHO = "Anna Lind\nanna.lind@lund.se\n046 - 359 47 31"


def citation(n: int, project: str, quote: str) -> Citation:
    return Citation(n, "katalog.txt", "Katalog 2023", project, "Målgrupp", 29, n * 100, n * 100 + 44, quote)


def field(label: str, role: str, text: str) -> Field:
    return Field(label, role, "katalog.txt", 200, 200 + len(text), text)


PROJECTS = (
    Project(
        "kom-vidare",
        "Kom vidare",
        (Mention("katalog.txt", 0, 400),),
        organisation="Lunds kommun",
        municipality="Lund",
        start="2022-01-01",
        contacts=(
            Contact("Anna Lind", "anna.lind@lund.se", "046 - 359 47 31", Mention("katalog.txt", 0, 9)),
        ),
        fields=(field("Målgrupp", "target_group", SURE), field("Kontakt", "contact", WHO)),
    ),
    Project("plats", "Plats för fler", (Mention("katalog.txt", 400, 500),), organisation="Medborgarskolan"),
)
LIST = Answer(
    "Vilka projekt riktar sig till föräldralediga kvinnor?",
    "sv",
    "list",
    False,
    "",
    (Statement(f"Kom vidare: ”{SURE}”", (1,)), Statement(f"Plats för fler: ”{PERHAPS}”", (2,))),
    (
        ProjectMatch("kom-vidare", "Kom vidare", (), "yes", (1,)),
        ProjectMatch("plats", "Plats för fler", (), "maybe", (2,)),
    ),
    62,
    (citation(1, "kom-vidare", SURE), citation(2, "plats", PERHAPS)),
    (),
    1.0,
)


def everywhere(value: str) -> Report:
    """A report with ``value`` in each place where a document or a user can put a text."""
    quote = Citation(1, value, value, None, value, None, 3, 9, value)
    entry = Entry(value, value, (value,), (Line(value, (1,), value), Line(value, (1,))))
    return Report(value, (value,), (Line(value, (1,)),), (entry,), (quote,))


def answered() -> Report:
    return Report(
        "Vilka projekt?",
        ("1 stämmer, 1 kanske, 62 granskade",),
        (),
        (
            Entry("Kom vidare", "Stämmer", ("Lunds kommun", "2022-01-01"), (Line(SURE, (1,)),)),
            Entry("Plats för fler", "Kanske", ("Medborgarskolan",), (Line(PERHAPS, (2,)),)),
        ),
        (citation(1, "kom-vidare", SURE), citation(2, "plats", PERHAPS)),
    )
