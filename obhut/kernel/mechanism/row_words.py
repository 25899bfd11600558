"""Words from which the rows of the directory are made: keys of districts, days, times, mailboxes."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints

from obhut.kernel.concept.texts import MAILBOX, check_day
from obhut.kernel.mechanism.mailboxes import check_function_mailbox

Land = Annotated[str, StringConstraints(pattern=r"^DE-[A-Z]{2}$")]
Kreis = Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")]
Bezirk = Annotated[str, StringConstraints(pattern=r"^(DE-[A-Z]{2}-)?(0[1-9]|1[0-2])$")]
Day = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), BeforeValidator(check_day)
]
Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$")]
Mailbox = Annotated[str, StringConstraints(pattern=MAILBOX)]
FunctionMailbox = Annotated[Mailbox, AfterValidator(check_function_mailbox)]
