import zlib
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answer.likely import BUCKETS, TABLE, likely_kind, ngrams, vector
from rag.types import Kind


def test_the_ngrams_of_a_question() -> None:
    found = list(ngrams("Vad gör ni?"))
    assert {"wvad", "wvad gör", "wgör ni ?", "^vad", "^vad gör ni", "c v", "cgör ", "o vad g", "w?"} <= set(
        found
    )
    assert all(ngram[0] in "w^co" for ngram in found)
    assert list(ngrams("VAD GÖR NI?")) == found


def test_a_vector_has_a_row_of_the_table_for_each_ngram() -> None:
    rows = {zlib.crc32(ngram.encode()) % BUCKETS for ngram in ngrams("Vad gör ni?")}
    assert set(np.flatnonzero(vector("Vad gör ni?")).tolist()) == rows
    assert vector("").tolist() == vector("!").tolist()


@given(st.text(max_size=60))
def test_any_text_has_a_kind_and_a_probability(text: str) -> None:
    kind, chance = likely_kind(text)
    assert kind in get_args(Kind)
    assert 1 / len(get_args(Kind)) <= chance + 1e-6 <= 1 + 1e-5
    assert np.linalg.norm(vector(text)) == pytest.approx(1, abs=1e-5)


def test_the_table_tells_all_kinds() -> None:
    with np.load(TABLE) as saved:
        assert set(saved["kinds"].tolist()) == set(get_args(Kind))
        assert saved["weights"].shape == (BUCKETS, len(get_args(Kind)))
        assert saved["weights"].dtype == np.int8


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("odling, bakning eller sömnad - nån som sysslar med det?", "list"),
        ("Looking for initiatives that involve grandparents", "list"),
        ("Noen tiltak som bruker friluftsliv?", "list"),
        ("nummer till hon som håller i Fyrljus", "contact"),
        ("Hur lyckas man få papporna att komma tillbaka?", "advice"),
        ("Förklara ordet vägvisare", "definition"),
        ("Vem startade Fyrljus?", "fact"),
    ],
)
def test_kinds_that_are_likely(question: str, kind: Kind) -> None:
    assert likely_kind(question)[0] == kind
