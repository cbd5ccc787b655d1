"""A client that openapi-python-client makes of the API's description writes, changes and reads a whole review."""

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from conftest import Api
from whole import ADDRESSES, KEPT, whole

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def debrief(api: Api, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The generated package; a warning, as of an operation that is left out, ends the generator with an error."""
    folder = tmp_path_factory.mktemp("generated")
    (folder / "openapi.json").write_bytes(api.get("/api/openapi.json").content)
    command = [Path(sys.executable).with_name("openapi-python-client"), "generate", "--meta", "none"]
    options = ["--path", "openapi.json", "--output-path", "debrief_client", "--fail-on-warning"]
    config = ["--config", HERE / "openapi-python-client.yml"]
    made = subprocess.run([*command, *options, *config], cwd=folder, capture_output=True, text=True, timeout=120)
    assert made.returncode == 0, made.stdout + made.stderr
    assert "WARNING" not in made.stdout + made.stderr
    sys.path.insert(0, str(folder))
    try:
        yield importlib.import_module("debrief_client")
    finally:
        sys.path.remove(str(folder))


class Caller:
    """`caller("get_review", uid)` calls the operation and gives what it answers, read by the generated code."""

    def __init__(self, debrief: ModuleType, api: Api) -> None:
        self.models = importlib.import_module("debrief_client.models")
        self.types = importlib.import_module("debrief_client.types")
        self.client = debrief.AuthenticatedClient(base_url=api.server.url, token=api.token, timeout=60)

    def __call__(self, operation: str, *parts: str, expecting: int = 200, **values: Any) -> Any:
        module = importlib.import_module(f"debrief_client.api.default.{operation}")
        response = module.sync_detailed(*parts, client=self.client, **values)
        assert response.status_code == expecting, response.content
        return response.parsed


@pytest.fixture
def call(debrief: ModuleType, api: Api) -> Iterator[Caller]:
    caller = Caller(debrief, api)
    with caller.client:
        yield caller


def without_addresses(value: Any) -> Any:
    match value:
        case dict():
            return {name: without_addresses(inner) for name, inner in value.items() if name not in ADDRESSES}
        case list():
            return [without_addresses(inner) for inner in value]
    return value


def stated(review: dict[str, Any]) -> dict[str, Any]:
    """What somebody wrote in it: without what Debrief keeps, gives and computes."""
    mine = {name: value for name, value in review.items() if name not in KEPT}
    for measure in mine.get("measures", {}).values():
        for name in ("minutes", "latest", "from", "to", "gap"):
            measure.pop(name, None)
    return {name: value if name == "id" else without_addresses(value) for name, value in mine.items()}


def test_every_operation_has_a_function(debrief: ModuleType, api: Api) -> None:
    paths = api.get("/api/openapi.json").json()["paths"]
    known = sum(len(operations) for operations in paths.values())
    folder = Path(debrief.__file__).parent / "api" / "default"
    assert len([file for file in folder.glob("*.py") if file.name != "__init__.py"]) == known


def test_a_whole_review_is_read_as_it_was_written(call: Caller, api: Api) -> None:
    written = whole(api.get("/api/openapi.json").json())
    made = call("create_review", body=call.models.SentReview.from_dict(written), expecting=201)
    read = call("get_review", made.uid)
    assert read == made
    assert stated(read.to_dict()) == stated(written)
    assert stated(api.get(f"/api/reviews/{made.uid}").json()) == stated(written)


def test_a_patch_changes_what_it_names_and_nothing_else(call: Caller) -> None:
    sent = {"title": "Checkout was slow", "summary": "A queue filled up.", "severity": "SEV-2", "services": ["cart"]}
    made = call("create_review", body=call.models.SentReview.from_dict(sent), expecting=201)
    patch = call.models.ReviewPatch.from_dict(
        {"title": "Checkout stood still", "summary": None, "timeline": {"new-1": {"at": "2026-03-17T14:02Z"}}}
    )
    changed = call("change_review", made.uid, body=patch, if_match='"1"')
    assert changed == call("get_review", made.uid)
    assert changed.title == "Checkout stood still"
    assert isinstance(changed.summary, call.types.Unset)
    assert (changed.severity, changed.services) == (made.severity, made.services)
    assert [entry.at.at for entry in changed.timeline] == ["2026-03-17T14:02Z"]
    problem = call("change_review", made.uid, body=patch, if_match='"1"', expecting=412)
    assert problem.status == 412


@pytest.mark.parametrize(
    ("one", "field", "first", "second", "change"),
    [
        (
            "TimelineEntry",
            "timeline",
            {"at": "2026-03-17T14:02Z", "event": "The queue filled up", "owner": "Ada"},
            {"at": {"at": "2026-03-17T13:58Z", "latest": "2026-03-17T14:00Z"}, "event": "A deploy", "after": None},
            {"event": "A deploy of the cart", "owner": {"name": "Grace"}},
        ),
        (
            "ActionItem",
            "actions",
            {"action": "Limit the queue", "owner": {"name": "Ada"}, "due": "2026-04-02", "priority": "P1"},
            {"action": "Warn before it is full", "after": None},
            {"status": "done", "doneAt": "2026-04-01"},
        ),
    ],
)
def test_elements_are_added_changed_and_removed(
    call: Caller, one: str, field: str, first: dict, second: dict, change: dict
) -> None:
    snake = {"TimelineEntry": "timeline_entry", "ActionItem": "action_item"}[one]
    new, patch = getattr(call.models, f"New{one}"), getattr(call.models, f"{one}Patch")
    uid = call("create_review", body=call.models.SentReview(title=f"With {field}"), expecting=201).uid

    behind = call(f"add_{snake}", uid, body=new.from_dict(first), expecting=201)
    before = call(f"add_{snake}", uid, body=new.from_dict(second), expecting=201)
    assert getattr(call(f"list_{snake}", uid), field) == [before, behind]
    assert getattr(call("get_review", uid), field) == [before, behind]

    changed = call(f"change_{snake}", uid, before.id, body=patch.from_dict(change))
    assert call(f"get_{snake}", uid, before.id) == changed
    assert change.items() <= changed.to_dict().items()

    call(f"remove_{snake}", uid, behind.id, expecting=204)
    assert getattr(call(f"list_{snake}", uid), field) == [changed]
    call(f"get_{snake}", uid, behind.id, expecting=404)


def test_a_document_is_read_and_rendered(call: Caller, api: Api) -> None:
    text = "# Incident\n\n- **Severity**: SEV-2\n"
    uid = call("create_review", body=call.models.SentReview(title="As a document"), expecting=201).uid
    document = call("render_review", uid, "incident-review")
    assert "As a document" in document.decode()
    file = call.types.File(payload=document)
    read = call("parse", body=file, template="incident-review")
    assert read.review.title == "As a document"
    imported = call("import_document", body=call.types.File(payload=text.encode()), name="incident.md")
    assert imported.result == "created"
