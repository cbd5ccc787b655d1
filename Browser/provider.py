"""A real provider of OpenID Connect for journeys: Canaille, on this machine alone, with everything in its memory.

`with running([redirect]) as provider:` starts one with a client and two people, and stops it at the end. The child
process is this file, too: it gets its orders on the standard input, and the socket that it listens on from its parent.
"""

import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START_LIMIT = 30  # seconds until the provider must answer


@dataclass(frozen=True)
class User:
    """Somebody who can sign in, with what the provider says of them."""

    name: str
    password: str
    full_name: str
    email: str
    group: str


@dataclass(frozen=True)
class Provider:
    """A running provider and what Debrief has to know to use it."""

    issuer: str
    client_id: str
    client_secret: str
    admin: User
    engineer: User


@contextmanager
def running(
    redirects: list[str],
    sign_outs: Sequence[str] = (),
    client_id: str = "debrief",
    client_secret: str | None = None,
) -> Iterator[Provider]:
    """Starts a provider whose one client may have people sent to these addresses, and stops it at the end.

    `redirects` are for those who signed in, `sign_outs` for those who signed out.
    """
    admin = User("ada", secrets.token_hex(8), "Ada Admin", "ada@example.com", "debrief-admins")
    engineer = User("ed", secrets.token_hex(8), "Ed Engineer", "ed@example.com", "engineers")
    secret = client_secret or secrets.token_hex(16)
    # Bound here, so that the port is known and nobody else can take it before the child listens.
    with socket.create_server(("127.0.0.1", 0)) as listener, tempfile.TemporaryDirectory() as folder:
        issuer = f"http://127.0.0.1:{listener.getsockname()[1]}"
        orders = {
            "socket": listener.fileno(),
            "issuer": issuer,
            "client": {"id": client_id, "secret": secret, "redirects": redirects, "sign_outs": list(sign_outs)},
            "users": [vars(admin), vars(engineer)],
        }
        log = Path(folder) / "log"
        with log.open("w") as output:
            child = subprocess.Popen(
                [sys.executable, str(Path(__file__).resolve())],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                pass_fds=[listener.fileno()],
                cwd=folder,
                # None of its settings comes from the environment of whoever runs the journeys.
                env={"PATH": os.environ.get("PATH", ""), "HOME": folder, "TMPDIR": folder},
            )
        try:
            child.stdin.write(json.dumps(orders).encode())
            child.stdin.close()
            wait(child, issuer, log)
            yield Provider(issuer, client_id, secret, admin, engineer)
            assert child.poll() is None, f"the provider ended during the journey:\n{log.read_text(errors='replace')}"
        finally:
            # Not asked first: it has nothing to keep, and whoever started the journeys may have blocked the request.
            child.kill()
            child.wait()


def wait(child: subprocess.Popen, issuer: str, log: Path) -> None:
    """Until the provider answers. Connections queue in the socket, so one request waits for as long as it may."""
    end = time.monotonic() + START_LIMIT
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while True:
        try:
            with direct.open(f"{issuer}/.well-known/openid-configuration", timeout=1) as answer:
                assert json.load(answer)["issuer"] == issuer
                return
        except (TimeoutError, urllib.error.URLError, ConnectionError) as error:
            said = f"{error}\n{log.read_text(errors='replace')}"
            assert child.poll() is None, f"the provider ended before it answered: {said}"
            assert time.monotonic() < end, f"the provider did not answer within {START_LIMIT} s: {said}"


def serve(orders: dict) -> None:
    """The child: a Canaille of these orders, until it is stopped."""
    from canaille import create_app
    from joserfc.jwk import RSAKey
    from werkzeug.serving import make_server

    key = RSAKey.generate_key(2048, parameters={"kid": "first", "use": "sig", "alg": "RS256"}, private=True)
    app = create_app(
        config={
            "SECRET_KEY": secrets.token_hex(),
            "SERVER_NAME": orders["issuer"].removeprefix("http://"),
            "PREFERRED_URL_SCHEME": "http",
            "CANAILLE": {"DATABASE": "memory", "SMTP": None, "JAVASCRIPT": False, "HTMX": False},
            "CANAILLE_OIDC": {"ACTIVE_JWKS": [key.as_dict(private=True)]},
        }
    )
    with app.app_context():
        fill(app, orders)
    make_server("127.0.0.1", 0, app, threaded=True, fd=orders["socket"]).serve_forever()


def fill(app, orders: dict) -> None:
    """The client, the people and their groups."""
    from canaille.app import models

    backend = app.backend.instance
    client = models.Client(
        client_id=orders["client"]["id"],
        client_secret=orders["client"]["secret"],
        client_name="Debrief",
        # On a trusted domain, so that nobody is asked whether Debrief may know who they are.
        client_uri=orders["client"]["redirects"][0],
        redirect_uris=orders["client"]["redirects"],
        post_logout_redirect_uris=orders["client"]["sign_outs"],
        scope=["openid", "profile", "email", "groups"],
        grant_types=["authorization_code"],
        response_types=["code"],
        token_endpoint_auth_method="client_secret_basic",
    )
    backend.save(client)
    client.audience = [client]
    backend.save(client)
    for user in orders["users"]:
        person = models.User(
            user_name=user["name"],
            password=user["password"],
            formatted_name=user["full_name"],
            given_name=user["full_name"].split()[0],
            family_name=user["full_name"].split()[1],
            display_name=user["name"],
            emails=[user["email"]],
        )
        backend.save(person)
        backend.save(models.Group(display_name=user["group"], members=[person]))


if __name__ == "__main__":
    serve(json.load(sys.stdin))
