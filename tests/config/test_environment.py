"""Settings are read with a type; what does not fit is told with what would."""

from pathlib import Path

import pytest

from obhut.config.environment import (
    HalfConfigured,
    database,
    flag,
    kept_secret,
    openid_connect,
    origins_of,
    secret,
    vault_keys,
    whole_number,
    words,
)


@pytest.mark.parametrize(
    ("given", "read"),
    [("1", True), (" YES ", True), ("off", False), ("0", False), ("", False)],
)
def test_a_flag_is_read(given: str, read: bool) -> None:  # noqa: FBT001 -- a table of cases
    assert flag("OBHUT_DEBUG", env={"OBHUT_DEBUG": given}) is read


def test_a_flag_that_is_neither_is_told() -> None:
    with pytest.raises(HalfConfigured, match=r"OBHUT_DEBUG is 'maybe'\. Write 1 or 0\."):
        flag("OBHUT_DEBUG", env={"OBHUT_DEBUG": "maybe"})


def test_a_number_that_is_none_is_told_with_an_example() -> None:
    with pytest.raises(HalfConfigured, match=r"OBHUT_PORT is 'http'\. .* 8000\."):
        whole_number("OBHUT_PORT", default=8000, env={"OBHUT_PORT": "http"})


def test_words_are_separated_by_commas() -> None:
    assert words("OBHUT_HOSTS", env={"OBHUT_HOSTS": "a.example, b.example,"}) == [
        "a.example",
        "b.example",
    ]


def test_a_secret_may_lie_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("sealed\n")

    assert secret("DATABASE_URL", env={"DATABASE_URL_FILE": str(tmp_path / "key")}) == "sealed"


def test_a_secret_file_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(HalfConfigured, match=r"DATABASE_URL_FILE names .*cannot be read"):
        secret("DATABASE_URL", env={"DATABASE_URL_FILE": str(tmp_path / "key")})


def test_a_kept_secret_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "beside" / "secret-key"

    first, second = kept_secret(file), kept_secret(file)

    assert (first == second, len(first) > 60) == (True, True)
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["secret-key"]


def test_an_address_of_a_database_is_taken_apart() -> None:
    assert database("postgres://me:pa%23ss@/obhut?host=/run/postgresql&sslmode=require") == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "obhut",
        "USER": "me",
        "PASSWORD": "pa#ss",
        "HOST": "/run/postgresql",
        "PORT": "",
        "OPTIONS": {"sslmode": "require"},
    }


def test_a_key_of_the_vault_is_made_of_the_secret_key_where_none_is_given() -> None:
    made = vault_keys("OBHUT_VAULT_KEY", instead="secret", env={})

    assert made == vault_keys("OBHUT_VAULT_KEY", instead="secret", env={})
    assert made != vault_keys("OBHUT_VAULT_KEY", instead="another", env={})
    assert vault_keys("OBHUT_VAULT_KEY", instead="", env={"OBHUT_VAULT_KEY": made[0]}) == made


@pytest.mark.parametrize("word", ["short", "ä" * 44, "x" * 42])
def test_what_is_no_key_of_the_vault_is_refused(word: str) -> None:
    with pytest.raises(HalfConfigured, match="is no key"):
        vault_keys("OBHUT_VAULT_KEY", instead="", env={"OBHUT_VAULT_KEY": word + ",again"})


def test_the_identity_service_of_the_house_is_named_whole_or_not_at_all() -> None:
    whole = {
        "OBHUT_OIDC_SERVER": "https://id.example:8443/realms/x",
        "OBHUT_OIDC_CLIENT": "obhut",
        "OBHUT_OIDC_SECRET": "s",
    }

    assert openid_connect({}) == {}
    assert origins_of(openid_connect(whole)) == ["https://id.example:8443"]
    for name in whole:
        with pytest.raises(HalfConfigured, match="set together"):
            openid_connect({other: word for other, word in whole.items() if other != name})
    for server in ("id.example", "http://id.example/", "ftp://id.example"):
        with pytest.raises(HalfConfigured, match="begins with https"):
            openid_connect(whole | {"OBHUT_OIDC_SERVER": server})
