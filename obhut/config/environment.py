"""Typed readers of the environment. They fail loudly: what is wrong, and what would be right."""

import hmac
import os
import re
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parseaddr
from pathlib import Path
from typing import cast
from urllib.parse import parse_qsl, unquote, urlsplit

Environment = Mapping[str, str]
VAULT_KEY_BYTES = 32
OWN_MACHINE = {"127.0.0.1", "localhost", "::1"}


class HalfConfigured(Exception):
    """The product refuses to start: the sentence says which variable, and what it expects."""


def flag(name: str, *, default: bool = False, env: Environment = os.environ) -> bool:
    """1/true/yes/on or 0/false/no/off."""
    given = env.get(name, "").strip().lower()
    if given in {"1", "true", "yes", "on"}:
        return True
    if given in {"0", "false", "no", "off"}:
        return False
    if given:
        raise HalfConfigured(f"{name} is {given!r}. Write 1 or 0.")
    return default


def whole_number(name: str, *, default: int, env: Environment = os.environ) -> int:
    given = env.get(name, "").strip()
    if not given:
        return default
    if not given.isdigit():
        raise HalfConfigured(f"{name} is {given!r}. Write a whole number, e.g. {default}.")
    return int(given)


def words(name: str, *, default: tuple[str, ...] = (), env: Environment = os.environ) -> list[str]:
    """Words separated by commas."""
    given = [word.strip() for word in env.get(name, "").split(",")]
    return [word for word in given if word] or list(default)


def secret(name: str, *, env: Environment = os.environ) -> str:
    """A secret from NAME, or from the file that NAME_FILE names; empty where neither is set."""
    file = env.get(f"{name}_FILE", "")
    if not file:
        return env.get(name, "")
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise HalfConfigured(f"{name}_FILE names {file}, which cannot be read: {error}.") from error


def kept_secret(file: Path) -> str:
    """A secret made once and kept in a file that its owner alone reads."""
    made = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            made.touch(mode=0o600)
            made.write_text(secrets.token_urlsafe(50), encoding="utf-8")
            with suppress(FileExistsError):  # made by two at once: the first one counts
                file.hardlink_to(made)
            made.unlink()
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise HalfConfigured(
            f"The folder {file.parent} cannot be written to: {error.strerror}. "
            "Choose another one with OBHUT_DATA."
        ) from error


def vault_keys(name: str, *, instead: str, env: Environment = os.environ) -> list[str]:
    """Keys that seal, separated by commas, the present one first; one made of ``instead`` without."""
    given = [word.strip() for word in secret(name, env=env).split(",") if word.strip()]
    if not all(map(_is_vault_key, given)):
        raise HalfConfigured(
            f"{name} is no key. Make one: python -c "
            "'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'"
        )
    made = hmac.digest(instead.encode(), b"obhut:vault", "sha256")
    return given or [urlsafe_b64encode(made).decode("ascii")]


def _is_vault_key(word: str) -> bool:
    try:
        return len(urlsafe_b64decode(word)) == VAULT_KEY_BYTES
    except ValueError:
        return False


