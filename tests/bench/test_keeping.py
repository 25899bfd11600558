"""What a list costs a keeper: judged by how flat it is from the smallest to the largest."""

from bench.keeping import results


def test_a_list_is_flat_as_long_as_a_million_cost_hardly_more_than_a_thousand() -> None:
    (flat,) = results({1_000: [20.0, 24.0], 1_000_000: [21.0, 25.0]})
    (steep,) = results({1_000: [20.0, 24.0], 1_000_000: [40.0, 50.0]})

    assert (flat.ratio, flat.met) == ("1.04 ×", True)
    assert (steep.ratio, steep.met) == ("2.08 ×", False)
