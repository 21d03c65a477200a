"""The optional language model: it may word an answer, and code checks each statement against the sources."""

from rag.answer.model.rewrite import Rewritten, rewrite

__all__ = ["Rewritten", "rewrite"]
