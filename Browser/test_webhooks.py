"""An administrator has another program told of what happens, and sees what came of it."""

import re

import pytest
from playwright.sync_api import Page, expect

from receiver import receiving
from steps import fits, unique_ids


@pytest.fixture
def receiver():
    with receiving() as receiver:
        yield receiver


def add(page: Page, address: str) -> str:
    """Adds a webhook by the page; gives its secret."""
    page.goto("/people")
    page.get_by_role("link", name="Webhooks").click()
    page.get_by_role("textbox", name="Address").fill(address)
    page.get_by_label("somebody comments").check()
    page.get_by_role("button", name="Add the webhook").click()
    return page.get_by_role("textbox", name="The secret").input_value()


def open_webhook(page: Page, address: str) -> None:
    page.goto("/people/webhooks")
    page.get_by_role("link", name=address).click()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_it_is_added_tested_changed_paused_and_removed(start, visit, receiver, scripts, screenshot):
    with start("--webhook-private-addresses") as server, visit(server, "narrow", scripts=scripts) as page:
        secret = add(page, receiver.url)
        assert secret.startswith("whsec_")
        open_webhook(page, receiver.url)
        assert secret not in page.content()

        page.get_by_role("button", name="Send a test").click()
        expect(page.get_by_role("status")).to_contain_text("It is on its way.")
        receiver.wait(1)
        expect(look(page, "Delivered: 204")).to_contain_text("webhook.test")
        assert fits(page) and unique_ids(page)
        screenshot(page, "delivered")
        page.get_by_role("button", name=re.compile("^Send webhook.test")).click()
        assert receiver.wait(2)[1].headers["webhook-id"] == receiver.messages[0].headers["webhook-id"]

        page.get_by_label("a review is created").uncheck()
        page.get_by_role("button", name="Save the webhook").click()
        expect(page.get_by_role("status")).to_have_text("The webhook is saved.")
        expect(page.get_by_label("a review is created")).not_to_be_checked()
        expect(page.get_by_label("somebody comments")).to_be_checked()

        page.get_by_role("button", name="Make a new secret").click()
        assert page.get_by_role("textbox", name="The secret").input_value() != secret
        expect(page.get_by_text("The secret before signs until")).to_be_visible()

        open_webhook(page, receiver.url)
        page.get_by_role("button", name="Pause it").click()
        expect(page.get_by_role("alert")).to_contain_text("It is paused.")
        expect(page.get_by_role("button", name="Send a test")).to_have_count(0)
        page.get_by_role("button", name="Let it go on").click()
        expect(page.get_by_role("alert")).to_have_count(0)

        page.get_by_role("button", name="Remove the webhook").click()
        expect(page.get_by_role("status")).to_contain_text("was removed")
        expect(page.get_by_role("link", name=receiver.url)).to_have_count(0)
        page.goto("/people/audit")
        for words in ("Webhook made", "Webhook changed: a new secret", "Webhook removed"):
            expect(page.get_by_role("row", name=re.compile(words)).first).to_be_visible()


def look(page: Page, words: str):
    """The row that says so; what was sent a moment ago is looked for again."""
    row = page.get_by_role("row", name=re.compile(words))
    for _ in range(50):
        if row.count():
            break
        page.get_by_role("link", name="Look again").click()
    return row.first


def test_an_address_near_the_server_is_refused(page, screenshot):
    page.goto("/people/webhooks")
    page.get_by_role("textbox", name="Address").fill("http://169.254.169.254/latest")
    page.get_by_role("button", name="Add the webhook").click()
    expect(page.get_by_role("alert")).to_contain_text("leads to this machine or its own network")
    expect(page.get_by_role("textbox", name="Address")).to_have_value("http://169.254.169.254/latest")
    screenshot(page, "refused")


@pytest.mark.parametrize("across", [320, 390, 800])
def test_they_fit(page, across):
    page.set_viewport_size({"width": across, "height": 800})
    address = "https://" + "very-long-name." * 12 + "example.org/" + "a" * 300
    add(page, address)
    assert fits(page) and unique_ids(page)
    page.goto("/people/webhooks")
    assert fits(page)
