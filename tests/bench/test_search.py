"""What the search costs: judged where it is fair, said as it is."""

from bench.search import QUESTIONS_IN_WORDS, Measured, p95, results


def measured(size: int, costs: list[float], *, found: int = 20) -> Measured:
    by_question = dict(zip(QUESTIONS_IN_WORDS, costs, strict=True))
    return Measured(
        size=size,
        words=1,
        median=sorted(costs)[len(costs) // 2],
        p95=p95(costs),
        loaded_in=1,
        by_question=by_question,
        found=dict.fromkeys(by_question, 1_000) | {QUESTIONS_IN_WORDS[0]: found},
    )


EVERY = len(QUESTIONS_IN_WORDS)


def test_a_search_is_judged_by_its_p95_at_fifty_thousand() -> None:
    sizes = [measured(size, [cost] * EVERY) for size, cost in ((1, 2.0), (2, 51.0), (3, 2.0))]

    budget, flat = results(sizes)

    assert (budget.ratio, budget.met) == ("102 %", False)
    assert (flat.ratio, flat.met) == ("1.00 ×", True)


def test_growth_is_seen_in_the_middle_as_well_as_at_the_end() -> None:
    dear = [9.0] * 4
    small = measured(1, [*dear, *[1.0] * (EVERY - 4)])
    large = measured(3, [*dear, *[1.5] * (EVERY - 4)])

    _budget, flat = results([small, small, large])

    assert (flat.ratio, flat.met) == ("1.00 ×", False)


def test_what_fills_no_page_somewhere_is_not_compared() -> None:
    small = measured(1, [1.0] * EVERY, found=19)
    large = measured(3, [50.0, *[1.0] * (EVERY - 1)])

    _budget, flat = results([small, small, large])

    assert flat.met
    assert f"{EVERY - 1} of {EVERY - 1} within" in flat.raw
