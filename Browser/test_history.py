"""What happened to a review: its versions, the way back, removal, and news of changes while one reads."""

import re
from urllib.parse import urlparse

from playwright.sync_api import expect

from steps import fits, open_first


def test_history_and_the_way_back(any_page, server, screenshot):
    open_first(any_page)
    path = urlparse(any_page.url).path
    status, _ = server.ask(path + "/attachments/worker.log", "PUT", b"stopped\n")
    assert status == 201
    any_page.reload()
    any_page.get_by_role("link", name="History, version 2").click()
    expect(any_page.get_by_role("heading", name="Version 2")).to_be_visible()
    expect(any_page.locator("#v2")).to_contain_text("Attachments: added")
    assert fits(any_page)
    screenshot(any_page, "history")
    any_page.get_by_role("link", name="See version 1").click()
    banner = any_page.get_by_role("note").filter(has_text="This is version 1 of 2, as it was on")
    expect(banner).to_be_visible()
    expect(any_page.get_by_role("button", name="Attach")).to_have_count(0)
    assert fits(any_page)
    screenshot(any_page, "earlier")
    any_page.get_by_role("button", name="Put back to this version").click()
    expect(any_page.get_by_text("The review says again what that version said.")).to_be_visible()
    expect(any_page.get_by_role("link", name="History, version 3")).to_be_visible()
    expect(any_page.get_by_role("link", name="Download worker.log")).to_have_count(0)


def test_removed_and_brought_back(any_page, screenshot):
    title = open_first(any_page)
    any_page.get_by_role("link", name="Remove this review").click()
    expect(any_page.get_by_role("heading", level=1)).to_have_text("Remove this review?")
    assert fits(any_page)
    any_page.get_by_role("button", name="Remove the review").click()
    expect(any_page).to_have_url(re.compile("/reviews/removed"))
    expect(any_page.get_by_text("erased on")).to_be_visible()
    assert fits(any_page)
    screenshot(any_page, "removed")
    any_page.get_by_role("button", name="Bring back " + title).click()
    expect(any_page.get_by_text("The review is back")).to_be_visible()
    expect(any_page.get_by_role("heading", level=1)).to_have_text(title)


def test_two_readers_hear_of_a_change(server, visit, screenshot):
    with visit(server, "wide") as one, visit(server, "narrow", "dark") as other:
        open_first(one)
        address = one.url
        other.goto(address)
        for page in (one, other):
            expect(page.locator("[data-listens]")).to_have_count(1)
        one.get_by_label("Attach a file").set_input_files({"name": "a.log", "mimeType": "text/plain", "buffer": b"a\n"})
        one.get_by_role("button", name="Attach", exact=True).click()
        notice = other.locator("[aria-live=polite]").filter(has_text="This review has changed.")
        expect(notice).to_be_visible()
        expect(other.get_by_role("link", name="Download a.log")).to_have_count(0)
        assert fits(other)
        screenshot(other, "notice")
        notice.get_by_role("link", name="Show the new version").click()
        expect(other.get_by_role("link", name="Download a.log")).to_have_count(1)
        expect(other.get_by_text("This review has changed.")).to_have_count(0)
