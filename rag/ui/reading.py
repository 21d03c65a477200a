"""HTML of a document's page. Every text passes `markup.text`."""

from __future__ import annotations

import html

from rag.explore.reader import Block, Piece, Place
from rag.text.languages import detect
from rag.ui.language import Texts
from rag.ui.markup import foreign, spoken, text

MARK = "quote"
"""The anchor of the marked quote, or of the place that was turned to."""


def block(found: Block, texts: Texts) -> str:
    """A stretch of a document in its own language, a project's within its border."""
    name = "pl-entry" if found.project else "pl-between"
    body = "".join(_piece(piece) for piece in found.pieces)
    language = foreign(detect("".join(piece.text for piece in found.pieces)), texts)
    return f'<div class="pl-answer pl-reader {name}"{spoken(language)}>{body}</div>'


def _piece(piece: Piece) -> str:
    if piece.kind == "mark":
        return f'<mark id="{MARK}">{text(piece.text)}</mark>'
    if piece.kind == "here":
        return f'<span id="{MARK}"></span>'
    return f'<span class="pl-quiet">{text(piece.text)}</span>' if piece.kind == "quiet" else text(piece.text)


def place(found: Place, texts: Texts) -> str:
    """A place that a search inside found, with the words around it."""
    told = f"… {text(found.before)}<mark>{text(found.quote)}</mark>{text(found.after)} …"
    label = html.escape(texts("reader.place"))
    return f'<p class="pl-answer pl-place" title="{label}">{told}</p>'
