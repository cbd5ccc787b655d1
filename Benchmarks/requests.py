"""Requests a second and their slowest hundredth beside nginx with the same bytes from disk, the processors' time of a
request on both engines, memory, and the time from start to the first answer.

    python Benchmarks/requests.py ./debrief [--quick] [NAME...]

It runs when no name is given, or `requests` is one. It reports and asserts nothing.
"""

import http.client
import itertools
import json
import os
import pwd
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from contextlib import contextmanager
from pathlib import Path

QUICK = "--quick" in sys.argv
NAMES = [word for word in sys.argv[2:] if not word.startswith("--")]
REVIEWS = 500 if QUICK else 10_000
SECONDS = 2 if QUICK else 5
CONNECTIONS = 32
PASSWORD = "seven green boats"


def ticks(pids: list[int]) -> float:
    """Seconds that processors spent on these processes."""
    total = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def resident(pid: int) -> float:
    """MB of memory."""
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text()).group(1)) / 1000


def children(pid: int) -> list[int]:
    found = [pid]
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(entry.read_text().rsplit(")", 1)[1].split()[1]) == pid:
                found.append(int(entry.parent.name))
        except OSError:
            continue
    return found


class Debrief:
    """A running server with an administrator, a token and reviews."""

    def __init__(self, binary: str, place: list[str]):
        environment = os.environ | {f"DEBRIEF_RATE_{name}": "100000000" for name in ("ADDRESS", "ACCOUNT", "TOKEN")}
        begun = time.perf_counter()
        self.process = subprocess.Popen(
            [binary, "serve", "--port", "0", *place],
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        self.port = int(re.search(r":(\d+)", self.process.stdout.readline()).group(1))
        self.ask("GET", "/healthz")
        self.start = time.perf_counter() - begun
        self.process.stdout.readline()
        self.link = self.process.stdout.readline().strip()

    def ask(
        self,
        method: str,
        path: str,
        body: str | None = None,
        headers: dict | None = None,
    ):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer, answer.read()

    def enter(self) -> None:
        form = {
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        made = urllib.parse.urlencode({"name": "Ada", "login": "ada", "password": PASSWORD})
        answer, _ = self.ask("POST", urllib.parse.urlparse(self.link).path, made, form)
        self.cookie = answer.getheader("Set-Cookie").split(";")[0]
        _, page = self.ask(
            "POST",
            "/account/tokens",
            "name=bench&scope=admin&days=30",
            form | {"Cookie": self.cookie},
        )
        self.token = re.search(rb"debrief_[a-z0-9]+", page).group().decode()

    @property
    def bearer(self) -> dict:
        return {
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json",
        }

    def fill(self, count: int) -> None:
        """Reviews of 20 kB, through the API."""

        def work(numbers: range) -> None:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            for number in numbers:
                connection.request("POST", "/api/reviews", json.dumps(review(number)), self.bearer)
                answer = connection.getresponse()
                body = answer.read()
                assert answer.status == 201, body[:400]
            self.uid = json.loads(body)["uid"]

        workers = [threading.Thread(target=work, args=(range(first, count, 8),)) for first in range(8)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)


def vocabulary() -> tuple[list[str], list[float]]:
    """Made-up words and how often each is written: the n-th word an n-th as often as the first, as people write."""
    syllables = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
    chance = random.Random(1)
    words: dict[str, None] = {}
    while len(words) < 5_000:
        words["".join(chance.choices(syllables, k=chance.randint(2, 4)))] = None
    return list(words), list(itertools.accumulate(1 / (n + 3) for n in range(len(words))))


WORDS, OFTEN = vocabulary()


def review(number: int) -> dict:
    """About 20 kB as JSON."""
    chance = random.Random(number)

    def line(length: int = 14) -> str:
        return " ".join(chance.choices(WORDS, cum_weights=OFTEN, k=length))

    day = f"2026-{1 + number % 12:02}-{1 + number % 28:02}"
    return {
        "title": f"{line(7)} {number}",
        "date": day,
        "severity": {
            "written": f"P{1 + number % 4}",
            "scheme": "P1…P4",
            "rank": 1 + number % 4,
        },
        "services": [WORDS[number % 40], WORDS[41 + number % 40]],
        "startedAt": f"{day}T10:00Z",
        "summary": "\n\n".join(line(20) + "." for _ in range(12)),
        "timeline": [{"at": f"{day}T10:{n % 60:02}Z", "event": line(), "notes": line()} for n in range(60)],
        "cause": {
            "statement": line(),
            "whys": [{"question": line(), "answer": line()} for _ in range(5)],
        },
        "actions": [{"action": line(), "owner": "Ada", "due": day, "priority": "P2"} for _ in range(12)],
    }


def wrk(url: str, headers: dict, script: str | None = None) -> dict:
    """Requests a second, the slowest hundredth in ms, and how many there were."""
    command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", url]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    if script:
        command += ["-s", script]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if errors := re.search(r"Non-2xx or 3xx responses: (\d+)", text):
        print(f"    {errors.group()}")
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", text).groups()
    return {
        "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)),
        "slowest": float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit],
        "count": int(re.search(r"(\d+) requests in", text).group(1)),
    }


@contextmanager
def nginx(folder: Path):
    """Serves the files of a folder."""
    port = 18_099
    (folder / "nginx.conf").write_text(
        f"""user root; worker_processes auto; pid {folder}/nginx.pid; error_log {folder}/error.log;
        events {{ worker_connections 1024; }}
        http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
          server {{ listen 127.0.0.1:{port}; root {folder}/files; }} }}"""
    )
    process = subprocess.Popen(["nginx", "-c", str(folder / "nginx.conf"), "-g", "daemon off;"])
    try:
        while True:
            try:
                http.client.HTTPConnection("127.0.0.1", port).connect()
                break
            except ConnectionRefusedError:
                assert process.poll() is None
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


@contextmanager
def postgres(folder: Path):
    """A cluster on a socket in the folder; gives the address of a database and the server's process."""
    tools = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=True).stdout.strip()
    user = pwd.getpwnam("postgres")
    folder.mkdir()
    os.chown(folder, user.pw_uid, user.pw_gid)
    run = {
        "user": "postgres",
        "group": "postgres",
        "cwd": folder,
        "stdout": subprocess.DEVNULL,
        "extra_groups": [],
    }
    subprocess.run([f"{tools}/initdb", "-D", "data", "-A", "trust"], check=True, **run)
    process = subprocess.Popen(
        [
            f"{tools}/postgres",
            "-D",
            "data",
            "-c",
            "listen_addresses=",
            "-c",
            f"unix_socket_directories={folder}",
        ],
        stderr=subprocess.DEVNULL,
        **run,
    )
    try:
        while subprocess.run([f"{tools}/pg_isready", "-q", "-h", str(folder)], check=False).returncode:
            assert process.poll() is None
        yield f"postgres:///postgres?host={folder}&user=postgres", process.pid
    finally:
        process.terminate()
        process.wait()


