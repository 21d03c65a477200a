"""Texts to vectors: the bundled static model, or any sentence-transformers model.

Importing this package loads neither torch nor transformers.
"""

from rag.embed.embedder import Embedder, Vectors
from rag.embed.load import load_embedder
from rag.embed.static import StaticEmbedder
from rag.embed.transformer import SentenceTransformerEmbedder

__all__ = ["Embedder", "SentenceTransformerEmbedder", "StaticEmbedder", "Vectors", "load_embedder"]
