"""Starts a debrief and stops it: what journeys and programs that talk to it stand on.

Nothing is built here: DEBRIEF_BIN names the binary (`make test` sets it), or else ./debrief is taken.
"""

import os
import queue
import re
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from accounts import COOKIE, request

ROOT = Path(__file__).parent.parent
START_LIMIT = 30  # seconds until the server must have printed its address
STOP_LIMIT = 10  # seconds it has to end once it is asked to


def binary_path() -> Path:
    path = Path(os.environ.get("DEBRIEF_BIN", ROOT / "debrief"))
    assert path.is_file(), f"{path} is not there: run 'make build', or name another with DEBRIEF_BIN"
    return path


def load_samples(binary: Path, data: Path) -> Path:
    """Makes a folder with the samples in it."""
    command = [str(binary), "samples", "load", "--data", str(data)]
    subprocess.run(command, check=True, timeout=60, stdin=subprocess.DEVNULL)
    return data


@dataclass
class Server:
    """A running `debrief serve`, its address and the folder of its data."""

    binary: Path
    url: str
    data: Path
    output: list[str] = field(default_factory=list)
    news: threading.Condition = field(default_factory=threading.Condition)  # when a line is added
    sessions: dict[str, str] = field(default_factory=dict)  # by role, the secret of one that is open

    def printed(self, pattern: re.Pattern[str], limit: float = START_LIMIT) -> str:
        """What the server has printed that looks so, or will have within the limit."""
        with self.news:
            found = self.news.wait_for(lambda: pattern.search("".join(self.output)), limit)
        assert found, f"debrief printed no {pattern.pattern}:\n{''.join(self.output)}"
        return found.group()

    def way_in(self) -> str:
        """The link that is printed while nobody has an account."""
        return self.printed(re.compile(r"http://\S+/welcome/\S+"))

    def ask(self, path: str, method: str = "GET", content: bytes | None = None, **headers: str) -> tuple[int, str]:
        """A plain request, as the administrator unless it has an `authorization`; its status and what it answers."""
        if "authorization" not in headers:
            headers |= {"cookie": f"{COOKIE}={self.sessions['administrator']}", "origin": self.url}
        status, _, page = request(self.url, path, method, content, headers)
        return status, page

    def run(self, *arguments: str) -> str:
        """Runs another command of debrief on the same data and gives what it prints."""
        command = [str(self.binary), *arguments, "--data", str(self.data)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL)
        assert done.returncode == 0, f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
        return done.stdout


@contextmanager
def serving(
    binary: Path, data: Path, *options: str, sessions: dict[str, str] | None = None, port: int = 0, **settings: str
) -> Iterator[Server]:
    """Starts `debrief serve` on a port that the system chooses, and stops it at the end.

    `settings` are variables of its environment.
    """
    command = [str(binary), "serve", "--data", str(data), "--port", str(port), *options]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=os.environ | settings,
    )
    lines: queue.Queue[str | None] = queue.Queue()
    output: list[str] = []
    news = threading.Condition()

    def read() -> None:
        for line in process.stdout:
            with news:
                output.append(line)
                news.notify_all()
            lines.put(line)
        lines.put(None)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    try:
        yield Server(binary, address(lines, output), data, output, news, sessions or {})
        assert process.poll() is None, f"debrief ended during the journey ({process.returncode}):\n{''.join(output)}"
    finally:
        process.terminate()
        try:
            process.wait(STOP_LIMIT)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        reader.join(STOP_LIMIT)
        process.stdout.close()


def address(lines: "queue.Queue[str | None]", output: list[str]) -> str:
    """The address that the server prints once it listens."""
    end = time.monotonic() + START_LIMIT
    while True:
        try:
            line = lines.get(timeout=max(0, end - time.monotonic()))
        except queue.Empty:
            pytest.fail(f"debrief printed no address within {START_LIMIT} s:\n{''.join(output)}")
        if line is None:
            pytest.fail(f"debrief ended before it listened:\n{''.join(output)}")
        if found := re.search(r"http://[\w.\[\]:]+:[1-9]\d*", line):
            return found.group()
