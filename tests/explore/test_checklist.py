from __future__ import annotations

import numpy as np
import pytest

from rag.explore.checklist import MEANT, Check, load_checklist
from rag.explore.checklist import judge as judged
from rag.explore.explorer import Explorer
from rag.explore.telling import Quote
from rag.types import Mention
from rag.ui.language import LANGUAGES
from tests.explore.catalogue import TEXT

ITEMS = {item.id: item for item in load_checklist().items}


def judge(item: str, sentence: str, likeness: float = 0.0, advice: Quote | None = None) -> Check:
    return judged(ITEMS[item], [sentence], np.array([likeness], np.float32), advice)


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_item_has_its_name_and_hint_in_every_language(language: str) -> None:
    assert list(ITEMS) == ["ownership", "implementation", "measurable", "equality", "participation", "spread"]
    assert all(
        (item.name(language) and item.hint(language).endswith("?")) or item.number for item in ITEMS.values()
    )


@pytest.mark.parametrize(
    ("item", "sentence", "touched"),
    [
        ("ownership", "Projektet är förankrat i ledningen.", "yes"),
        ("ownership", "The steering group meets every month.", "yes"),
        ("ownership", "Ohjausryhmä päättää.", "yes"),
        ("ownership", "Vi bjuder på kaffe.", "no"),
        ("implementation", "Indsatsen skal leve videre efter projektets afslutning.", "yes"),
        ("measurable", "Målet är att nå många deltagare.", "no"),
        ("measurable", "Målet är att nå 40 deltagare.", "yes"),
        ("measurable", "Projektet ska nå 40 kvinnor.", "yes"),
        ("measurable", "Deltagarna går kursen (modul 2).", "no"),
        ("equality", "Kvinner og menn deltar på like vilkår.", "yes"),
        ("participation", "Vi har en referensgrupp av deltagare.", "yes"),
        ("spread", "Resultaten sprids på en slutkonferens.", "yes"),
    ],
)
def test_an_item_is_touched_by_its_words(item: str, sentence: str, touched: str) -> None:
    assert judge(item, sentence) == Check(ITEMS[item], touched, sentence if touched == "yes" else "", None)  # type: ignore[arg-type]


def test_an_item_is_perhaps_touched_by_its_meaning() -> None:
    advice = Quote(Mention("a.txt", 0, 3), None, "Råd", None, "Råd")
    assert judge("spread", "Vi berättar för andra.", MEANT, advice) == Check(
        ITEMS["spread"], "maybe", "Vi berättar för andra.", advice
    )
    assert judge("spread", "Vi berättar för andra.", MEANT - 0.01, advice).touched == "no"
    assert judge("measurable", "Målen är tydliga.", 0.99).touched == "no"


def test_advice_is_an_exact_quote_about_its_item(explorer: Explorer) -> None:
    advice = {name: found.quote for name, found in explorer.advice.items()}
    assert advice["ownership"].text.startswith("Be chefen om ett skriftligt löfte")
    assert advice["equality"].text.startswith("Ordna egna grupper för kvinnor och män")
    for quote in advice.values():
        assert TEXT[quote.mention.start : quote.mention.end] == quote.text
    assert set(advice) == {"ownership", "equality"}
