"""Keys are grouped by their upper bits first, and told apart by all of them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pubkit.deduping.scale.pairs import _grouped

# Keys that differ in their lower bits alone, as about one in 10^7 does, and others.
KEYS = st.one_of(st.integers(0, 7), st.sampled_from([1 << 40, (1 << 40) + 1, 1 << 63, (1 << 63) + 5]))


@given(st.lists(KEYS, min_size=1, max_size=60))
def test_equal_keys_stand_together(keys: list[int]) -> None:
    ordered = [keys[index] for index in _grouped(np.array(keys, np.uint64)).tolist()]
    assert sorted(ordered) == sorted(keys)
    assert len([key for key, before in zip(ordered, [None, *ordered], strict=False) if key != before]) == len(set(keys))
