"""From a question to a cited answer, or to the word that the documents do not say."""

from rag.answer.answerer import Answerer

__all__ = ["Answerer"]
