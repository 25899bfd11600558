"""The board is judged by what a visit costs; what the first one in a process costs is told beside it."""

from bench.board import results


def test_a_visit_is_judged_and_the_first_one_is_told() -> None:
    (met,) = results(600.0, 100.0, 600)
    (missed,) = results(900.0, 600.0, 600)

    assert (met.ratio, met.met, missed.ratio, missed.met) == ("20 %", True, "120 %", False)
    assert met.raw.startswith("100 ms CPU; 600 ms in a process that has read no text yet")
