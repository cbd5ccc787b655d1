"""What no well-behaved client sends: each gets its status, nobody else waits for it, and the log holds none of it."""

import json
import re
import resource
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

import pytest

from conftest import Api

MEGABYTE = 1 << 20
SECRET = "kept-out-of-the-log"  # stands in every body here
PATIENCE = 15  # seconds for one answer
IDLE = 2  # seconds for which a connection may say nothing, where a test waits for its end


@contextmanager
def connected(api: Api) -> Iterator[socket.socket]:
    address = urlsplit(api.server.url)
    with socket.create_connection((address.hostname, address.port), timeout=PATIENCE) as connection:
        yield connection


def head(api: Api, line: str, *headers: str, version: str = "HTTP/1.1") -> bytes:
    own = [f"Host: {urlsplit(api.server.url).netloc}", f"Authorization: Bearer {api.token}", *headers]
    return "\r\n".join([f"{line} {version}", *own, "", ""]).encode()


def posting(api: Api, *headers: str) -> bytes:
    return head(api, "POST /api/reviews", "Content-Type: application/json", "Connection: close", *headers)


def status(connection: socket.socket) -> int | None:
    """Of the answer; None where the connection ends without one."""
    try:
        line = connection.makefile("rb").readline()
    except ConnectionResetError:
        return None
    return int(line.split()[1]) if line else None


def answer(api: Api, *parts: bytes, ends: bool = False) -> int | None:
    with connected(api) as connection:
        for part in parts:
            connection.sendall(part)
        if ends:
            connection.shutdown(socket.SHUT_WR)
        return status(connection)


@pytest.fixture(autouse=True)
def others_are_served(api: Api) -> Iterator[None]:
    """After each test, whatever it did."""
    yield
    assert api.get("/healthz").status_code == 200
    assert api.get("/api/me").status_code == 200


def problem(response, expected: int) -> dict:
    assert response.status_code == expected, response.text
    assert response.headers["content-type"] == "application/problem+json"
    details = response.json()
    assert details["status"] == expected and details["detail"]
    return details


def post(api: Api, body: bytes, **headers: str):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return api.post("/api/reviews", content=body, headers={"Content-Type": "application/json", **named})


def number_of_reviews(api: Api) -> int:
    return len(api.get("/api/reviews", params={"limit": 200}).json()["reviews"])


def test_a_body_that_is_cut_off_changes_nothing(api: Api) -> None:
    before = number_of_reviews(api)
    body = json.dumps({"title": SECRET}).encode()
    assert answer(api, posting(api, f"Content-Length: {len(body) + 100}"), body, ends=True) in (None, 400)
    assert number_of_reviews(api) == before
    uid = api.get("/api/reviews").json()["reviews"][0]["uid"]
    path = f"/api/reviews/{uid}/attachments"
    assert answer(api, head(api, f"PUT {path}/cut.txt", "Content-Length: 99"), body, ends=True) in (None, 400)
    assert "cut.txt" not in api.get(path).text


def test_chunks_are_put_together(api: Api) -> None:
    body = json.dumps({"title": SECRET}).encode()
    chunks = [f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in (body[:7], body[7:])]
    assert answer(api, posting(api, "Transfer-Encoding: chunked"), *chunks, b"0\r\n\r\n") == 201


def test_a_chunk_without_a_size_is_refused(api: Api) -> None:
    before = number_of_reviews(api)
    assert answer(api, posting(api, "Transfer-Encoding: chunked"), b"zz\r\n" + SECRET.encode() + b"\r\n") in (None, 400)
    assert number_of_reviews(api) == before