def openid_connect(env: Environment = os.environ) -> dict[str, dict[str, object]]:
    """The identity service of the house, as django-allauth wants it; empty without OBHUT_OIDC_SERVER."""
    server, client = env.get("OBHUT_OIDC_SERVER", "").strip(), env.get("OBHUT_OIDC_CLIENT", "")
    word = secret("OBHUT_OIDC_SECRET", env=env)
    if not server and not client and not word:
        return {}
    parts = urlsplit(server)
    sealed = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in OWN_MACHINE)
    if not sealed or not client or not word:
        raise HalfConfigured(
            "OBHUT_OIDC_SERVER (an address that begins with https://), OBHUT_OIDC_CLIENT and "
            "OBHUT_OIDC_SECRET (or OBHUT_OIDC_SECRET_FILE) are set together, or none of them."
        )
    name = env.get("OBHUT_OIDC_NAME", "").strip() or parts.netloc
    app = {
        "provider_id": "house",
        "name": name,
        "client_id": client,
        "secret": word,
        "settings": {"server_url": server, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def origins_of(providers: Mapping[str, Mapping[str, object]]) -> list[str]:
    """Where a browser is sent to sign in elsewhere: the content policy has to allow it."""
    return [
        f"{parts.scheme}://{parts.netloc}"
        for provider in providers.values()
        for app in cast("list[dict[str, dict[str, str]]]", provider["APPS"])
        if (parts := urlsplit(app["settings"]["server_url"]))
    ]


def database(url: str) -> dict[str, object]:
    """Django's settings for a PostgreSQL URL: postgresql://user:password@host:5432/name.

    A socket folder goes into the query: postgresql://user:password@/name?host=/run/postgresql.
    """
    example = "postgresql://obhut:secret@localhost:5432/obhut"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise HalfConfigured(
            "DATABASE_URL cannot be read: the port is no number. In a password / is written %2F, "
            f"# %23, @ %40. Example: {example}"
        ) from error  # what was read instead of a port may be a piece of the password
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise HalfConfigured(
            "DATABASE_URL has to name a PostgreSQL database (no other engine will do). "
            f"Example: {example}"
        )
    options: dict[str, object] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or parts.hostname or ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or ""),
        "OPTIONS": options,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A mail server, how to speak with it, and from whom its letters are."""

    host: str = ""
    port: int = 0
    user: str = ""
    word: str = ""
    starttls: bool = False
    tls: bool = False
    sender: str = ""


def post(*, env: Environment = os.environ) -> Post:
    """The mail server from OBHUT_SMTP_URL and OBHUT_MAIL_FROM; none where neither is set.

    smtps://… is encrypted from the first byte, smtp://… once the server was asked to (STARTTLS),
    smtp://…?tls=no never.
    """
    url, sender = secret("OBHUT_SMTP_URL", env=env), env.get("OBHUT_MAIL_FROM", "").strip()
    if not url and not sender:
        return Post()
    if not url or not sender:
        missing = "OBHUT_MAIL_FROM" if url else "OBHUT_SMTP_URL"
        raise HalfConfigured(f"Letters need both a mail server and a sender: set {missing}, too.")
    _check_mailbox("OBHUT_MAIL_FROM", sender)
    example = "smtp://obhut:secret@mail.example:587 (or smtps:// and port 465)"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise HalfConfigured(
            "OBHUT_SMTP_URL cannot be read: the port is no number. In a password / is written %2F, "
            f"# %23, @ %40. Example: {example}"
        ) from error  # what was read instead of a port may be a piece of the password
    tls = dict(parse_qsl(parts.query)).get("tls", "yes")
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or tls not in {"yes", "no"}:
        raise HalfConfigured(f"OBHUT_SMTP_URL has to name a mail server. Example: {example}")
    if parts.username and tls == "no" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}:
        raise HalfConfigured(
            "OBHUT_SMTP_URL would send a password in clear (tls=no). Leave out tls=no, or the password."
        )
    return Post(
        host=parts.hostname,
        port=port or (465 if parts.scheme == "smtps" else 587),
        user=unquote(parts.username or ""),
        word=unquote(parts.password or ""),
        starttls=parts.scheme == "smtp" and tls == "yes",
        tls=parts.scheme == "smtps",
        sender=sender,
    )


def _check_mailbox(name: str, given: str) -> None:
    _, address = parseaddr(given)
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", address) or not given.isprintable():
        raise HalfConfigured(f"{name} is {given!r}. Write a mailbox, e.g. obhut@land.example.")


def site(hosts: Sequence[str], *, production: bool, env: Environment = os.environ) -> str:
    """Where readers of letters find this installation: OBHUT_SITE, else the first of its names."""
    given = env.get("OBHUT_SITE", "").strip().rstrip("/")
    if not given and production and hosts[0].strip(".*") == hosts[0]:
        return f"https://{hosts[0]}"
    if not given and not production:
        return f"http://127.0.0.1:{whole_number('OBHUT_PORT', default=8000, env=env)}"
    parts = urlsplit(given)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise HalfConfigured(
            f"OBHUT_SITE is {given!r}. Write the address under which the product is reached, "
            "e.g. https://obhut.example."
        )
    return given
