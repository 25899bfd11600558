"""Nothing is shared without a ground that binds its sender, and every ground is registered."""

from obhut.kernel.verifier.findings import Weight
from obhut.kernel.verifier.rules.every_ground_is_registered import every_ground_is_registered
from obhut.kernel.verifier.rules.every_share_has_a_ground import every_share_has_a_ground
from tests.build import norm, review, share, step


def test_a_ground_that_binds_everybody_binds_the_sender() -> None:
    assert list(every_share_has_a_ground(review())) == []


def test_a_ground_that_binds_somebody_else_is_none() -> None:
    elsewhere = (norm("harbour-rule", "night-watch"), share("advice", basis=["harbour-rule"]))

    findings = list(every_share_has_a_ground(review(nodes=elsewhere)))

    assert [(each.weight, each.facts) for each in findings] == [
        (Weight.BLOCKS, (("share", "telling"), ("sender", "advice")))
    ]


def test_a_ground_that_is_not_registered_blocks_and_an_unreviewed_one_is_told() -> None:
    strange = step("tell", basis=["hearsay"], leads_to=["look-again"])

    findings = list(every_ground_is_registered(review(nodes=(strange,))))

    assert [(each.rule, each.weight, each.where) for each in findings] == [
        ("every-ground-is-reviewed", Weight.TELLS, "norms/rule-of-the-isle/review"),
        ("every-ground-is-registered", Weight.BLOCKS, "steps/tell/basis"),
    ]
