"""The optional language model: it may word the answer, and code checks every statement against the sources."""

from rag.answer.model.rewrite import Rewritten, rewrite

__all__ = ["Rewritten", "rewrite"]
