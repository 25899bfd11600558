"""The generated country leaves the verifier nothing to skip."""

from bench.verifier import TODAY, content, country
from obhut.kernel.verifier.review import Review
from obhut.kernel.verifier.verify import verify


def test_every_function_is_staffed_everywhere_day_and_night() -> None:
    mechanism, directory = content()
    districts = {kreis.ags: kreis.land for kreis in directory.districts.kreise}
    empty = Review(mechanism=mechanism, districts=districts, today=TODAY)
    desks = tuple(country(mechanism, empty))

    found = verify(Review(mechanism=mechanism, desks=desks, districts=districts, today=TODAY))

    assert (len(set(districts.values())), len(districts)) == (16, 400)
    assert [each.rule for each in found if each.rule.startswith("every-function-")] == []