@pytest.mark.parametrize(
    ("pointer", "member"),
    [
        ("/title", {"title": [SECRET]}),
        ("/summary", {"summary": 7}),
        ("/date", {"date": True}),
        ("/services", {"services": "cart"}),
        ("/services/0", {"services": [{}]}),
        ("/severity/rank", {"severity": {"written": "P1", "rank": "1"}}),
        ("/severity/rank", {"severity": {"written": "P1", "rank": 10**30}}),
        ("/startedAt", {"startedAt": "yesterday"}),
        ("/startedAt/at", {"startedAt": {"at": "2026-02-29"}}),
        ("/owner/name", {"owner": {"name": 1}}),
        ("/status", {"status": {}}),
        ("/durationStated", {"durationStated": True}),
        ("/impact", {"impact": []}),
        ("/timeline", {"timeline": {"t1": {}}}),
        ("/timeline/0/event", {"timeline": [{"event": {"a": 1}}]}),
        ("/cause/whys/0/rootCause", {"cause": {"whys": [{"rootCause": "yes"}]}}),
        ("/nothing", {"nothing": None}),
    ],
)
def test_a_value_of_another_type_is_named(api: Api, pointer: str, member: dict) -> None:
    details = problem(api.post("/api/reviews", json=member), 422)
    assert [error["pointer"] for error in details["errors"]] == [pointer]


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":' * 100_000,
        b'{"title": "a", "title": "b"}',
        b'{"title": "\\ud800"}',
        b'{"title": "\xff\xfe"}',
        b'{"title": "\xed\xa0\x80"}',
        b'{"title": 01}',
        b'{"title": NaN}',
        b'{"title": "a",}',
        b'{"title": "a"} x',
        b'{"title": "a\nb"}',
        b"",
        b"\x00",
    ],
    ids=lambda body: re.sub(r"\W+", "-", repr(body[:12])).strip("-"),
)
def test_what_is_no_json_is_refused_with_its_place(api: Api, body: bytes) -> None:
    assert re.match(r"Line \d+, column \d+: ", problem(post(api, body), 400)["detail"])


