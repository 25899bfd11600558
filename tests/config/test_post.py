"""The mail server and the address of the installation, as the environment names them."""

from dataclasses import replace

import pytest

from obhut.config.environment import HalfConfigured, Post, post, site

SENDER = "Obhut <obhut@lummerland.example>"


def read(url: str, sender: str = SENDER) -> Post:
    return post(env={"OBHUT_SMTP_URL": url, "OBHUT_MAIL_FROM": sender})


def test_without_a_mail_server_there_is_none() -> None:
    assert post(env={}) == Post()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "smtp://obhut:pa%2Fss%40@mail.example",
            Post(host="mail.example", port=587, user="obhut", word="pa/ss@", starttls=True),
        ),
        ("smtps://mail.example", Post(host="mail.example", port=465, tls=True)),
        ("smtp://localhost:25?tls=no", Post(host="localhost", port=25)),
        ("smtp://a:b@127.0.0.1:25?tls=no", Post(host="127.0.0.1", port=25, user="a", word="b")),
        ("smtp://[::1]:2525", Post(host="::1", port=2525, starttls=True)),
    ],
)
def test_a_mail_server_is_read(url: str, expected: Post) -> None:
    assert read(url) == replace(expected, sender=SENDER)


@pytest.mark.parametrize(
    ("url", "sender", "says"),
    [
        ("smtp://mail.example", "", "set OBHUT_MAIL_FROM, too"),
        ("", SENDER, "set OBHUT_SMTP_URL, too"),
        ("mail.example:25", SENDER, "has to name a mail server"),
        ("http://mail.example", SENDER, "has to name a mail server"),
        ("smtp://", SENDER, "has to name a mail server"),
        ("smtp://mail.example?tls=maybe", SENDER, "has to name a mail server"),
        ("smtp://me:pa#ss@mail.example", SENDER, "In a password / is written %2F"),
        ("smtp://me:word@mail.example?tls=no", SENDER, "would send a password in clear"),
        ("smtp://mail.example", "obhut", "Write a mailbox"),
        ("smtp://mail.example", "a@b.example\nBcc: c@d.example", "Write a mailbox"),
    ],
)
def test_what_cannot_be_used_is_told_without_a_password(url: str, sender: str, says: str) -> None:
    with pytest.raises(HalfConfigured) as refused:
        read(url, sender)

    assert (says in str(refused.value), "pa#" in str(refused.value)) == (True, False)


@pytest.mark.parametrize(
    ("hosts", "production", "env", "expected"),
    [
        (["obhut.example"], True, {}, "https://obhut.example"),
        (["x"], True, {"OBHUT_SITE": "https://www.obhut.example/"}, "https://www.obhut.example"),
        (["127.0.0.1"], False, {"OBHUT_PORT": "8010"}, "http://127.0.0.1:8010"),
    ],
)
def test_letters_know_where_the_installation_is(
    hosts: list[str],
    production: bool,  # noqa: FBT001 -- a table of cases
    env: dict[str, str],
    expected: str,
) -> None:
    assert site(hosts, production=production, env=env) == expected


@pytest.mark.parametrize(
    ("hosts", "given"),
    [
        ([".obhut.example"], ""),
        (["*"], ""),
        (["obhut.example"], "obhut.example"),
        (["obhut.example"], "https://obhut.example/?a=b"),
        (["obhut.example"], "ftp://obhut.example"),
    ],
)
def test_an_address_that_leads_nowhere_is_refused(hosts: list[str], given: str) -> None:
    with pytest.raises(HalfConfigured, match=r"OBHUT_SITE is '.*'\. Write the address"):
        site(hosts, production=True, env={"OBHUT_SITE": given})
