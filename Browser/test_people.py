"""An administrator looks after accounts: invitations, roles, groups, services, and the log of it all."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from accounts import PASSWORD, PEOPLE
from steps import fits, sign_in, unique_ids


def open_person(page: Page, name: str) -> None:
    page.goto("/people")
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_invite_change_and_switch_off(page, server, visit, screenshot):
    page.goto("/people")
    page.get_by_label("Role").first.select_option("responder")
    page.get_by_role("button", name="Make a link").click()
    link = page.get_by_label("The link").input_value()
    assert link.startswith(server.url + "/welcome/")
    screenshot(page, "link")
    with visit(server, "narrow", role=None) as other:
        other.goto(link)
        expect(other.get_by_text("You are invited as a responder")).to_be_visible()
        other.get_by_label("Your name").fill("Nils Öhman")
        other.get_by_label("E-mail or name to sign in with").fill("nils")
        other.get_by_label("Password").fill(PASSWORD)
        other.get_by_role("button", name="Make the account").click()
        expect(other.get_by_role("link", name="Import")).to_be_visible()
        assert other.goto("/people").status == 403
        expect(other.get_by_role("heading", level=1)).to_have_text("Your role does not allow this")

        open_person(page, "Nils Öhman")
        page.get_by_label("Role").select_option("viewer")
        page.get_by_role("button", name="Save the account").click()
        expect(page.get_by_role("status")).to_have_text("The account is saved.")
        other.goto("/reviews")
        expect(other.get_by_role("link", name="Import")).to_have_count(0)
        assert other.goto("/import").status == 403

        page.get_by_label("State").select_option("off")
        page.get_by_role("button", name="Save the account").click()
        expect(page.get_by_text("Signs in as nils, switched off")).to_be_visible()
        other.goto("/reviews")
        sign_in(other, "nils")
        expect(other.get_by_text("This account is switched off.")).to_be_visible()
        page.goto("/people")
        expect(page.get_by_role("row", name=re.compile("Nils Öhman"))).to_contain_text("switched off")


def test_a_link_for_a_new_password(page, server, visit):
    open_person(page, PEOPLE["responder"][0])
    page.get_by_role("button", name="Make a link for a new password").click()
    link = page.get_by_label("The link").input_value()
    with visit(server, role="responder") as old, visit(server, role=None) as new:
        old.goto("/reviews")
        expect(old.get_by_role("heading", level=1)).to_have_text("Reviews")
        new.goto(link)
        expect(new.get_by_role("heading", level=1)).to_have_text("Set a new password")
        new.get_by_label("Password").fill("nine kites above a harbour")
        new.get_by_role("button", name="Set the password").click()
        expect(new.get_by_role("heading", level=1)).to_have_text(f"Hello, {PEOPLE['responder'][0]}")
        old.goto("/reviews")
        expect(old.get_by_role("heading", level=1)).to_have_text("Sign in to Debrief")


def test_the_last_administrator_stays(page):
    open_person(page, PEOPLE["administrator"][0])
    page.get_by_label("Role").select_option("viewer")
    page.get_by_role("button", name="Save the account").click()
    expect(page.get_by_role("alert")).to_contain_text("make another administrator first")


def test_groups(any_page, screenshot):
    any_page.goto("/people")
    groups = any_page.get_by_role("region", name="Groups")
    groups.get_by_label("A new group").fill("Security")
    groups.get_by_role("button", name="Add the group").click()
    expect(groups.get_by_text("Nobody is in it yet.")).to_be_visible()
    for role in ("responder", "viewer"):
        groups.get_by_label("Add to Security").select_option(PEOPLE[role][0])
        groups.get_by_role("button", name="Add to the group Security").click()
        expect(any_page.get_by_role("row", name=re.compile(PEOPLE[role][0]))).to_contain_text("Security")
    assert fits(any_page)
    screenshot(any_page, "groups")
    groups.get_by_role("button", name="Take Vera Holm out of Security").click()
    expect(any_page.get_by_role("row", name=re.compile("Vera Holm"))).to_contain_text("none")
    groups.get_by_role("button", name="Remove the group Security").click()
    expect(groups.get_by_role("listitem")).to_have_count(0)


def test_a_service_and_its_token(page, server, screenshot):
    page.goto("/people")
    services = page.get_by_role("region", name="Add a service account")
    services.get_by_label("Name").fill("Paging robot")
    services.get_by_label("Role").select_option("responder")
    services.get_by_role("button", name="Add the account").click()
    open_person(page, "Paging robot")
    assert unique_ids(page)
    page.get_by_label("A new token for").fill("pager")
    page.get_by_role("button", name="Make the token").click()
    token = page.get_by_label("The new token").input_value()
    screenshot(page, "token")
    page.goto(page.url.removesuffix("/tokens"))
    expect(page.get_by_label("The new token")).to_have_count(0)
    assert token not in page.content()

    status, words = server.ask("/reviews", authorization=f"Bearer {token}")
    assert status == 200 and "Reviews" in words
    assert server.ask("/import", authorization=f"Bearer {token}")[0] == 403  # It may only read.
    assert server.ask("/people", authorization=f"Bearer {token}")[0] == 403
    assert server.ask("/reviews", authorization="Bearer debrief_nonsense")[0] == 401
    page.reload()
    expect(page.get_by_text("may read reviews")).to_contain_text("last used")
    page.get_by_role("button", name="Revoke pager").click()
    expect(page.get_by_role("button", name="Revoke pager")).to_have_count(0)
    assert server.ask("/reviews", authorization=f"Bearer {token}")[0] == 401
    page.goto("/people/audit")
    for words in ("Token made", "Token used", "Token revoked", "Account created: service, role responder"):
        expect(page.get_by_role("row", name=re.compile(words)).first).to_contain_text("Paging robot")


def test_what_is_kept_is_exported_and_erased(any_page, server, visit, screenshot):
    name = PEOPLE["reviewer"][0]
    with visit(server, role="reviewer") as own:
        own.goto("/account")
        with own.expect_download() as begun:
            own.get_by_role("link", name="Export as JSON").click()
        assert json.loads(begun.value.path().read_text())["account"]["name"] == name
    open_person(any_page, name)
    with any_page.expect_download() as begun:
        any_page.get_by_role("link", name="Export as JSON").click()
    assert json.loads(begun.value.path().read_text())["account"]["login"] == PEOPLE["reviewer"][1]
    any_page.get_by_role("link", name="Erase this person").click()
    expect(any_page.get_by_role("heading", level=1)).to_have_text(f"Erase {name}?")
    assert fits(any_page)
    assert unique_ids(any_page)
    screenshot(any_page, "question")
    any_page.get_by_role("link", name="Keep the account").click()
    any_page.get_by_role("link", name="Erase this person").click()
    any_page.get_by_label(f"Instead of {name}").fill("Reviewer 1")
    any_page.get_by_role("button", name="Erase this person").click()
    expect(any_page.get_by_role("status")).to_contain_text("The person is erased")
    expect(any_page.get_by_role("link", name=name)).to_have_count(0)
    any_page.goto("/people/audit")
    expect(any_page.get_by_role("row", name=re.compile("Person erased"))).to_have_count(1)
    expect(any_page.get_by_text(name)).to_have_count(0)


@pytest.mark.parametrize("path", ["/people", "/people/audit", "/people/private", "/account"])
@pytest.mark.parametrize("across", [320, 390, 800])
def test_they_fit(page, path, across):
    page.set_viewport_size({"width": across, "height": 800})
    page.goto(path)
    assert fits(page)
    assert unique_ids(page)