def cases(server: Debrief) -> list[tuple[str, str, dict, str | None]]:
    page, bearer = {"Cookie": server.cookie}, server.bearer
    _, door = server.ask("GET", "/signin")
    style = re.search(rb"/static/[^\"]+style\.css", door).group().decode()
    return [
        # What the server gives at best: bytes from memory, without looking at who asks.
        ("the style sheet", style, {}, None),
        ("review page", f"/reviews/{server.uid}", page, None),
        ("review JSON", f"/api/reviews/{server.uid}", bearer, None),
        ("list of 50", "/api/reviews", bearer, None),
        ("search, 2 words", f"/api/search?q={WORDS[900]}%20{WORDS[3000]}", bearer, None),
        ("search, a common", f"/api/search?q={WORDS[20]}", bearer, None),
        ("append an entry", "/api/reviews/{}/timeline", bearer, "append"),
        ("create", "/api/reviews", bearer, "create"),
    ]


def script(folder: Path, kind: str, uids: list[str]) -> str:
    """Of wrk: each connection appends to reviews of its own turn."""
    path = folder / f"{kind}.lua"
    body = json.dumps(review(1) if kind == "create" else {"at": "2026-02-14T18:39Z", "event": "Errors end"})
    names = ", ".join(f'"{uid}"' for uid in uids)
    address = '"/api/reviews"' if kind == "create" else '"/api/reviews/" .. uids[1 + n % #uids] .. "/timeline"'
    path.write_text(
        f"""local uids = {{ {names} }}
        local n = math.random(100000)
        local body = [==[{body}]==]
        request = function() n = n + 1; return wrk.format("POST", {address}, nil, body) end"""
    )
    return str(path)


