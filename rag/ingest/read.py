"""Reading files: any known type to text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rag.errors import DocumentUnreadable
from rag.ingest.boilerplate import find_boilerplate
from rag.ingest.labels import role_of
from rag.text.languages import detect
from rag.types import Document, Source


def read_document(path: Path, source: Source | None = None) -> Document:
    """Read a file as a document; its text keeps every character, boilerplate is marked.

    Raises DocumentUnreadable for a missing, empty, binary or unknown file.
    """
    reader = READERS.get(path.suffix.casefold())
    if reader is None:
        raise DocumentUnreadable(
            f"{path.name}: unknown type {path.suffix!r}; Projektlots reads {', '.join(READERS)}"
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentUnreadable(
            f"{path}: cannot be read ({error.strerror}); check the path and its permissions"
        ) from None
    text, pages = reader(data, path)
    if not any(c.isalnum() for c in text):
        raise DocumentUnreadable(
            f"{path.name}: holds no text; a scanned document must go through text recognition first"
        )
    return Document(
        name=path.name,
        source=source or Source(title=path.stem.replace("-", " ").replace("_", " ")),
        text=text,
        digest=hashlib.sha256(data).hexdigest(),
        language=detect(text),
        boilerplate=tuple(find_boilerplate(text, pages)),
        pages=pages,
    )


Pages = tuple[tuple[int, int], ...]
"""The start of each page in the text, and its number."""

_PDF_HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-"})
"""What the PDF reader gives for a hyphen at the end of a line."""


def _read_text(data: bytes, path: Path) -> tuple[str, Pages]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise DocumentUnreadable(
            f"{path.name}: is no UTF-8 text; save it as UTF-8 and add it again"
        ) from None
    if "\0" in text:
        raise DocumentUnreadable(f"{path.name}: is no text file; save it as UTF-8 text and add it again")
    return text, ()


def _read_pdf(data: bytes, path: Path) -> tuple[str, Pages]:
    import pypdfium2

    text, pages = "", []
    try:
        for number, page in enumerate(pypdfium2.PdfDocument(data), start=1):
            pages.append((len(text), number))
            text += (
                page.get_textpage().get_text_bounded().replace("\r\n", "\n").translate(_PDF_HYPHENS) + "\n\n"
            )
    except pypdfium2.PdfiumError:
        raise DocumentUnreadable(
            f"{path.name}: is no readable PDF; open it and print it to a new PDF"
        ) from None
    return text, tuple(pages)


def _read_docx(data: bytes, path: Path) -> tuple[str, Pages]:
    import io
    import zipfile

    import docx

    try:
        blocks = list(docx.Document(io.BytesIO(data)).iter_inner_content())
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError):
        raise DocumentUnreadable(
            f"{path.name}: is no readable Word document; save it as .docx again"
        ) from None
    return "\n\n".join(_block_text(block) for block in blocks), ()


def _block_text(block: Any) -> str:
    """A paragraph of a Word document with its item mark, or a table: a row of two cells is a label and its
    value (a form), other rows keep their cells a tab apart."""
    if hasattr(block, "rows"):
        return "\n\n".join(_row_text([cell.text.strip() for cell in row.cells]) for row in block.rows)
    mark = "- " if block.style is not None and block.style.name.startswith("List") else ""
    return mark + str(block.text)


def _row_text(cells: Sequence[str]) -> str:
    if len(cells) == 2 and role_of(cells[0]) is not None:
        return f"{cells[0].rstrip(':')}: {cells[1]}"
    return "\t".join(dict.fromkeys(cells))


def _read_html(data: bytes, path: Path) -> tuple[str, Pages]:
    import trafilatura

    text = trafilatura.extract(data, include_comments=False, favor_recall=True)
    if text is None:
        raise DocumentUnreadable(f"{path.name}: no article text found in the page; save its text as .txt")
    return text.replace("\n", "\n\n"), ()


READERS: dict[str, Callable[[bytes, Path], tuple[str, Pages]]] = {
    ".txt": _read_text,
    ".md": _read_text,
    ".pdf": _read_pdf,
    ".docx": _read_docx,
    ".html": _read_html,
    ".htm": _read_html,
}
"""How a file of each type becomes text and pages."""


def find_documents(paths: Sequence[Path]) -> list[Path]:
    """The files that the paths name: a file itself, of a folder the files of known types, sorted.

    Raises DocumentUnreadable for a path that does not exist.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(p for p in path.iterdir() if p.suffix.casefold() in READERS and p.is_file())
        elif path.exists():
            found.append(path)
        else:
            raise DocumentUnreadable(f"{path}: no such file or folder")
    return found
