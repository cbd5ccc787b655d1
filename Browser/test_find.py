"""The quick switcher, by keyboard alone and without scripts."""

import re

from playwright.sync_api import expect

from steps import fits, open_first


def test_by_keyboard_alone(any_page, screenshot):
    title = open_first(any_page)
    any_page.goto("/actions")
    any_page.keyboard.press("Control+k")
    find = any_page.get_by_role("dialog", name="Find")
    expect(find.get_by_role("link", name=title)).to_be_visible()
    assert fits(any_page)
    screenshot(any_page, "recent")
    any_page.keyboard.type(title)
    expect(find.get_by_role("heading", name="Reviews")).to_be_visible()
    any_page.keyboard.press("ArrowDown")
    expect(find.get_by_role("link").first).to_be_focused()
    any_page.keyboard.press("ArrowDown")
    expect(find.get_by_role("link").nth(1)).to_be_focused()
    for _ in range(2):
        any_page.keyboard.press("ArrowUp")
    expect(find.get_by_role("searchbox")).to_be_focused()
    any_page.keyboard.press("Enter")
    expect(any_page.get_by_role("heading", level=1)).to_have_text(title)
    any_page.keyboard.press("Control+k")
    expect(find).to_be_visible()
    any_page.keyboard.press("Escape")
    expect(find).to_be_hidden()


def test_pages_and_the_search(page):
    page.goto("/")
    page.get_by_role("link", name="Find").click()
    find = page.get_by_role("dialog", name="Find")
    page.keyboard.type("action")
    expect(find.get_by_role("link", name="My action items")).to_be_visible()
    find.get_by_role("link", name="Search all reviews for “action”").click()
    expect(page).to_have_url(re.compile(r"/reviews\?q=action$"))


def test_an_action_item_by_its_words_and_by_its_key(page):
    page.goto("/actions")
    row = page.locator(".todos tbody tr").first
    words, place = row.locator(".t").inner_text(), row.locator(".sub span").first.inner_text()
    page.keyboard.press("Control+k")
    find = page.get_by_role("dialog", name="Find")
    page.keyboard.type(words)
    expect(find.locator("a[href*='#AI-']").filter(has_text=words)).to_be_visible()
    find.get_by_role("searchbox").fill(" ".join(reversed(place.split(" · "))))
    expect(find.get_by_role("heading").first).to_have_text("Action items")
    expect(find.get_by_role("link").first).to_contain_text(words)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/reviews/\w+#AI-\d+$"))


def test_without_scripts(plain_page):
    plain_page.goto("/")
    plain_page.get_by_role("link", name="Find").click()
    expect(plain_page).to_have_url(re.compile("/reviews#q$"))
    expect(plain_page.get_by_label("Search reviews")).to_be_visible()
