"""An identity service of a house: OpenID Connect as the standard has it, small, on this machine.

It checks client, code, redirect address and PKCE, and signs what it says with a key of its own.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "obhut", "a word between the two"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class House:
    """Who is signed in there, and which codes were given out."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.person: dict[str, Any] = {}
        self.codes: dict[str, dict[str, str]] = {}

    def lets_in(self, sub: str, mail: str, *, verified: bool = True) -> None:
        self.person = {"sub": sub, "email": mail, "email_verified": verified, "name": sub.title()}

    def authorize(self, asked: str) -> str:
        """What the browser of somebody who is signed in there is sent back with."""
        query = dict(parse_qsl(urlsplit(asked).query))
        assert (query["client_id"], query["response_type"]) == (CLIENT, "code")
        assert query["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(12)
        self.codes[code] = query
        parts = urlsplit(query["redirect_uri"])
        return f"{parts.path}?{urlencode({'code': code, 'state': query['state']})}"

    def says(self, path: str, form: dict[str, list[str]]) -> dict[str, Any] | None:
        match urlsplit(path).path:
            case "/.well-known/openid-configuration":
                return self._about()
            case "/jwks":
                public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
                return {"keys": [public | {"kid": "one", "use": "sig", "alg": "RS256"}]}
            case "/userinfo":
                return self.person
            case "/token":
                return self._token({name: values[0] for name, values in form.items()})
        return None

    def _about(self) -> dict[str, Any]:
        ends = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        return {
            "issuer": self.address,
            "jwks_uri": f"{self.address}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            **{f"{name}_endpoint": f"{self.address}/{path}" for name, path in ends.items()},
        }

    def _token(self, form: dict[str, str]) -> dict[str, Any] | None:
        asked = self.codes.pop(form.get("code", ""), None)
        proof = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(proof).rstrip(b"=").decode()
        known = (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)
        if asked is None or not known or asked["code_challenge"] != challenge:
            return None
        if asked["redirect_uri"] != form.get("redirect_uri"):
            return None
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60} | self.person
        signed = jwt.encode(claims, KEY, algorithm="RS256", headers={"kid": "one"})
        return {"access_token": "x", "token_type": "Bearer", "expires_in": 60, "id_token": signed}


@contextmanager
def a_house() -> Iterator[House]:
    """The service, listening on a port of this machine until the test is over."""

    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            self._answer(parse_qs(self.rfile.read(length).decode()))

        def _answer(self, form: dict[str, list[str]]) -> None:
            said = house.says(self.path, form)
            body = json.dumps(said if said is not None else {"error": "invalid_grant"}).encode()
            self.send_response(200 if said is not None else 400)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the library's name
            """Silence."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    house = House(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield house
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
