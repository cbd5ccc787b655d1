"""The accounts that the journeys' data has, and how one is made without a browser."""

from contextlib import closing
from http.client import HTTPConnection, HTTPMessage
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlparse

COOKIE = "debrief"
PASSWORD = "seven lanterns over the pier"

# By role: the name, and what one signs in with.
PEOPLE = {
    "administrator": ("Ada Berg", "ada@example.org"),
    "reviewer": ("Rosa Lind", "rosa@example.org"),
    "responder": ("Rui Costa", "rui@example.org"),
    "viewer": ("Vera Holm", "vera@example.org"),
}


def request(
    url: str, path: str, method: str = "GET", content: bytes | None = None, headers: dict[str, str] | None = None
) -> tuple[int, HTTPMessage, str]:
    """Asks without a browser, and goes nowhere else."""
    with closing(HTTPConnection(urlparse(url).netloc, timeout=30)) as connection:
        connection.request(method, path, content, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()


def join(link: str, name: str, login: str) -> str:
    """Makes the account that a link invites to; gives the secret of its session."""
    form = urlencode({"name": name, "login": login, "password": PASSWORD}).encode()
    kind = {"content-type": "application/x-www-form-urlencoded"}
    status, headers, page = request(link, urlparse(link).path, "POST", form, kind)
    assert status == 303, f"{link} did not become an account: {status}\n{page}"
    return SimpleCookie(headers["Set-Cookie"])[COOKIE].value
