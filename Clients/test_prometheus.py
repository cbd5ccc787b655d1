"""A real Prometheus scrapes what Debrief counts."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

LIMIT = 60  # seconds until a scrape must have been seen


@pytest.fixture
def prometheus(api, tmp_path: Path) -> Iterator[httpx.Client]:
    """Scrapes the server each second, with its token, and answers queries."""
    program = shutil.which("prometheus")
    assert program, "prometheus is not installed: apt-get install prometheus"
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    (tmp_path / "token").write_text(api.token)
    (tmp_path / "prometheus.yml").write_text(
        f"""
        global: {{scrape_interval: 1s}}
        scrape_configs:
          - job_name: debrief
            authorization: {{credentials_file: {tmp_path}/token}}
            static_configs: [{{targets: ["{api.server.url.removeprefix("http://")}"]}}]
        """
    )
    process = subprocess.Popen(
        [
            program,
            f"--config.file={tmp_path}/prometheus.yml",
            f"--storage.tsdb.path={tmp_path}/data",
            f"--web.listen-address=127.0.0.1:{port}",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
            yield client
        assert process.poll() is None
    finally:
        process.kill()
        process.wait()


def value(prometheus: httpx.Client, query: str, wanted: float) -> float | None:
    """What the query gives, once it is what is wanted or the time is over."""
    end = time.monotonic() + LIMIT
    seen = None
    while seen != wanted and time.monotonic() < end:
        try:
            answer = prometheus.get("/api/v1/query", params={"query": query})
        except httpx.TransportError:
            continue  # it has not begun to listen
        if answer.status_code == 200:
            found = answer.json()["data"]["result"]
            seen = float(found[0]["value"][1]) if found else None
    return seen


def test_prometheus_reads_what_is_counted(api, prometheus):
    for _ in range(7):
        assert api.get("/api/templates").status_code == 200
    assert api.get("/api/reviews/nobody").status_code == 404
    templates = 'http_requests_total{job="debrief", route="/api/templates", status="200"}'
    assert value(prometheus, templates, 7) == 7
    missing = 'http_requests_total{method="GET", route="/api/reviews/{uid}", status="404"}'
    assert value(prometheus, missing, 1) == 1
    assert value(prometheus, 'http_request_duration_seconds_count{route="/api/templates"}', 7) == 7
    assert value(prometheus, "up", 1) == 1
    assert value(prometheus, "process_resident_memory_bytes > bool 1e6", 1) == 1
