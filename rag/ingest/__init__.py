"""From files to documents, project records and passages."""

from rag.ingest.merge import Collection, merge
from rag.ingest.parse import INGEST_VERSION, Parsed, parse
from rag.ingest.read import find_documents, read_document
from rag.ingest.sources import load_sources

__all__ = [
    "INGEST_VERSION",
    "Collection",
    "Parsed",
    "find_documents",
    "load_sources",
    "merge",
    "parse",
    "read_document",
]
