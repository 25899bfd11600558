"""While the mail server takes no letters at all, they wait: no try is counted, the operator is told."""

import ipaddress
import logging
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from obhut.letters.jobs import send_letters
from tests.letters.conftest import lead_to
from tests.letters.post_office import PostOffice, free_port, open_post_office
from tests.letters.writing import EASTER_NIGHT, HOUR, MINUTE, letter, state_of

pytestmark = pytest.mark.django_db
WORD = "open sesame"


@pytest.fixture(autouse=True)
def _loud(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the product tells its operator reaches the test."""
    monkeypatch.setattr(logging.getLogger("obhut"), "propagate", True)


def test_without_a_mail_server_letters_wait(settings: Any) -> None:
    settings.EMAIL_HOST = ""
    written = letter()

    assert send_letters(now=EASTER_NIGHT) == 0
    assert state_of(written) == ("waiting", 0, "")


def test_nobody_listens(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    written = letter()

    assert [send_letters(now=EASTER_NIGHT + n * HOUR) for n in range(20)] == [0] * 20

    refused = "[Errno 111] Connection refused"
    assert state_of(written) == ("waiting", 0, refused)
    assert caplog.messages[0] == f"The mail server takes no letters, they wait: {refused}"


def test_a_sender_that_is_not_wanted_is_no_fault_of_the_letter(office: PostOffice) -> None:
    office.senders = "553 5.7.1 not from this sender"
    first, second = letter(), letter("bela@lummerland.example")

    assert send_letters(now=EASTER_NIGHT) == 0
    assert state_of(first) == ("waiting", 0, "553 5.7.1 not from this sender")
    assert state_of(second) == ("waiting", 0, "")

    office.senders = "250 OK"
    assert send_letters(now=EASTER_NIGHT + MINUTE) == 2


def test_a_server_that_says_good_bye_is_asked_again_in_the_next_minute(office: PostOffice) -> None:
    office.recipients["ada@lummerland.example"] = "421 4.7.0 too many letters"
    written = letter()

    assert send_letters(now=EASTER_NIGHT) == 0
    assert state_of(written) == ("waiting", 0, "421 4.7.0 too many letters")

    office.recipients.clear()
    assert send_letters(now=EASTER_NIGHT + MINUTE) == 1


def test_a_server_that_never_answers_is_given_up_after_the_time_set(settings: Any) -> None:
    with open_post_office() as office:
        lead_to(office, settings)
        settings.EMAIL_TIMEOUT = 0.2
        office.answers = ["250 OK"]
        office.silent = 0.6
        written = letter()

        send_letters(now=EASTER_NIGHT)

    assert state_of(written) == ("waiting", 1, "Connection unexpectedly closed: timed out")


def test_letters_go_encrypted_and_with_the_password(
    settings: Any, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))  # as an operator names an own authority
    with encrypted(certificate, settings) as office:
        letter()

        assert send_letters(now=EASTER_NIGHT) == 1
        assert office.to == ["ada@lummerland.example"]


def test_a_wrong_password_keeps_letters_waiting(
    settings: Any, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with encrypted(certificate, settings):
        settings.EMAIL_HOST_PASSWORD = "guessed"  # noqa: S105 -- the wrong one
        written = letter()

        assert send_letters(now=EASTER_NIGHT) == 0

    assert state_of(written) == ("waiting", 0, "535 5.7.8 Authentication credentials invalid")


def test_a_server_that_nobody_vouches_for_gets_no_letter(settings: Any, certificate: Path) -> None:
    with encrypted(certificate, settings) as office:
        written = letter()

        assert send_letters(now=EASTER_NIGHT) == 0
        assert office.letters == []

    state, tries, why = state_of(written)
    assert (state, tries, "CERTIFICATE_VERIFY_FAILED" in why) == ("waiting", 0, True)


def test_a_server_that_does_not_encrypt_gets_no_letter_meant_to_be(
    office: PostOffice, settings: Any
) -> None:
    settings.EMAIL_USE_TLS = True
    written = letter()

    assert send_letters(now=EASTER_NIGHT) == 0
    assert state_of(written) == ("waiting", 0, "STARTTLS extension not supported by server.")


@contextmanager
def encrypted(certificate: Path, settings: Any) -> Iterator[PostOffice]:
    """A post office that wants encryption and the password of one user."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def knows(_server: Any, _session: Any, _envelope: Any, _way: str, given: Any) -> AuthResult:
        right = given.login == b"obhut" and given.password == WORD.encode()
        return AuthResult(success=right, handled=False)

    with open_post_office(
        tls_context=context, require_starttls=True, auth_required=True, authenticator=knows
    ) as office:
        lead_to(office, settings)
        settings.EMAIL_USE_TLS = True
        settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "obhut", WORD
        yield office


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for this machine and its key, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Lummerland")])
    begins = datetime.now(UTC) - timedelta(days=1)
    local = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=2))
        .add_extension(local, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "lummerland.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return file
