"""An answer as text: a quote in another language than the answer is labelled with its language."""

import pytest

from rag.output import answer_text
from rag.types import Answer, Citation, Statement


def quoting(quote: str, language: str) -> str:
    """The lines of an answer in a language with one quote."""
    citation = Citation(1, "havn.txt", "Havn", None, "Formål", None, 0, len(quote), quote)
    statement = Statement(quote, (1,))
    answer = Answer("?", language, "fact", False, f"{quote} [1]", (statement,), (), 0, (citation,), (), 0.0)
    return answer_text(answer).splitlines()[2]


@pytest.mark.parametrize(
    ("quote", "language", "line"),
    [
        ("Deltagerne skal i arbejde på havnen.", "da", "[1] Havn – Formål"),
        ("Deltagerne skal i arbejde på havnen.", "sv", "[1] Havn – Formål (danska)"),
        ("Deltagerne skal i arbejde på havnen.", "fi", "[1] Havn – Formål (tanska)"),
        ("Deltagerne skal i arbejde på havnen.", "ar", "[1] Havn – Formål (Danish)"),
        ("Kvinnorna övar svenska medan de odlar.", "en", "[1] Havn – Formål (Swedish)"),
        ("The women cook lunch together with neighbours.", "nb", "[1] Havn – Formål (engelsk)"),
        ("Mette Krogh, mette.krogh@aarhus.example", "sv", "[1] Havn – Formål"),
        ("Aarhus Kommune", "en", "[1] Havn – Formål"),
    ],
)
def test_the_label_of_a_quote(quote: str, language: str, line: str) -> None:
    assert quoting(quote, language) == line
