"""What mail servers report is read as RFC 3464 writes it, and never believed without the id."""

from email.message import Message
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from obhut.audit.models import AuditEvent
from obhut.kernel.refusals import Faulty
from obhut.letters.actions import CameBack, NotOurs, OnlyLate, take_back
from obhut.letters.actions.coming_back import LARGEST
from obhut.letters.errors import NoReport
from obhut.letters.jobs import send_letters
from obhut.letters.models import Letter
from obhut.letters.queries import undelivered_letters
from tests.cast import ADA
from tests.letters.post_office import PostOffice
from tests.letters.writing import EASTER_NIGHT, HOUR, letter, state_of

LATER = EASTER_NIGHT + HOUR


def report(message_id: str, *, action: str = "failed", returned: str = "message/rfc822") -> bytes:
    """What a mail server writes about a letter that it could not deliver."""
    told = MIMEMultipart("report", report_type="delivery-status")
    told["From"] = "MAILER-DAEMON@mail.lummerland.example"
    told["To"] = "obhut@lummerland.example"
    told["Subject"] = "Undelivered Mail Returned to Sender"
    told.attach(MIMEText("Your message could not be delivered."))
    of_message, of_recipient = Message(), Message()
    of_message["Reporting-MTA"] = "dns; mail.lummerland.example"
    of_recipient["Final-Recipient"] = "rfc822; ada@lummerland.example"
    of_recipient["Action"] = action
    of_recipient["Status"] = "5.1.1"
    of_recipient["Diagnostic-Code"] = "smtp; 550 5.1.1 <ada@lummerland.example>:\n no such mailbox"
    status = Message()
    status["Content-Type"] = "message/delivery-status"
    status.set_payload([of_message, of_recipient])
    told.attach(status)
    head = f"Message-ID: {message_id}\nSubject: Eine Aufgabe wartet\n\n"
    if returned == "message/rfc822":
        original = MIMEText("Guten Tag")
        original["Message-ID"] = message_id
        told.attach(MIMEMessage(original))
    elif returned:
        told.attach(MIMEText(head, returned.partition("/")[2]))
    return told.as_bytes()


@pytest.fixture
def sent(db: None, office: PostOffice) -> Letter:
    written = letter()
    send_letters(now=EASTER_NIGHT)
    return written


@pytest.mark.parametrize("returned", ["message/rfc822", "text/rfc822-headers"])
def test_a_letter_that_came_back_is_written_down(sent: Letter, returned: str) -> None:
    answer = take_back(report(sent.message_id, returned=returned), by=ADA, at=LATER)

    assert isinstance(answer, CameBack)
    assert state_of(sent) == (
        "bounced",
        1,
        "smtp; 550 5.1.1 <ada@lummerland.example>: no such mailbox",
    )
    assert [each.pk for each in undelivered_letters()] == [sent.pk]
    event = AuditEvent.objects.get(kind="letter bounced")
    assert (event.subject, event.person, event.at) == (str(sent.pk), ADA.person, LATER)


def test_a_second_report_changes_nothing(sent: Letter) -> None:
    answers = [take_back(report(sent.message_id), by=ADA, at=LATER) for _ in range(2)]

    assert [type(answer) for answer in answers] == [CameBack, CameBack]
    assert AuditEvent.objects.filter(kind="letter bounced").count() == 1


def test_a_letter_that_came_back_before_it_was_written_down_as_sent(db: None) -> None:
    written = letter()

    take_back(report(written.message_id), by=ADA, at=LATER)

    assert state_of(written)[0] == "bounced"


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
def test_a_delay_or_a_delivery_changes_nothing(sent: Letter, action: str) -> None:
    answer = take_back(report(sent.message_id, action=action), by=ADA, at=LATER)

    assert (answer, state_of(sent)[0]) == (OnlyLate(), "sent")


def test_a_report_in_capitals_is_read_all_the_same(sent: Letter) -> None:
    take_back(report(sent.message_id, action="FAILED"), by=ADA, at=LATER)

    assert state_of(sent)[0] == "bounced"


@pytest.mark.parametrize("returned", ["message/rfc822", "text/rfc822-headers", ""])
def test_whoever_does_not_know_the_id_moves_no_letter(sent: Letter, returned: str) -> None:
    answer = take_back(report("<guessed@127.0.0.1>", returned=returned), by=ADA, at=LATER)

    assert (answer, state_of(sent)[0]) == (NotOurs(), "sent")


def test_an_answer_of_a_person_is_no_report(sent: Letter) -> None:
    absent = MIMEText("Ich bin bis Montag nicht im Haus.")
    absent["Subject"] = "Abwesenheit"
    absent["In-Reply-To"] = absent["References"] = sent.message_id

    with pytest.raises(NoReport):
        take_back(absent.as_bytes(), by=ADA, at=LATER)

    assert state_of(sent)[0] == "sent"


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\xff\xfe\x00",
        b"Content-Type: multipart/report; boundary=x\n\n--x\n\n--x--\n",
        b"x" * (LARGEST + 1),
        b"".join(
            b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000)
        ),
    ],
)
def test_what_is_no_report_is_refused(db: None, message: bytes) -> None:
    with pytest.raises(Faulty, match="This is no report of a mail server"):
        take_back(message, by=ADA, at=LATER)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.tuples(st.integers(0, 1400), st.binary(max_size=12)), max_size=6))
def test_a_damaged_report_is_read_or_refused_and_never_a_fault_of_ours(
    sent: Letter, cuts: list[tuple[int, bytes]]
) -> None:
    damaged = bytearray(report(sent.message_id))
    for place, instead in cuts:
        damaged[place : place + len(instead)] = instead

    try:
        answer = take_back(bytes(damaged), by=ADA, at=LATER)
    except NoReport:
        return

    assert isinstance(answer, CameBack | OnlyLate | NotOurs)
