"""Re-ranking: a cross-encoder reads the question and a passage together, for the best passages of a search.

R. Nogueira and K. Cho, "Passage Re-ranking with BERT" (2019). A setting, never a need: none is bundled, and
importing this module loads neither torch nor sentence-transformers.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from rag.errors import ModelUnavailable
from rag.settings import Settings
from rag.store.lexicon import Floats
from rag.store.windows import passage_text
from rag.types import Hit, Passage

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

RERANKED = 30
"""The passages of a search that are read again: each costs a run of the model, and what answers a question
is found deeper down for few questions more (docs/retrieval.md has the figures)."""

REMEDY = (
    "set PROJEKTLOTS_RERANKER to the folder of a sentence-transformers CrossEncoder or to a name that can "
    "be downloaded, or to nothing for no re-ranking."
)


class Reranker:
    """Orders hits anew by what a cross-encoder makes of question and passage; safe for several threads."""

    def __init__(self, model: CrossEncoder) -> None:
        """``model`` has one output; `load` finds one by its name."""
        self._model = model
        self._lock = threading.Lock()  # the tokenizers of transformers fail when two threads use one

    @classmethod
    def load(cls, model: str) -> Reranker:
        """Load a folder, or a model of the hub by its name (from the local cache, else downloaded once).

        Raises ModelUnavailable when the library is not installed, or the model cannot be loaded or was
        not trained to score pairs.
        """
        try:
            from sentence_transformers import CrossEncoder
        except ImportError as error:
            raise ModelUnavailable(
                f"The reranker {model!r} needs a package: run pip install sentence-transformers."
            ) from error
        try:
            encoder = CrossEncoder(model, device="cpu")
        except Exception as error:  # as for embedding models: the errors have no common base
            raise ModelUnavailable(f"The reranker {model!r} cannot be loaded: {REMEDY}") from error
        if encoder.num_labels != 1 or _has_random_head(encoder):
            raise ModelUnavailable(f"{model!r} is no reranker (no single trained score): {REMEDY}")
        return cls(encoder)

    def scores(self, question: str, passages: Sequence[Passage]) -> Floats:
        """The model's score of each passage, read with its context; shape (len(passages),)."""
        if not passages:
            return np.zeros(0, np.float32)
        pairs = [(question, passage_text(passage)) for passage in passages]
        with self._lock:
            return np.asarray(self._model.predict(pairs, show_progress_bar=False), np.float32)

    def rerank(self, question: str, hits: Sequence[Hit]) -> list[Hit]:
        """The first `RERANKED` hits in the model's order and with its scores, then the others as they were.

        The others' scores continue below the model's with the distances that they had, so that the whole
        list falls.
        """
        read, others = hits[:RERANKED], hits[RERANKED:]
        scores = self.scores(question, [hit.passage for hit in read])
        order = np.argsort(-scores, kind="stable")
        again = [replace(read[i], rank=rank, score=float(scores[i])) for rank, i in enumerate(order, start=1)]
        if not others:
            return again
        below = again[-1].score - read[-1].score
        return [*again, *(replace(hit, score=hit.score + below) for hit in others)]


def load_reranker(settings: Settings) -> Reranker | None:
    """The reranker that the settings name, None when they name none; errors as for `Reranker.load`."""
    return Reranker.load(settings.reranker) if settings.reranker else None


def _has_random_head(encoder: CrossEncoder) -> bool:
    """Whether a bare encoder was given a new head of random numbers, as transformers does with a warning."""
    made_for = encoder.model.config.architectures if encoder.model is not None else None
    classifies = encoder[0].transformer_task == "sequence-classification"
    return classifies and not any(name.endswith("ForSequenceClassification") for name in made_for or ())
