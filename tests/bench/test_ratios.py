"""The arithmetic of the benchmarks. Nothing here is timed."""

import pytest

from bench.ratios import Round, cpu_ms, cpu_share, percent, rate, rate_share

CALM = Round(requests=100, cpu=0.25, seconds=0.5)
DISTURBED = Round(requests=100, cpu=0.9, seconds=3.0)
TWICE_AS_DEAR = Round(requests=50, cpu=0.25, seconds=0.5)


def test_a_round_says_what_one_request_costs() -> None:
    assert (CALM.cpu_ms, CALM.rate) == (2.5, 200.0)


def test_one_disturbed_round_does_not_move_the_median() -> None:
    rounds = [CALM, DISTURBED, CALM]

    assert (cpu_ms(rounds), rate(rounds)) == (2.5, 200.0)


def test_what_costs_twice_as_much_as_its_peer_is_at_half() -> None:
    ours, peer = [TWICE_AS_DEAR] * 3, [CALM] * 3

    assert (cpu_share(ours, peer), rate_share(ours, peer)) == (0.5, 0.5)


def test_a_disturbance_that_both_suffer_leaves_the_ratio_alone() -> None:
    ours, peer = [CALM, DISTURBED], [CALM, DISTURBED]

    assert (cpu_share(ours, peer), rate_share(ours, peer)) == (1.0, 1.0)


def test_rounds_without_their_peer_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        cpu_share([CALM, CALM], [CALM])


@pytest.mark.parametrize(("share", "said"), [(0.6, "60 %"), (1.04, "104 %"), (0.046, "5 %")])
def test_a_share_is_said_in_whole_percent(share: float, said: str) -> None:
    assert percent(share) == said
