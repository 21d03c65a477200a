"""``python -m training.letters --data DIR --out FILE``: learn the letter n-grams that tell languages apart.

The sources, by the names of their files in the data folder (README.md says where each comes from):
the parallel sentences of ``SENTENCES``, the synsets, the dictionaries of ``DICTIONARIES``, a share of the
running texts of ``TEXTS``, and the Norwegian questions with the beginnings of their passages. Each
language gives the same number of words, drawn with a fixed seed: the same data make the same table.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from pathlib import Path

from rag.text.letters import TABLE, Letters
from rag.text.words import search_form
from training.data import rows

LANGUAGES = ("sv", "da", "nb", "en", "fi")
"""The languages of the table, in its order."""

SENTENCES = (
    "parallel_tatoeba_nordic",
    "parallel_mozilla_www_strings",
    "parallel_cdt_da_en_sent",
    "parallel_folkets_sentences_sv_en",
)
SYNSETS = "parallel_omw_synsets"
DICTIONARIES = ("parallel_wiktionary_en_da", "parallel_wiktionary_en_nb_nn", "parallel_wiktionary_en_sv")
TEXTS = {"text_sv_government": ("sv", 0.08), "text_da_law": ("da", 0.08), "text_nb_law": ("nb", 0.1)}
"""Running texts with their language and the share of the documents that is drawn."""
QUESTIONS = "qa_nb_norquad"

TEXT_LENGTH = 2_000
"""Characters of a running text that are read: its beginning shows its words."""
PASSAGE_LENGTH = 600
"""Characters of a question's passage that are read."""
SAMPLE = 300_000
"""Words drawn for each language, so that none weighs more for having more text."""

_SEED = 5
_WORD = re.compile(r"[^\W\d_]+")
_SAME_TABLE = {"nn": "nb", "no": "nb"}


def texts(folder: Path, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Each text of the sources with its language's code as the source gives it.

    Raises FileNotFoundError when a source is missing in ``folder``.
    """
    for name in SENTENCES:
        for row in rows(folder, name):
            yield from ((code, text) for code, text in row.items() if isinstance(text, str))
    for row in rows(folder, SYNSETS):
        yield from ((code, word) for code, words in row.items() if code != "synset" for word in words)
    for name in DICTIONARIES:
        for row in rows(folder, name):
            yield from row.items()
    for name, (language, share) in TEXTS.items():
        for row in rows(folder, name):
            if rng.random() < share:
                yield language, row["text"][:TEXT_LENGTH]
    for row in rows(folder, QUESTIONS):
        yield "nb", row["query"] + " " + row["positive"][:PASSAGE_LENGTH]


def words_by_language(folder: Path, rng: random.Random) -> dict[str, list[str]]:
    """The words of all sources in their search form; Nynorsk counts as Norwegian, a language that the table
    lacks is left out."""
    found: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for code, text in texts(folder, rng):
        language = _SAME_TABLE.get(code, code)
        if language in found:
            found[language] += _WORD.findall(search_form(text))
    return found


def main() -> None:
    """Read the sources, learn the table, write it."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the training data")
    parser.add_argument("--out", type=Path, default=TABLE, help="the table to write")
    arguments = parser.parse_args()
    rng = random.Random(_SEED)
    found = words_by_language(arguments.data, rng)
    print({language: len(words) for language, words in found.items()})
    Letters.learn({language: rng.choices(words, k=SAMPLE) for language, words in found.items()}).save(
        arguments.out
    )


if __name__ == "__main__":
    main()
