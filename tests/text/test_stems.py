from concurrent.futures import ThreadPoolExecutor

from rag.text.stems import LANGUAGES, STOPWORDS, content_forms, content_words, stem


def test_inflections_share_a_stem() -> None:
    assert {stem(form, "sv") for form in ["kvinna", "kvinnor", "kvinnorna"]} == {"kvinn"}
    assert {stem(form, "da") for form in ["projekt", "projekter", "projekterne"]} == {"projek"}
    assert {stem(form, "nb") for form in ["kommune", "kommunen", "kommunene"]} == {"kommun"}
    assert {stem(form, "en") for form in ["project", "projects"]} == {"project"}
    assert {stem(form, "fi") for form in ["nainen", "naisen"]} == {"naine", "naise"}


def test_an_ending_after_a_colon_is_taken_off() -> None:
    assert [stem("sfi:s", "sv"), stem("eu:n", "fi"), stem("kommune's", "da")] == ["sfi", "eu", "kommun"]


def test_an_unknown_language_keeps_the_form() -> None:
    assert stem("kvinnor", "ar") == "kvinnor"


def test_threads_get_the_same_stems() -> None:
    forms = [f"kvinnor{i}arna" for i in range(2000)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda form: stem(form, "sv"), forms))
    assert found == [stem.__wrapped__(form, "sv") for form in forms]


def test_question_words_are_function_words() -> None:
    assert set(STOPWORDS) == set(LANGUAGES)
    asked = {"sv": "vilka", "da": "hvilke", "nb": "hvordan", "en": "which", "fi": "mitä"}
    assert all(word in STOPWORDS[language] for language, word in asked.items())
    assert "korleis" in STOPWORDS["nb"]


def test_content_words_are_what_is_asked_about() -> None:
    text = "Vilka projekt vänder sig till IT-chefer på SFI:s kurser?"
    assert [word.form for word in content_words(text, "sv")] == [
        "projekt",
        "vänder",
        "it-chefer",
        "sfi:s",
        "kurser",
    ]
    assert [word.form for word in content_forms(text, "sv")] == [
        "projekt",
        "vänder",
        "it-chefer",
        "it",
        "chefer",
        "sfi:s",
        "sfi",
        "kurser",
    ]
    assert content_words("vad är det", "sv") == []
