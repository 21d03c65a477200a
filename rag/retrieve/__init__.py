"""From a question to passages: the scores of meaning and of words, added."""

from rag.retrieve.rerank import load_reranker
from rag.retrieve.retriever import Retriever

__all__ = ["Retriever", "load_reranker"]
