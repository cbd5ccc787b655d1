"""Light, dark, or as the system has it."""

from playwright.sync_api import Page, expect


def ground(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")


def test_the_choice_stays(page):
    page.goto("/reviews")
    light = ground(page)
    page.locator(".me summary").click()
    with page.expect_response("**/theme"):
        page.get_by_text("Dark", exact=True).click()
    assert ground(page) != light
    page.goto("/import")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.locator(".me summary").click()
    with page.expect_response("**/theme"):
        page.get_by_text("System", exact=True).click()
    page.reload()
    assert ground(page) == light


def test_without_scripts(plain_page):
    plain_page.goto("/import")
    plain_page.locator(".me summary").click()
    plain_page.get_by_text("Dark", exact=True).click()
    plain_page.get_by_role("button", name="Apply").click()
    expect(plain_page.locator("html")).to_have_attribute("data-theme", "dark")
    assert plain_page.url.endswith("/import")
