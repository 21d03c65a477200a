import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answer.chance import COUNTED, FEATURES, best_choice, chances, features

PROBABILITIES = st.lists(st.floats(0.0, 1.0, width=32), min_size=1, max_size=40)


def array(*values: float) -> np.ndarray:
    return np.array(values, np.float32)


def test_the_features_of_a_record() -> None:
    by_record = np.array([[0.9, 0.2, 0.0], [0.4, 0.6, 0.0]], np.float32)
    sure = np.array([True, False, False])
    rows = features(array(0.8, 0.4, 0.0), by_record, [True, False], 0, sure)
    assert rows.shape == (3, len(FEATURES))
    np.testing.assert_allclose(rows[0], [0.8, 1.0, 1.0, 0.9, 2.0, 0.5])
    np.testing.assert_allclose(rows[1], [0.4, 0.5, 0.0, 0.2, 2.0, 0.5])


def test_without_a_vocabulary_word_the_heaviest_counts_as_least_known() -> None:
    by_record = np.array([[0.9], [0.4]], np.float32)
    for heaviest, least in ((0, 0.9), (1, 0.4)):
        rows = features(array(0.8), by_record, [False, False], heaviest, np.array([True]))
        assert rows[0, FEATURES.index("least known")] == pytest.approx(least)


def test_a_better_score_is_more_probable() -> None:
    row = np.array([[0.9, 1.0, 1.0, 0.9, 1.0, 1.0], [0.3, 0.33, 0.0, 0.3, 1.0, 0.0]], np.float32)
    good, bad = chances(row).tolist()
    assert good > 0.7
    assert bad < 0.1
    assert chances(row, [0.0] * len(FEATURES), 0.0).tolist() == [0.5, 0.5]


@pytest.mark.parametrize(
    ("probabilities", "chosen"),
    [
        (array(0.9, 0.1, 0.8), [0, 2]),
        (array(0.3, 0.25, 0.28), [0, 2, 1]),  # none is sure, and naming all three is right most often
        (array(0.9, 0.3, 0.3), [0]),
        (array(0.95, 0.9, 0.2), [0, 1]),
        (array(0.01, 0.04), []),
    ],
)
def test_the_best_choice(probabilities: np.ndarray, chosen: list[int]) -> None:
    assert best_choice(probabilities).tolist() == chosen


@given(PROBABILITIES)
def test_no_other_number_of_records_is_expected_to_do_better(values: list[float]) -> None:
    probabilities = array(*values)
    chosen = best_choice(probabilities)
    counting = np.sort(probabilities[probabilities >= COUNTED])[::-1]
    expected = [2 * counting[:k].sum() / (k + counting.sum()) for k in range(1, len(counting) + 1)]
    assert len(chosen) <= len(counting)
    if len(counting):
        assert expected[len(chosen) - 1] == pytest.approx(max(expected), abs=1e-5)
        least = probabilities[chosen].min()
        assert all(p <= least for i, p in enumerate(probabilities) if i not in chosen)


@given(PROBABILITIES, st.integers(0, 2000))
def test_a_large_collection_of_improbable_records_changes_nothing(values: list[float], more: int) -> None:
    small = array(*values)
    large = np.concatenate([small, np.full(more, COUNTED / 2, np.float32)])
    assert best_choice(large).tolist() == best_choice(small).tolist()
