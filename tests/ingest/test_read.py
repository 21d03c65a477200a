"""Files of each type, and the errors that name the remedy."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from rag.errors import DocumentUnreadable
from rag.ingest.parse import parse
from rag.ingest.read import find_documents, read_document
from rag.ingest.sources import load_sources
from rag.types import Source

FORM = [
    ("Projektnamn", "Grön väg"),
    ("Organisation", "Höörs kommun"),
    ("Syfte", "Odling för alla som bor i Höör."),
]
EXPECTED = ("Grön väg", "Höörs kommun", "Höör", {"Projektnamn", "Organisation", "Syfte"})


def record(path: Path) -> tuple[str, str | None, str | None, set[str]]:
    (project,) = parse(read_document(path)).projects
    return project.name, project.organisation, project.municipality, {f.label for f in project.fields}


def write_pdf(path: Path, pages: list[list[str]]) -> None:
    """A minimal PDF: one content stream a page, Helvetica, Latin-1."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for i, lines in enumerate(pages):
        drawn = "".join(f"({line}) Tj 0 -20 Td " for line in lines)
        stream = f"BT /F1 12 Tf 50 780 Td {drawn}ET".encode("cp1252")
        box = "[0 0 595 842]"
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box} {font} /Contents {5 + i * 2} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))
    path.write_bytes(data + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer)


def test_a_text_file_keeps_every_character(tmp_path: Path) -> None:
    text = "\ufeffProjektnamn:\tGrön väg\r\nOrganisation: Höörs kommun\r\n"
    text += "Syfte: Odling för alla som bor i Höör.\r\n"
    path = tmp_path / "grön väg_1.txt"
    path.write_bytes(text.encode())
    document = read_document(path)
    assert (document.text, document.name, document.language) == (text, "grön väg_1.txt", "sv")
    assert document.source == Source("grön väg 1")
    assert record(path) == EXPECTED


@pytest.mark.parametrize("table", [True, False])
def test_a_word_document_with_a_form_in_paragraphs_or_in_a_table(tmp_path: Path, table: bool) -> None:
    file = docx.Document()
    file.add_heading("Ansökan", 1)
    if table:
        rows = file.add_table(0, 2)
        for label, value in FORM:
            cells = rows.add_row().cells
            cells[0].text, cells[1].text = label, value
    else:
        for label, value in FORM:
            file.add_paragraph(f"{label}: {value}")
    file.add_paragraph("En punkt", style="List Bullet")
    file.save(str(tmp_path / "form.docx"))
    assert record(tmp_path / "form.docx") == EXPECTED
    assert "\n- En punkt" in read_document(tmp_path / "form.docx").text


def test_a_word_document_keeps_the_depth_of_headings_and_the_columns_of_tables(tmp_path: Path) -> None:
    file = docx.Document()
    file.add_heading("Katalog", 0)
    file.add_heading("Beviljade insatser", 1)
    rows = file.add_table(0, 4)
    for row in (("Insats", "Sökande", "Start", "Slut"), ("Läsa mer", "Ljungby kommun", "2022", "2022")):
        for cell, text in zip(rows.add_row().cells, row, strict=True):
            cell.text = text
    merged = rows.add_row().cells
    merged[0].merge(merged[1]).text = "Summa"
    merged[3].text = "1"
    file.save(str(tmp_path / "katalog.docx"))
    assert read_document(tmp_path / "katalog.docx").text == (
        "# Katalog\n\n## Beviljade insatser\n\n"
        "Insats\tSökande\tStart\tSlut\nLäsa mer\tLjungby kommun\t2022\t2022\nSumma\t\t\t1"
    )


def test_a_web_page_keeps_the_depth_of_headings_its_lists_and_tables(tmp_path: Path) -> None:
    card = "<h2>{0}</h2><p>{1} åpner dørene hver dag for flyktninger.</p><ul><li>Periode: 2022</li></ul>"
    cards = card.format("Møteplassen", "Stavanger kommune") + card.format("Festen", "Sandnes kommune")
    table = "<table><tr><th>Prosjekt</th><th>Søker</th></tr><tr><td>Festen</td><td>Hå</td></tr></table>"
    page = f"<html><body><main><h1>Prosjekter</h1><p>Dette er alle.</p>{cards}{table}</main></body></html>"
    (tmp_path / "cards.html").write_text(page, "utf-8")
    assert read_document(tmp_path / "cards.html").text == (
        "# Prosjekter\n\nDette er alle.\n\n"
        "## Møteplassen\n\nStavanger kommune åpner dørene hver dag for flyktninger.\n\n- Periode: 2022\n\n"
        "## Festen\n\nSandnes kommune åpner dørene hver dag for flyktninger.\n\n- Periode: 2022\n\n"
        "Prosjekt\tSøker\nFesten\tHå"
    )


