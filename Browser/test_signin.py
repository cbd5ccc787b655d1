"""The first account, signing in and out, and what one is told when it does not work."""

import re

from playwright.sync_api import Page, expect

from accounts import PASSWORD, PEOPLE
from steps import fits, open_first, sign_in, sign_out

NAME, LOGIN = PEOPLE["administrator"]


def is_at_the_door(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in to Debrief")


def is_home(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Hello, {NAME}")


def test_the_first_account(new_server, visit, screenshot):
    with visit(new_server, "narrow", role=None) as page:
        page.goto("/")
        expect(page.get_by_text("Nobody has an account here yet.")).to_be_visible()
        expect(page.get_by_role("button")).to_have_count(0)
        assert fits(page)
        screenshot(page, "nobody-yet")
        link = new_server.way_in()
        page.goto(link)
        expect(page.get_by_text("You are invited as an administrator")).to_be_visible()
        assert fits(page)
        page.get_by_label("Your name").fill(NAME)
        page.get_by_label("E-mail or name to sign in with").fill(LOGIN)
        page.get_by_label("Password").fill("too short")
        page.get_by_role("button", name="Make the account").click()
        expect(page.get_by_role("alert")).to_contain_text("at least 12 characters")
        expect(page.get_by_label("Your name")).to_have_value(NAME)
        screenshot(page, "too-short")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Make the account").click()
        is_home(page)
        expect(page.get_by_role("heading", name="Nothing waits for you")).to_be_visible()
        # The link leads nowhere for whoever comes after.
        page.goto(link)
        expect(page.get_by_role("heading", level=1)).to_have_text("This link leads nowhere any more")
        sign_out(page)
        is_at_the_door(page)
        sign_in(page, LOGIN)
        is_home(page)


def test_in_and_out(any_page, screenshot):
    any_page.goto("/reviews")
    any_page.locator(".me summary").click()
    expect(any_page.locator(".me")).to_contain_text(f"{NAME}, administrator")
    expect(any_page.get_by_role("button", name="Sign out")).to_be_in_viewport(ratio=1)
    assert fits(any_page)
    screenshot(any_page, "menu")
    any_page.get_by_role("button", name="Sign out").click()
    is_at_the_door(any_page)
    assert fits(any_page)
    screenshot(any_page, "door")
    any_page.go_back()
    any_page.reload()
    is_at_the_door(any_page)
    sign_in(any_page, LOGIN)
    expect(any_page.locator(".reviews .t").first).to_be_visible()


def test_back_to_the_page_one_asked_for(page, server, visit):
    open_first(page)
    path = page.url.removeprefix(server.url)
    with visit(server, role=None) as stranger:
        stranger.goto(path + "?source=chat")
        is_at_the_door(stranger)
        sign_in(stranger, LOGIN, "not this one at all")
        expect(stranger.get_by_text("This name and password do not match.")).to_be_visible()
        sign_in(stranger, LOGIN)
        expect(stranger).to_have_url(server.url + path + "?source=chat")


def test_what_one_gets_wrong(stranger_page, screenshot):
    stranger_page.set_viewport_size({"width": 320, "height": 700})
    stranger_page.goto("/signin?back=//elsewhere.example/")
    for login in (LOGIN, "somebody else"):
        sign_in(stranger_page, login, "not this one at all")
        expect(stranger_page.get_by_text("This name and password do not match.", exact=True)).to_be_visible()
    password = stranger_page.get_by_label("Password")
    expect(password).to_have_attribute("aria-invalid", "true")
    expect(password).to_have_accessible_description("This name and password do not match.")
    expect(stranger_page.get_by_label("E-mail or name")).to_have_value("somebody else")
    for count in range(2, 5):
        sign_in(stranger_page, LOGIN, "not this one at all")
        expect(stranger_page.get_by_text(f"This was try {count}; after five there is a pause")).to_be_visible()
    sign_in(stranger_page, LOGIN, "not this one at all")
    expect(stranger_page.get_by_text("There is a pause now")).to_be_visible()
    # Even the right one is not looked at during the pause.
    sign_in(stranger_page, LOGIN)
    expect(stranger_page.get_by_text("The next one is looked at in 1 minute.")).to_be_visible()
    assert fits(stranger_page)
    screenshot(stranger_page, "pause")
    sign_in(stranger_page, PEOPLE["viewer"][1])
    expect(stranger_page).to_have_url(re.compile("127.0.0.1:[0-9]+/$"))


def test_without_scripts(server, visit):
    with visit(server, scripts=False, role=None) as page:
        page.goto("/account")
        sign_in(page, LOGIN)
        expect(page.get_by_role("heading", level=1)).to_have_text("Your account")
        sign_out(page)
        is_at_the_door(page)


def test_by_keyboard_alone(stranger_page):
    stranger_page.goto("/")
    keys = stranger_page.keyboard
    keys.press("Tab")
    expect(stranger_page.get_by_role("link", name="Skip to the content")).to_be_focused()
    keys.press("Tab")
    keys.type(LOGIN)
    keys.press("Tab")
    keys.type(PASSWORD)
    keys.press("Enter")
    is_home(stranger_page)
    menu = stranger_page.locator(".me summary")
    for _ in range(20):
        keys.press("Tab")
        if menu.evaluate("(one) => one === document.activeElement"):
            break
    keys.press("Enter")
    expect(stranger_page.get_by_role("banner").get_by_role("link", name="Your account")).to_be_visible()
    keys.press("Escape")
    expect(stranger_page.get_by_role("banner").get_by_role("link", name="Your account")).to_be_hidden()
    expect(menu).to_be_focused()
    for key in ("Enter", "Tab", "Tab", "Tab", "Enter"):
        keys.press(key)
    is_at_the_door(stranger_page)


def test_a_session_that_was_ended_elsewhere(page, server, visit, screenshot):
    with visit(server, "narrow", role=None) as other:
        other.goto("/signin")
        sign_in(other, LOGIN)
        is_home(other)
        page.goto("/account")
        sessions = page.get_by_role("region", name="Sessions")
        expect(sessions.get_by_text("this one")).to_have_count(1)
        screenshot(page, "sessions")
        sessions.get_by_role("button", name=re.compile("^End the session of Chrome")).click()
        expect(sessions.get_by_role("listitem")).to_have_count(1)
        other.goto("/import")
        is_at_the_door(other)
        assert other.url.endswith("/signin?back=%2Fimport")


def test_ones_own_account(any_page, screenshot):
    any_page.goto("/account")
    assert fits(any_page)
    screenshot(any_page, "account")
    any_page.get_by_label("Other names in reviews").fill("@ada, Ada B.")
    any_page.get_by_role("button", name="Save the names").click()
    expect(any_page.get_by_role("status")).to_have_text("The names are saved.")
    expect(any_page.get_by_label("Other names in reviews")).to_have_value("@ada, Ada B.")


def test_another_password(page):
    page.goto("/account")
    for current in ("not this one at all", PASSWORD):
        page.get_by_label("Current password").fill(current)
        page.get_by_label("New password").fill("nine kites above a harbour")
        page.get_by_role("button", name="Change the password").click()
        if current != PASSWORD:
            expect(page.get_by_role("alert")).to_contain_text("The current password is another one.")
    expect(page.get_by_role("status")).to_contain_text("The password is changed.")
    sign_out(page)
    sign_in(page, LOGIN, "nine kites above a harbour")
    is_home(page)
