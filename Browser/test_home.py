"""What waits for whoever opens Debrief."""

import pytest
from playwright.sync_api import expect

from accounts import PEOPLE
from steps import fits, open_first, take_first, unique_ids


def test_nothing_waits(any_page, screenshot):
    assert any_page.goto("/").status == 200
    expect(any_page.get_by_role("heading", level=1)).to_have_text(f"Hello, {PEOPLE['administrator'][0]}")
    expect(any_page.get_by_role("heading", name="Nothing waits for you")).to_be_visible()
    expect(any_page.get_by_role("heading", name="Lately published")).to_be_visible()
    expect(any_page.get_by_role("heading", name="Lately read")).to_be_hidden()
    assert fits(any_page)
    screenshot(any_page, "nothing")


def test_an_action_item_is_mine_until_it_is_done(any_page, screenshot):
    words = take_first(any_page)
    any_page.goto("/")
    items = any_page.locator("section", has=any_page.get_by_role("heading", name="Your action items"))
    expect(items.get_by_role("listitem")).to_have_count(1)
    expect(items.get_by_role("link", name=words)).to_be_visible()
    expect(items).to_contain_text("late")
    assert fits(any_page)
    screenshot(any_page, "mine")
    any_page.get_by_role("button", name=f"Done: {words}").click()
    expect(any_page.get_by_role("status")).to_contain_text("The action item is changed.")
    expect(any_page.get_by_role("heading", name="Nothing waits for you")).to_be_visible()


def test_what_was_read_is_told_by_this_browser_alone(page, server, visit):
    title = open_first(page)
    page.goto("/")
    lately = page.locator("section", has=page.get_by_role("heading", name="Lately read"))
    expect(lately.get_by_role("link", name=title)).to_be_visible()
    with visit(server) as other:
        other.goto("/")
        expect(other.get_by_role("heading", name="Lately published")).to_be_visible()
        expect(other.get_by_role("heading", name="Lately read")).to_be_hidden()
    page.locator(".me summary").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in to Debrief")
    assert page.evaluate("localStorage.length") == 0


def test_what_was_read_stays_when_an_item_is_done(page):
    words = take_first(page)
    title = open_first(page)
    page.goto("/")
    page.get_by_role("button", name=f"Done: {words}").click()
    expect(page.get_by_role("status")).to_contain_text("The action item is changed.")
    lately = page.locator("section", has=page.get_by_role("heading", name="Lately read"))
    expect(lately.get_by_role("link", name=title)).to_be_visible()


def test_a_draft_waits_for_its_author(page, server, visit):
    title = open_first(page)
    page.get_by_role("link", name="Write", exact=True).click()
    page.get_by_label("Status", exact=True).first.select_option("Draft")
    page.locator(".rest > summary").click()
    page.get_by_label("Owner", exact=True).first.fill(PEOPLE["responder"][0])
    expect(page.locator("#saves")).to_contain_text("All saved")
    with visit(server, role="responder") as other:
        other.goto("/")
        waiting = other.get_by_role("listitem").filter(has=other.get_by_role("link", name=title)).first
        expect(waiting).to_contain_text("Write")
        waiting.get_by_role("link").click()
        expect(other).to_have_title(f"Writing: {title} · Debrief")


@pytest.mark.parametrize("path", ["/", "/actions", "/actions?as=board"])
@pytest.mark.parametrize("across", [320, 800])
def test_they_fit(page, path, across):
    page.set_viewport_size({"width": across, "height": 800})
    page.goto(path)
    assert fits(page)
    assert unique_ids(page)