def test_a_web_page(tmp_path: Path) -> None:
    fields = "".join(f"<p><strong>{label}:</strong> {value}</p>" for label, value in FORM)
    prose = "<p>Kommunen har sedan länge odlat tillsammans med invånarna, och nu fler än förr.</p>"
    path = tmp_path / "page.html"
    path.write_text(f"<html><body><nav>Meny</nav><article>{prose}{fields}</article></body></html>", "utf-8")
    assert record(path) == EXPECTED


def test_a_pdf_with_pages_and_running_headers(tmp_path: Path) -> None:
    form = [part for pair in FORM for part in pair]
    others = [
        ["Projektnamn", f"Väg {n}", "Organisation", "Lunds kommun", "Syfte", "Vi möts."]
        for n in ("ett", "två")
    ]
    pages = [["Projektkatalog 2020", *lines, f"Sida {n}"] for n, lines in enumerate([form, *others], start=1)]
    write_pdf(tmp_path / "katalog.pdf", pages)
    document = read_document(tmp_path / "katalog.pdf")
    parsed = parse(document)
    assert [number for _, number in document.pages] == [1, 2, 3]
    assert [p.name for p in parsed.projects] == ["Grön väg", "Väg ett", "Väg två"]
    assert [(p.text, p.page) for p in parsed.passages if p.role == "purpose"] == [
        ("Odling för alla som bor i Höör.", 1),
        ("Vi möts.", 2),
        ("Vi möts.", 3),
    ]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "holds no text"),
        ("a.txt", b" \n - \n", "holds no text"),
        ("a.txt", "Malmö".encode("cp1252"), "save it as UTF-8"),
        ("a.txt", b"a\0b", "save it as UTF-8 text"),
        ("a.xyz", b"text", "unknown type"),
        ("a.pdf", b"no pdf", "print it to a new PDF"),
        ("a.docx", b"no zip", "save it as .docx again"),
        ("a.html", b"<html></html>", "save its text as .txt"),
    ],
)
def test_an_unreadable_file_is_named_with_its_remedy(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DocumentUnreadable) as error:
        read_document(tmp_path / name)
    assert name in str(error.value)
    assert says in str(error.value)


def test_sources_and_the_files_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(
        '[[source]]\nfile = "b.txt"\ntitle = "B"\nlanguages = ["da"]\n', "utf-8"
    )
    for name in ("b.txt", "a.MD", "c.xyz"):
        (tmp_path / name).write_text("text", "utf-8")
    (tmp_path / "d.txt").mkdir()
    assert [path.name for path in find_documents([tmp_path])] == ["a.MD", "b.txt"]
    assert load_sources(tmp_path) == {"b.txt": Source("B", languages=("da",))}
    with pytest.raises(DocumentUnreadable):
        find_documents([tmp_path / "none"])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[source", "valid TOML"),
        ('source = "b.txt"', "source: "),
        ("[[source]]\nfile = 3\n", "source.0.file: "),
        (
            '[[source]]\nfile = "a.txt"\n[[source]]\nfile = "b.txt"\nlanguages = "sv"\n',
            "source.1.languages: ",
        ),
    ],
)
def test_wrong_sources_are_named_with_their_place(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "sources.toml").write_text(text, "utf-8")
    with pytest.raises(DocumentUnreadable) as error:
        load_sources(tmp_path)
    assert str(error.value).startswith(f"{tmp_path / 'sources.toml'}: ")
    assert says in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("written", "published"), [("2019-05-22", "2019-05-22"), ("2019", "2019"), ('"maj"', "maj")]
)
def test_the_day_of_a_source_is_written_as_toml_can(tmp_path: Path, written: str, published: str) -> None:
    (tmp_path / "sources.toml").write_text(f'[[source]]\nfile = "b.txt"\npublished = {written}\n', "utf-8")
    assert load_sources(tmp_path) == {"b.txt": Source("b.txt", published=published)}
