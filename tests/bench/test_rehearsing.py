"""SimPy and our queue take every case through the same steps at the same moments."""

from bench.rehearsing import by_ours, by_simpy, on_stage


def test_both_take_the_same_course() -> None:
    stage, cases = on_stage()

    for case in map(cases.case, range(60)):
        assert by_simpy(case, stage) == by_ours(case, stage)
