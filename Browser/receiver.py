"""A program that is told of what happens: it listens at a port of 127.0.0.1 and answers as a test wants."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PATIENCE = 60  # seconds until a message must have come


@dataclass
class Message:
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict:
        return json.loads(self.body)

    @property
    def type(self) -> str:
        return self.json["type"]


@dataclass
class Receiver:
    url: str = ""
    messages: list[Message] = field(default_factory=list)
    answers: dict[str, list[int]] = field(default_factory=dict)  # by path, the statuses to come; then 204
    news: threading.Condition = field(default_factory=threading.Condition)
    released: threading.Event = field(default_factory=threading.Event)  # what /slow waits for

    def wait(self, count: int, path: str = "/") -> list[Message]:
        """The messages at a path, once there are so many of them."""
        with self.news:
            found = self.news.wait_for(lambda: len(self.at(path)) >= count, PATIENCE)
            assert found, f"{len(self.at(path))} messages came to {path}, not {count}"
            return self.at(path)

    def at(self, path: str) -> list[Message]:
        return [message for message in self.messages if message.path == path]

    def take(self, message: Message) -> int:
        with self.news:
            self.messages.append(message)
            self.news.notify_all()
            waiting = self.answers.get(message.path)
            return waiting.pop(0) if waiting else 204


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = receiver.take(Message(self.path, dict(self.headers.items()), body))
            if self.path == "/slow":
                receiver.released.wait(PATIENCE)
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", f"{receiver.url}/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_POST

        def log_message(self, *_: object) -> None: ...

    class Listener(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None: ...  # who was told to hang up does

    listener = Listener(("127.0.0.1", 0), Handler)
    receiver.url = f"http://127.0.0.1:{listener.server_address[1]}"
    thread = threading.Thread(target=listener.serve_forever, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        receiver.released.set()
        listener.shutdown()
        listener.server_close()
