"""The collection on disk: SQLite and FAISS, one generation at a time."""

from rag.store.store import Store

__all__ = ["Store"]
