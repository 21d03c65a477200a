"""Errors that a user can meet: each message is one line and names the remedy."""

from __future__ import annotations


class ProjektlotsError(Exception):
    """Base of every named error; the command line prints it in one line and exits with 1."""


class IndexMissing(ProjektlotsError):
    """There is no index in the index folder."""


class IndexCorrupt(ProjektlotsError):
    """The index cannot be read, or its parts do not belong together."""


class IndexNotWritable(ProjektlotsError):
    """The index folder cannot be written: a read-only or a full disk."""


class DocumentUnreadable(ProjektlotsError):
    """A file that should be read as a document is missing, no text, or of an unknown type."""


class DocumentNameTaken(ProjektlotsError):
    """Another document of the collection has the name of a file that should be added."""


class DocumentsLost(ProjektlotsError):
    """The index is damaged, and documents that only it holds cannot be read from it."""


class DocumentUnknown(ProjektlotsError):
    """No document of that name is in the index."""


class QuestionRejected(ProjektlotsError):
    """The question is empty or too long to be one."""


class ModelUnavailable(ProjektlotsError):
    """The embedding model, or the reranker, cannot be loaded from where the settings say it is."""


class FilterInvalid(ProjektlotsError):
    """A ``--where`` condition that is not ``field=value`` with a known field."""


class EvaluationSetUnusable(ProjektlotsError):
    """A question set is missing, has a line that does not fit, or quotes what the documents do not hold."""


class BenchmarkFailed(ProjektlotsError):
    """A command that a benchmark measures ended with an error."""
