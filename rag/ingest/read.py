"""Reading files: any known type to text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rag.errors import DocumentUnreadable
from rag.ingest.boilerplate import find_boilerplate
from rag.ingest.spreadsheets import Pages, read_csv, read_xlsx, table_text
from rag.ingest.web import read_html
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


_STYLE_DEPTH = re.compile(r"(?:Heading (\d)|Title)$")
"""Word's styles of headings: "Title" stands above "Heading 1"."""

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
    """A paragraph of a Word document with its heading's or item's mark, or a table."""
    if hasattr(block, "rows"):
        return table_text([_cells(row) for row in block.rows])
    style = block.style.name if block.style is not None else ""
    mark = "- " if style.startswith("List") and block.text.strip() else ""
    depth = _STYLE_DEPTH.match(style)
    if depth and block.text.strip():
        mark = "#" * (int(depth[1] or 0) + 1) + " "
    return mark + str(block.text)


def _cells(row: Any) -> list[str]:
    """The texts of a row's cells; of cells that are merged into one, the first holds it."""
    before = None
    texts = []
    for cell in row.cells:
        texts.append("" if cell._tc is before else cell.text.strip())
        before = cell._tc
    return texts


READERS: dict[str, Callable[[bytes, Path], tuple[str, Pages]]] = {
    ".txt": _read_text,
    ".md": _read_text,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".xlsx": read_xlsx,
    ".pdf": _read_pdf,
    ".docx": _read_docx,
    ".html": read_html,
    ".htm": read_html,
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
