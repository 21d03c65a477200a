from pathlib import Path

import numpy as np

from rag.evaluation.lexical import Bm25
from rag.retrieve.terms import terms_of
from rag.store import Store
from rag.store.build import build
from tests.store.tiny import TinyEmbedder, make_collection


def test_bm25_is_the_formula(tmp_path: Path) -> None:
    """One term in one passage, against the formula worked out by hand."""
    settings = make_collection(tmp_path)
    build(settings, [], TinyEmbedder())
    store = Store.open(settings.index)
    scores = Bm25(store).score(terms_of("rasisme", store))
    lengths = store.passage_words.sizes + store.context_words.sizes
    where = int(scores.argmax())
    rarity = np.log1p((len(scores) - 1 + 0.5) / 1.5)
    expected = rarity * 2.2 / (1 + 1.2 * (0.5 + 0.5 * lengths[where] / lengths.mean()))
    assert "rasisme" in store.passages[where].text
    assert np.count_nonzero(scores) == 1
    np.testing.assert_allclose(scores[where], expected, rtol=1e-5)
