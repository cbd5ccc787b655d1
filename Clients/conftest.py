"""What every client stands on: a debrief of its own with the samples, an administrator, and a token of theirs."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from serving import Server, serving

pytest_plugins = ["ground"]

TOKEN = re.compile(r"debrief_\w+")


class Api(httpx.Client):
    """Talks to a server with a token."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.token = token(server)
        super().__init__(
            base_url=server.url, headers={"Authorization": f"Bearer {self.token}"}, timeout=60, trust_env=False
        )


def token(server: Server) -> str:
    """Makes the first administrator by the link that the server prints, and a token that may do everything."""
    link = server.way_in()
    with httpx.Client(
        base_url=server.url, headers={"Sec-Fetch-Site": "same-origin"}, timeout=60, trust_env=False
    ) as browser:
        form = {"name": "Ada Lovelace", "login": "ada", "password": "the engine weaves algebraic patterns"}
        assert browser.post(link, data=form).status_code == 303
        scopes = {"name": "client", "scope": ["read", "write", "admin"], "days": "30"}
        page = browser.post("/account/tokens", data=scopes)
        assert page.status_code == 200
        found = TOKEN.search(page.text)
        assert found, page.text
        return found.group()


@pytest.fixture(scope="session")
def starting(
    binary: Path, samples: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., "contextmanager[Api]"]:
    """`with starting("--log-level", "trace", DEBRIEF_CONNECTION_IDLE="2") as api:`."""

    @contextmanager
    def starting(*options: str, **environment: str) -> Iterator[Api]:
        data = tmp_path_factory.mktemp("server") / "data"
        shutil.copytree(samples, data)
        with serving(binary, data, *options, **environment) as server, Api(server) as api:
            yield api

    return starting


@pytest.fixture(scope="module")
def api(starting: Callable[..., "contextmanager[Api]"]) -> Iterator[Api]:
    """A server that the tests of a module share."""
    with starting("--log-level", "trace") as api:
        yield api
