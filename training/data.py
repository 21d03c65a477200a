"""Readers: one function a kind of file in the data folder (see README.md for the sources)."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np

from training.corpus import Corpus, DocumentSource, PairSource, pair_source, words_of

LONGEST_PARAGRAPH = 110
SHORTEST_PARAGRAPH = 6
SYNONYM_LEVEL = 3.0
PARAPHRASE_SCORE = 4.0
ANSWER_CONTEXT = 250
MOST_SYNSET_PAIRS = 24
SENTENCE_LANGUAGES = ("en", "sv", "da", "nb", "nn", "no", "fi")

DOCUMENT_FILES = {
    "text_sv_government": "sv",
    "text_sv_interpellations": "sv",
    "text_da_law": "da",
    "text_nb_law": "nb",
}
QUESTION_FILES = {"qa_sv_squad_mt": "sv", "qa_sv_swequad": "sv", "qa_nb_norquad": "nb"}
SENTENCE_FILES = (
    "parallel_folkets_sentences_sv_en",
    "parallel_tatoeba_nordic",
    "parallel_tatoeba_anki_sv_en",
    "parallel_cdt_da_en_sent",
    "parallel_mozilla_www_strings",
    "parallel_stsb_sv_en",
)
WORD_FILES = (
    "parallel_folkets_words_sv_en",
    "parallel_wiktionary_en_sv",
    "parallel_wiktionary_en_da",
    "parallel_wiktionary_en_nb_nn",
)


def rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """The objects of one gzipped JSON Lines file of the data folder."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def paragraphs(text: str) -> Iterator[list[str]]:
    """The paragraphs of a text as words; long ones are cut, very short ones left out."""
    for line in text.split("\n"):
        words = words_of(line)
        for start in range(0, len(words), LONGEST_PARAGRAPH):
            piece = words[start : start + LONGEST_PARAGRAPH]
            if len(piece) >= SHORTEST_PARAGRAPH:
                yield piece


def read_documents(corpus: Corpus, folder: Path, name: str) -> DocumentSource:
    """Running text with titles; every other Norwegian section heading is said with its act's name."""
    titles, starts, ends = [], [], []
    for number, row in enumerate(rows(folder, name)):
        pieces = list(paragraphs(row["text"]))
        title = f"{row['title']} {row['law']}" if "law" in row and number % 2 else row["title"]
        if not pieces or not words_of(title or ""):
            continue
        titles.append(corpus.share(title))
        units = [corpus.add(piece) for piece in pieces]
        starts.append(units[0])
        ends.append(units[-1] + 1)
    return DocumentSource(name, DOCUMENT_FILES[name], np.array(titles), np.array(starts), np.array(ends))


def read_questions(corpus: Corpus, folder: Path, name: str) -> PairSource:
    """Questions with the whole passage that answers them, and with the surroundings of the answer alone."""
    pairs = []
    for row in rows(folder, name):
        passage, query = row["positive"], corpus.share(row["query"])
        pairs.append((query, corpus.share(" ".join(words_of(passage)[: 2 * LONGEST_PARAGRAPH]))))
        answer = row["answer"] if isinstance(row["answer"], str) else str(row["answer"][0])
        at = passage.find(answer)
        if at >= 0:
            window = passage[max(0, at - ANSWER_CONTEXT) : at + len(answer) + ANSWER_CONTEXT]
            pairs.append((query, corpus.share(window)))
    language = QUESTION_FILES[name]
    return pair_source(name, (language, language), pairs)


def read_sentences(corpus: Corpus, folder: Path) -> list[PairSource]:
    """Parallel sentences of all files, one source a pair of languages."""
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for name in SENTENCE_FILES:
        for row in rows(folder, name):
            texts = {
                key: corpus.share(row[key])
                for key in SENTENCE_LANGUAGES
                if isinstance(row.get(key), str) and words_of(row[key])
            }
            languages = sorted(texts)
            for i, first in enumerate(languages):
                for second in languages[i + 1 :]:
                    found.setdefault((first, second), []).append((texts[first], texts[second]))
    return [pair_source("sentences", key, pairs) for key, pairs in sorted(found.items()) if len(pairs) > 200]


def read_words(corpus: Corpus, folder: Path) -> list[PairSource]:
    """Dictionary words with their English ones (and, where there is one, with the English gloss)."""
    found: dict[str, list[tuple[int, int]]] = {}
    for name in WORD_FILES:
        for row in rows(folder, name):
            english, gloss = row["en"], row.get("gloss")
            for language in ("sv", "da", "nb", "nn"):
                if row.get(language) and words_of(row[language]) and words_of(english):
                    word = corpus.share(row[language])
                    found.setdefault(language, []).append((word, corpus.share(english)))
                    if gloss:
                        found[language].append((word, corpus.share(f"{english} {gloss}")))
    return [pair_source("words", (key, "en"), pairs) for key, pairs in sorted(found.items())]


def read_synsets(corpus: Corpus, folder: Path) -> list[PairSource]:
    """Words of one wordnet meaning, over all pairs of languages (Finnish is joined to the rest only here)."""
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for row in rows(folder, "parallel_omw_synsets"):
        members = [
            (language, word.replace("_", " "))
            for language in ("sv", "da", "nb", "nn", "fi", "en")
            for word in row.get(language, [])
            if words_of(word)
        ]
        pairs = list(permutations(members, 2))
        for (first, a), (second, b) in pairs[:: 1 + len(pairs) // MOST_SYNSET_PAIRS]:
            found.setdefault((first, second), []).append((corpus.share(a), corpus.share(b)))
    return [pair_source("synsets", key, pairs) for key, pairs in sorted(found.items()) if len(pairs) > 200]


def read_synonyms(corpus: Corpus, folder: Path) -> list[PairSource]:
    """Swedish synonyms that people agree on, and sentences that people call paraphrases."""

    def share(pairs: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
        return [(corpus.share(a), corpus.share(b)) for a, b in pairs if words_of(a) and words_of(b)]

    synonyms = (
        (row["a"], row["b"])
        for row in rows(folder, "parallel_synonyms_sv")
        if row["level"] is None or row["level"] >= SYNONYM_LEVEL
    )
    paraphrases = (
        (row["a"], row["b"])
        for row in rows(folder, "sts_sv_sweparaphrase")
        if row["score"] >= PARAPHRASE_SCORE
    )
    return [
        pair_source("synonyms", ("sv", "sv"), share(synonyms)),
        pair_source("paraphrases", ("sv", "sv"), share(paraphrases)),
    ]
