"""From a question to passages: dense, lexical and soft word scores, added."""

from rag.retrieve.retriever import Retriever

__all__ = ["Retriever"]
