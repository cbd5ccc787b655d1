"""schemathesis asks every operation of the API for what its description allows and for what it forbids.

All its checks are on. schemathesis.toml says what besides is a right answer, and why; `followReview` alone is left out.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Api

HERE = Path(__file__).parent
LIMIT = 240  # seconds until it is given up; it takes about a minute
FAST = {"DEBRIEF_RATE_ACCOUNT": "1000000", "DEBRIEF_RATE_TOKEN": "1000000"}  # else most answers would be 429


@pytest.fixture(scope="module")
def fuzzed(starting, tmp_path_factory: pytest.TempPathFactory) -> tuple[Api, subprocess.CompletedProcess[str]]:
    folder = tmp_path_factory.mktemp("schemathesis")  # it remembers failures where it runs
    with starting("--log-level", "warning", **FAST) as api:
        command = [Path(sys.executable).with_name("schemathesis"), "--config-file", HERE / "schemathesis.toml", "run"]
        options = [f"{api.server.url}/api/openapi.json", "--header", f"Authorization: Bearer {api.token}", "--no-color"]
        environment = {**os.environ, "PYTHONPATH": str(HERE), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "120"}
        yield (
            api,
            subprocess.run(
                [*command, *options], cwd=folder, env=environment, capture_output=True, text=True, timeout=LIMIT
            ),
        )


def test_every_operation_does_what_its_description_says(fuzzed) -> None:
    _, run = fuzzed
    report = run.stdout + run.stderr
    assert run.returncode == 0, report
    operations = re.search(r"Selected: (\d+)/(\d+)\s+Tested: (\d+)", report)
    assert operations, report
    selected, known, tested = map(int, operations.groups())
    assert tested == selected == known - 1  # followReview
    cases = re.search(r"(\d+) generated", report)
    assert cases and int(cases[1]) > 5000, report
    for phase in ("Examples", "Coverage", "Fuzzing", "Stateful"):
        assert re.search(rf"✅ {phase}\n", report), report
    assert "Rate limited" not in report
    print(report[report.index("= SUMMARY =") :])


def test_the_server_goes_on_as_before(fuzzed) -> None:
    api, _ = fuzzed
    assert api.get("/healthz").text == "ok\n"
    assert api.get("/api/reviews", params={"limit": 200}).status_code == 200
    assert not [line for line in api.server.output if "failed" in line or "Fatal" in line]


def test_what_is_kept_is_whole(fuzzed) -> None:
    api, _ = fuzzed
    assert api.server.run("doctor") == "Everything is as it should be.\n"
    assert api.server.run("verify")
