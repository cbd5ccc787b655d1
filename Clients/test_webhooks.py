"""A program that listens is told of what happens; it proves with the library of Standard Webhooks who told it."""

import shutil
import socket
import time
from collections.abc import Callable, Iterator

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from conftest import Api
from receiver import Receiver, receiving
from serving import serving

PATIENCE = 60  # seconds until what was sent must be noted
EVENTS = ["review.created", "review.changed", "review.removed"]


@pytest.fixture(scope="module")
def near(starting) -> Iterator[Api]:
    """A server that may send to this machine, and that knows its own address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with starting("--webhook-private-addresses", "--url", f"http://127.0.0.1:{port}", port=port) as api:
        yield api


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def subscribe(near: Api, receiver: Receiver) -> Iterator[Callable[..., dict]]:
    """`subscribe("/path")` makes a webhook that leads there; at the end it is gone."""
    made = []

    def subscribe(path: str = "/", events: list[str] = EVENTS) -> dict:
        answer = near.post("/api/webhooks", json={"address": receiver.url + path, "events": events})
        assert answer.status_code == 201, answer.text
        made.append(answer.json()["uid"])
        return answer.json()

    yield subscribe
    for uid in made:
        near.delete(f"/api/webhooks/{uid}")


def create(api: Api, title: str = "Down") -> str:
    answer = api.post("/api/reviews", json={"title": title})
    assert answer.status_code == 201, answer.text
    return answer.json()["uid"]


def noted(api: Api, webhook: dict, state: str) -> list[dict]:
    """The deliveries, once one of them is in that state."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = api.get(f"/api/webhooks/{webhook['uid']}/deliveries").json()["deliveries"]
        if any(delivery["state"] == state for delivery in found):
            return found
    raise AssertionError(f"no delivery is {state}: {found}")


def test_a_message_is_signed_and_thin(near, receiver, subscribe):
    webhook = subscribe()
    uid = create(near, "Canary")
    assert near.patch(f"/api/reviews/{uid}", json={"summary": "Canary sings"}).status_code == 200
    created, changed = receiver.wait(2)
    signed = Webhook(webhook["secret"])
    for message in created, changed:
        assert signed.verify(message.body, message.headers) == message.json
        assert message.headers["webhook-id"] == message.json["id"]
        assert b"anary" not in message.body
    with pytest.raises(WebhookVerificationError):
        signed.verify(changed.body + b" ", changed.headers)
    assert [created.type, changed.type] == ["review.created", "review.changed"]
    data = changed.json["data"]
    assert data["paths"] == ["summary"] and data["door"] == "api" and data["by"] == webhook["account"]
    assert data["review"]["uid"] == uid and data["review"]["version"] == 2
    assert data["review"]["url"] == f"{near.server.url}/reviews/{uid}"
    assert data["review"]["id"] == near.get(f"/api/reviews/{uid}").json()["id"]


def test_both_secrets_sign_while_a_new_one_is_learnt(near, receiver, subscribe):
    old = subscribe()
    new = near.post(f"/api/webhooks/{old['uid']}/secret").json()
    assert old["secret"] != new["secret"]
    assert near.post(f"/api/webhooks/{old['uid']}/test").status_code == 202
    (message,) = receiver.wait(1)
    for secret in old["secret"], new["secret"]:
        assert Webhook(secret).verify(message.body, message.headers)["type"] == "webhook.test"


def test_a_failure_is_tried_again_and_can_be_sent_again(near, receiver, subscribe):
    receiver.answers["/"] = [500]
    webhook = subscribe()
    create(near)
    first, second = receiver.wait(2)
    assert first.body == second.body and first.headers["webhook-id"] == second.headers["webhook-id"]
    Webhook(webhook["secret"]).verify(second.body, second.headers)
    (delivery,) = noted(near, webhook, "delivered")
    assert delivery["tries"] == 2 and delivery["status"] == 204
    path = f"/api/webhooks/{webhook['uid']}/deliveries/{delivery['id']}/again"
    assert near.post(path).status_code == 202
    assert receiver.wait(3)[2].json["id"] == delivery["id"]