def measure(name: str, server: Debrief, pids, folder: Path, against: bool) -> None:
    server.enter()
    begun = time.perf_counter()
    server.fill(REVIEWS)
    rest = time.perf_counter() - begun
    print(f"\n## {name}: {REVIEWS} reviews of 20 kB, made in {rest:.0f} s ({REVIEWS / rest:.0f}/s)\n")
    print(f"start to first answer: {server.start * 1000:.0f} ms; memory now: {resident(server.process.pid):.0f} MB\n")
    _, listed = server.ask("GET", "/api/reviews?limit=200&sort=title", headers=server.bearer)
    uids = [row["uid"] for row in json.loads(listed)["reviews"]]
    print(f"{'':16} {'requests/s':>11} {'p99 ms':>8} {'CPU ms':>8} {'bytes':>7}  of nginx")
    (folder / "files").mkdir(exist_ok=True)
    total = 0
    for title, path, headers, kind in cases(server):
        address = f"http://127.0.0.1:{server.port}" + path.format(uids[0])
        before = ticks(pids())
        seen = wrk(address, headers, script(folder, kind, uids) if kind else None)
        spent = (ticks(pids()) - before) / max(1, seen["count"]) * 1000
        total += seen["count"]
        method, body = ("POST", json.dumps({"event": "x"})) if kind == "append" else ("GET", None)
        _, answer = (
            server.ask(method, path.format(uids[0]), body, headers) if kind != "create" else (None, b"x" * 20_000)
        )
        share = ""
        if against:
            (folder / "files" / "answer").write_bytes(answer)
            with nginx(folder) as url:
                reference = wrk(f"{url}/answer", {})
            share = f"{seen['rate'] / reference['rate']:.3f} (p99 {reference['slowest']:.1f} ms)"
        print(
            f"{title:16} {seen['rate']:>11,.0f} {seen['slowest']:>8.1f} {spent:>8.3f} {len(answer):>7}  {share}",
            flush=True,
        )
    print(f"\nmemory after {total:,} requests: {resident(server.process.pid):.0f} MB")


def main() -> None:
    if NAMES and "requests" not in NAMES:
        return
    binary = sys.argv[1]
    print("# Requests\n")
    print(f"wrk, 2 threads, {CONNECTIONS} connections, {SECONDS} s each; nginx serves the same bytes from a file.")
    folder = Path(tempfile.mkdtemp(prefix="debrief-bench-"))
    folder.chmod(0o755)
    try:
        server = Debrief(binary, ["--data", str(folder / "data")])
        try:
            measure("SQLite", server, lambda: [server.process.pid], folder, True)
        finally:
            server.stop()
        with postgres(folder / "pg") as (address, pid):
            server = Debrief(binary, ["--database", address])
            try:
                measure(
                    "PostgreSQL",
                    server,
                    lambda: [server.process.pid, *children(pid)],
                    folder,
                    False,
                )
            finally:
                server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
