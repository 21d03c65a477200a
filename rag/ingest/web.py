"""Web pages: the article's text, with the labels that a page marks in ways of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from rag.errors import DocumentUnreadable
from rag.ingest.labels import role_of
from rag.ingest.running import vocabulary
from rag.ingest.spreadsheets import Pages, table_text

DEEPEST = 6
"""The last level of headings that a page has."""


def read_html(data: bytes, path: Path) -> tuple[str, Pages]:
    """The text of a page's article: headings, paragraphs, lists, tables, and lists of labels and values."""
    import trafilatura

    try:
        tree = trafilatura.load_html(data)
        if tree is not None:
            _write_out(tree)
        page = trafilatura.extract(tree, include_comments=False, favor_recall=True, output_format="xml")
    except ValueError:
        page = None
    main = ElementTree.fromstring(page).find("main") if page else None  # noqa: S314
    if main is None:
        raise DocumentUnreadable(f"{path.name}: no article text found in the page; save its text as .txt")
    return "\n\n".join(filter(None, map(_element_text, main))), ()


def _write_out(tree: Any) -> None:
    """Put into the text what a page says by its marks: labels and values, addresses behind names, and
    the titles of what unfolds; cards beside each other become parts of one text."""
    cards = list(tree.iter("article"))
    if len(cards) > 1:
        for card in cards:  # the extractor takes the first one for the page's only text
            card.tag = "div"
    for described in list(tree.iter("dl")):
        _write_labels(described)
    for link in tree.iter("a"):
        scheme, _, address = (link.get("href") or "").partition(":")
        address = address.partition("?")[0]
        if scheme.casefold() == "mailto" and "@" in address and address not in link.text_content():
            link.append(link.makeelement("span"))
            link[-1].text = f", {address}"
    depth = 1
    for element in list(tree.iter("h1", "h2", "h3", "h4", "h5", "h6", "summary")):
        if element.tag != "summary":
            depth = int(element.tag[1])
        elif element.text_content().strip().casefold().rstrip(" .…»>") in vocabulary()["teaser"]["ends"]:
            element.drop_tree()
        else:
            element.tag = f"h{min(depth + 1, DEEPEST)}"


def _write_labels(described: Any) -> None:
    """Turn a list of terms with descriptions into lines "label: value", when one of them names a field."""
    terms = [(e.tag, " ".join(e.text_content().split())) for e in described.iter("dt", "dd")]
    if not any(tag == "dt" and role_of(text) is not None for tag, text in terms):
        return
    lines: list[str] = []
    for tag, text in terms:
        if tag == "dt":
            lines.append(f"{text.rstrip(':')}:")
        elif lines and text:
            lines[-1] += f" {text}" if lines[-1].endswith(":") else f", {text}"
    attributes = dict(described.attrib)
    tail = described.tail
    described.clear()
    described.attrib.update(attributes)
    described.tag, described.tail = "p", tail
    for line in lines:
        described.append(described.makeelement("span"))
        described[-1].text = line
        described.append(described.makeelement("br"))


def _element_text(element: Element) -> str:
    """A heading with its depth, the items of a list, the rows of a table, or a paragraph."""
    if element.tag == "table":
        return table_text([[_words(cell) for cell in row.iter("cell")] for row in element.iter("row")])
    if element.tag == "list":
        return "\n".join(f"- {_words(item)}" for item in element.iter("item"))
    depth = element.get("rend", "") if element.tag == "head" else ""
    mark = "#" * int(depth[1:]) + " " if depth[1:].isdigit() else ""
    return mark + _words(element) if _words(element) else ""


def _words(element: Element) -> str:
    """The text of an element on one line, but where the page breaks it."""
    for broken in element.iter("lb"):
        broken.text = "\n"
    text = "".join(element.itertext())
    return "\n".join(line for line in (" ".join(part.split()) for part in text.split("\n")) if line)