def test_gone_pauses_it(near, receiver, subscribe):
    receiver.answers["/"] = [410]
    webhook = subscribe()
    create(near)
    receiver.wait(1)
    (delivery,) = noted(near, webhook, "failed")
    assert delivery["status"] == 410
    assert near.get(f"/api/webhooks/{webhook['uid']}").json()["pause"] == "gone"
    create(near)
    assert len(near.get(f"/api/webhooks/{webhook['uid']}/deliveries").json()["deliveries"]) == 1


def test_no_redirect_is_followed(near, receiver, subscribe):
    receiver.answers["/"] = [302]
    webhook = subscribe()
    create(near)
    receiver.wait(2)  # the second try, which is answered with 204
    (delivery,) = noted(near, webhook, "delivered")
    assert delivery["tries"] == 2
    assert not receiver.at("/elsewhere")


def test_a_slow_receiver_holds_nothing_up(near, receiver, subscribe):
    slow, quick = subscribe("/slow"), subscribe("/")
    first = create(near)
    receiver.wait(1, "/slow")
    # While that one has not answered, edits are saved and others are told.
    assert near.patch(f"/api/reviews/{first}", json={"title": "Up"}).status_code == 200
    assert [message.type for message in receiver.wait(2)] == EVENTS[:2]
    assert len(receiver.at("/slow")) == 1
    assert all(each["state"] == "waiting" for each in noted(near, slow, "waiting"))
    receiver.released.set()
    receiver.wait(2, "/slow")
    assert noted(near, quick, "delivered")


def test_what_the_command_line_does_is_told_too(near, receiver, subscribe):
    subscribe()
    near.server.run("new", "--title", "From the command line")
    uid = create(near)  # another process tells nobody: what it put there goes with the next
    told = {message.json["data"]["door"]: message for message in receiver.wait(2)}
    assert told["api"].json["data"]["review"]["uid"] == uid
    assert "by" not in told["cli"].json["data"]


def test_what_was_under_way_when_the_server_ended_is_sent_by_the_next(binary, samples, tmp_path, receiver):
    data = shutil.copytree(samples, tmp_path / "data")
    with serving(binary, data, "--webhook-private-addresses") as server, Api(server) as api:
        body = {"address": f"{receiver.url}/slow", "events": EVENTS}
        assert api.post("/api/webhooks", json=body).status_code == 201
        create(api)
        receiver.wait(1, "/slow")
    receiver.released.set()
    with serving(binary, data, "--webhook-private-addresses"):
        first, second = receiver.wait(2, "/slow")
    assert first.json["id"] == second.json["id"]


def test_this_machine_is_no_address_unless_that_is_allowed(api, receiver):
    answer = api.post("/api/webhooks", json={"address": receiver.url, "events": EVENTS})
    assert answer.status_code == 422
    # A name tells only when it is looked up.
    address = receiver.url.replace("127.0.0.1", "127.1")
    webhook = api.post("/api/webhooks", json={"address": address, "events": EVENTS})
    assert webhook.status_code == 201, webhook.text
    assert api.post(f"/api/webhooks/{webhook.json()['uid']}/test").status_code == 202
    end = time.monotonic() + PATIENCE
    words = None
    while not words and time.monotonic() < end:
        (delivery,) = api.get(f"/api/webhooks/{webhook.json()['uid']}/deliveries").json()["deliveries"]
        words = delivery.get("words")
    assert words and "127.0.0.1" in words and "its own network" in words
    assert not receiver.messages


def test_the_secret_is_in_no_answer_and_no_line_of_the_log(api):
    body = {"address": "https://nothing.invalid/a-secret-path", "events": EVENTS}
    made = api.post("/api/webhooks", json=body).json()
    near = [api.get(f"/api/webhooks{path}").text for path in ("", f"/{made['uid']}", f"/{made['uid']}/deliveries")]
    log = api.get("/api/audit").text + "".join(api.server.output)
    assert made["uid"] in log
    assert made["secret"] not in "".join(near) + log and "a-secret-path" not in log