def test_a_review_of_nine_megabytes_is_kept(api: Api) -> None:
    response = post(api, json.dumps({"title": "Long", "summary": "word " * (9 * MEGABYTE // 5)}).encode())
    assert response.status_code == 201
    assert len(api.get(response.headers["Location"]).content) > 9 * MEGABYTE


def test_one_byte_over_ten_megabytes_is_too_much(api: Api) -> None:
    whole = b'{"title": "Long"}'
    assert post(api, whole + b" " * (10 * MEGABYTE - len(whole))).status_code == 201
    before = number_of_reviews(api)
    # Whoever says so beforehand hears it before sending.
    assert answer(api, posting(api, f"Content-Length: {10 * MEGABYTE + 1}", "Expect: 100-continue")) == 413
    chunk = b"100000\r\n" + b" " * MEGABYTE + b"\r\n"
    with connected(api) as connection:
        connection.sendall(posting(api, "Transfer-Encoding: chunked"))
        for _ in range(10):
            connection.sendall(chunk)
        connection.sendall(b"1\r\n \r\n")
        assert status(connection) == 413
    assert number_of_reviews(api) == before


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "application/x-www-form-urlencoded", "json", ""])
def test_another_content_type_is_refused(api: Api, kind: str) -> None:
    problem(post(api, b'{"title": "a"}', Content_Type=kind), 415)


def test_no_content_type_is_refused(api: Api) -> None:
    body = b'{"title": "a"}'
    line = head(api, "POST /api/reviews", f"Content-Length: {len(body)}", "Connection: close")
    assert answer(api, line, body) == 415


def test_a_header_that_is_too_large_is_refused(api: Api) -> None:
    assert answer(api, head(api, "GET /api/me", "X-Long: " + "x" * 200_000)) in (None, 400, 431)
    many = [f"X-{number}: x" for number in range(20_000)]
    assert answer(api, head(api, "GET /api/me", *many)) in (None, 400, 431)


@pytest.mark.parametrize(
    "path",
    ["/api/reviews/%00", "/api/reviews/..%2f..%2fetc%2fpasswd", "/static/..%2f..%2fetc%2fpasswd", "/static/%00"],
)
def test_a_path_that_leads_outside_leads_nowhere(api: Api, path: str) -> None:
    assert answer(api, head(api, f"GET {path}", "Connection: close")) == 404


def test_trace_is_refused_and_shows_nothing(api: Api) -> None:
    response = api.request("TRACE", "/api/reviews")
    problem(response, 405)
    assert "GET" in response.headers["Allow"]
    assert api.token not in response.text


def test_http_1_0_is_answered_with_the_length(api: Api) -> None:
    with connected(api) as connection:
        connection.sendall(head(api, "GET /healthz", version="HTTP/1.0"))
        received = connection.makefile("rb")
        lines = list(iter(received.readline, b"\r\n"))
        assert lines[0].startswith(b"HTTP/1.") and b" 200 " in lines[0]
        assert b"content-length: 3\r\n" in [line.lower() for line in lines]
        assert received.read(3) == b"ok\n"


@pytest.mark.parametrize("line", [b"\x16\x03\x01\x02\x00\x01", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\r\n" * 9])
def test_what_is_no_http_is_refused(api: Api, line: bytes) -> None:
    assert answer(api, line, ends=True) in (None, 400, 505)


def test_a_slow_sender_holds_nobody_up(api: Api) -> None:
    body = json.dumps({"title": SECRET}).encode()
    with connected(api) as slow:
        slow.sendall(posting(api, f"Content-Length: {len(body)}"))
        for place in range(len(body)):
            slow.sendall(body[place : place + 1])
            started = time.monotonic()
            assert api.get("/healthz").status_code == 200
            assert time.monotonic() - started < PATIENCE
        assert status(slow) == 201


@pytest.mark.parametrize("said", ["nothing", "half a head", "half a body"])
def test_a_sender_that_stops_is_let_go(starting, said: str) -> None:
    with starting(DEBRIEF_CONNECTION_IDLE=str(IDLE)) as api, connected(api) as silent:
        if said == "half a head":
            silent.sendall(b"GET / HTTP/1.1\r\nHost: loc")
        if said == "half a body":
            silent.sendall(posting(api, "Content-Length: 100") + b'{"title"')
        started = time.monotonic()
        assert status(silent) in (None, 400, 408)
        assert time.monotonic() - started >= IDLE * 0.9
        assert api.get("/healthz").status_code == 200


def drip(connection: socket.socket, part: bytes, seconds: float) -> None:
    """Sends it over and over, ten times a second, until that long has gone by or nobody takes it any more."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            connection.sendall(part)
        except OSError:
            return
        time.sleep(0.1)


@pytest.mark.parametrize("line", ["POST /api/reviews", "PUT /api/reviews/{}/attachments/slow.txt"])
def test_a_sender_that_never_comes_to_an_end_is_let_go(starting, line: str) -> None:
    with starting(DEBRIEF_CONNECTION_BODY=str(IDLE)) as api:
        uid = api.post("/api/reviews", json={"title": "Slow"}).json()["uid"]
        with connected(api) as slow:
            slow.sendall(head(api, line.format(uid), "Content-Type: application/json", "Content-Length: 100000"))
            started = time.monotonic()
            drip(slow, b" ", IDLE + 1)
            assert status(slow) == 408
            drip(slow, b" ", PATIENCE)
            assert time.monotonic() - started < IDLE + 5  # its connection is closed, too
        assert "slow.txt" not in api.get(f"/api/reviews/{uid}/attachments").text


def test_a_large_file_takes_its_time(starting) -> None:
    with starting(DEBRIEF_CONNECTION_BODY="1") as api:
        uid = api.post("/api/reviews", json={"title": "Slow"}).json()["uid"]
        part = b"x" * 16_384
        with connected(api) as steady:
            line = f"PUT /api/reviews/{uid}/attachments/large.txt"
            steady.sendall(head(api, line, f"Content-Length: {20 * len(part)}", "Connection: close"))
            for _ in range(20):
                steady.sendall(part)
                time.sleep(0.15)
            assert status(steady) == 201


def test_a_stream_of_events_outlives_the_silence_of_its_reader(starting) -> None:
    with starting(DEBRIEF_CONNECTION_IDLE="1") as api:
        uid = api.post("/api/reviews", json={"title": "Followed"}).json()["uid"]
        with connected(api) as following:
            following.sendall(head(api, f"GET /api/reviews/{uid}/events"))
            stream = following.makefile("rb")
            assert b" 200 " in stream.readline()
            with connected(api) as silent:
                assert status(silent) is None  # so a second and more has gone by
            assert api.patch(f"/api/reviews/{uid}", json={"title": "Still"}).status_code == 200
            assert any(b'"version":2' in line.replace(b" ", b"") for line in stream)


def test_two_thousand_idle_connections_leave_room_for_others(starting) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 5000 if hard == resource.RLIM_INFINITY else min(5000, hard)
    assert wanted > 2100, f"this system allows {hard} open files"
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))  # the server inherits it
    with starting() as api, ExitStack() as stack:
        idle = [stack.enter_context(connected(api)) for _ in range(2000)]
        idle[0].sendall(head(api, "GET /healthz"))
        assert status(idle[0]) == 200
        assert api.get("/api/reviews").status_code == 200
        idle[-1].sendall(head(api, "GET /healthz"))
        assert status(idle[-1]) == 200


def test_the_log_holds_no_body_and_no_token(api: Api) -> None:
    api.server.printed(re.compile(r"POST /api/reviews"))
    log = "".join(api.server.output)
    assert SECRET not in log
    assert api.token not in log
    assert not re.search(r"Fatal|crash", log)
