import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from rag.retrieve.fusion import best_of, fuse, standardised

scores = arrays(np.float32, st.integers(1, 20), elements=st.floats(-10, 10, width=16))


def test_known_values() -> None:
    z = standardised(np.array([1, 2, 3], np.float32))
    np.testing.assert_allclose(z, [-1.2247449, 0, 1.2247449], rtol=1e-6)
    np.testing.assert_allclose(
        fuse([(2, np.array([1, 2, 3], np.float32)), (1, np.array([3, 2, 1], np.float32))]), z
    )


def test_scores_that_do_not_differ_say_nothing() -> None:
    assert standardised(np.full(3, 7, np.float32)).tolist() == [0, 0, 0]
    assert standardised(np.zeros(0, np.float32)).tolist() == []


@given(scores, st.floats(0.125, 4), st.floats(-5, 5))
def test_unit_and_zero_point_do_not_matter(values: np.ndarray, factor: float, shift: float) -> None:
    moved = (values * np.float32(factor) + np.float32(shift)).astype(np.float32)
    if values.std() > 0.01:
        np.testing.assert_allclose(standardised(moved), standardised(values), atol=0.02)


@given(scores, st.data())
def test_a_better_score_never_ranks_worse(values: np.ndarray, data: st.DataObject) -> None:
    """Fusion is monotone: with the other scores fixed, the order of one part is kept."""
    same = np.zeros_like(values)
    total = fuse([(data.draw(st.floats(0.1, 3)), values), (1.0, same)])
    order = np.argsort(values, kind="stable")
    assert (np.diff(total[order]) >= 0).all()


@given(st.lists(st.tuples(st.integers(0, 4), st.floats(-5, 5, width=16)), max_size=30))
def test_the_best_of_each_group(pairs: list[tuple[int, float]]) -> None:
    groups = np.array([group for group, _ in pairs], np.int32)
    values = np.array([value for _, value in pairs], np.float32)
    least = min((value for _, value in pairs), default=0.0)
    assert best_of(values, groups, 5).tolist() == [
        max((value for group, value in pairs if group == g), default=least) for g in range(5)
    ]
