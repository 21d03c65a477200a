"""Counts of something else than records, and comparisons of what is described."""

from pathlib import Path

from rag.answer import Answerer
from rag.embed import load_embedder
from rag.settings import Settings
from rag.store import Store
from rag.store.build import build


def test_municipalities_are_counted_once(answerer: Answerer) -> None:
    assert answerer.ask("Från hur många kommuner kommer projekten i katalogen Lyktan?").text == (
        "3 olika; 7 projekt granskade. Luleå [1], Lund [2], Umeå [3]"
    )


def test_countries_are_counted_once(answerer: Answerer) -> None:
    answer = answerer.ask("How many countries do the projects come from?")
    assert answer.text == (
        "4 different ones; 7 projects checked. Danmark [1], Finland [2], Norge [3], Sverige [4]"
    )
    assert [citation.quote for citation in answer.citations] == [
        "Projektejer: Aarhus Kommune",
        "Project owner: City of Turku",
        "Projektejer: Oslo kommune",
        "Projektägare: Luleå kommun",
    ]


def test_what_a_project_has_is_no_count_of_records(answerer: Answerer) -> None:
    answer = answerer.ask("Hur många mentorer har Nattfjärilens projekt?")
    assert (answer.kind, "Tjugofyra mentorer" in answer.text) == ("fact", True)


def test_sides_that_are_described_are_found(answerer: Answerer) -> None:
    answer = answerer.ask("Vad är skillnaden mellan trädgården för kvinnor och cykelverkstaden för män?")
    assert [(p.name, p.match) for p in answer.projects] == [("Odla ord", "yes"), ("Verktygslådan", "yes")]


def test_a_number_that_a_document_tells_itself(tmp_path: Path) -> None:
    told = "I boken finns ca 40 hamnprojekt som grannar har startat."
    text = f"Fyrbåken\n\nSyfte: {told}\nMålgrupp: Grannar i Umeå.\n"
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "bok.txt").write_text(text, "utf-8")
    settings = Settings(index=tmp_path / "index", seeds=tmp_path / "seeds")
    embedder = load_embedder(settings)
    build(settings, [], embedder)
    answer = Answerer(Store.open(settings.index), embedder).ask("Hur många hamnprojekt finns i boken?")
    assert answer.text.startswith(told)
