"""Every no of the room of accounts has its German."""

import ast

from django.utils import translation

from obhut.web.accounts.words import REFUSALS
from obhut.web.keeping import hand_over_words
from tests.house.tree import OBHUT, parsed, python_files

SAYS_NO = {"NotAllowed", "SomebodyWasFaster"}


def test_every_refusal_of_accounts_and_its_doors_is_in_the_catalogue() -> None:
    raised = {
        call.args[0].value
        for folder in (OBHUT / "accounts", OBHUT / "web" / "accounts")
        for path in python_files(folder)
        for call in ast.walk(parsed(path))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        if call.func.id in SAYS_NO and call.args and isinstance(call.args[0], ast.Constant)
    }

    with translation.override("en"):
        of_doors = {str(each) for each in REFUSALS}
        of_hand_overs = {str(each) for each in hand_over_words.REFUSALS}

    assert of_doors - raised == set()
    assert raised - of_doors - of_hand_overs == set()
