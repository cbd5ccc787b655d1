"""Signing in at a real OpenID provider: there and back, roles by group, signing out, answers that come again."""

import socket
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from conftest import Server, serving
from provider import Provider, User, running
from steps import fits

CALLBACK = "/signin/openid/callback"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@pytest.fixture
def provider(request) -> Iterator[tuple[Provider, int]]:
    """A provider, and the port that a Debrief has to have whom it sends people back to."""
    port = free_port()
    home = f"http://127.0.0.1:{port}"
    with running([home + CALLBACK], [home + "/signin"]) as provider:
        yield provider, port


@pytest.fixture
def joined(provider, binary, tmp_path) -> Iterator[tuple[Server, Provider]]:
    """A new Debrief that knows the provider."""
    known, port = provider
    settings = {
        "DEBRIEF_OPENID_ISSUER": known.issuer,
        "DEBRIEF_OPENID_CLIENT": known.client_id,
        "DEBRIEF_OPENID_SECRET": known.client_secret,
        "DEBRIEF_OPENID_ROLES": "debrief-admins:administrator,engineers:responder",
    }
    with serving(binary, tmp_path / "data", port=port, **settings) as server:
        yield server, known


def sign_in(page: Page, user: User, comes_to: str = "Reviews") -> None:
    """One comes back to the page that one had asked for."""
    page.get_by_role("link", name="Continue with your company account").click()
    page.locator("[name=login]").fill(user.name)
    page.keyboard.press("Enter")
    page.locator("[name=password]").fill(user.password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(comes_to)


def test_the_way_there_and_back(joined, visit, screenshot):
    server, provider = joined
    with visit(server, "narrow", role=None) as page:
        page.goto("/import")
        screenshot(page, "door")
        assert fits(page)
        page.goto("/reviews")
        sign_in(page, provider.admin)
        page.goto("/account")
        expect(page.get_by_label("Name", exact=True)).to_have_value(provider.admin.full_name)
        # A group of the provider made this an administrator.
        page.goto("/people")
        expect(page.get_by_role("heading", level=1)).to_have_text("People")
        page.locator(".me summary").click()
        page.get_by_role("button", name="Sign out").click()
        # By way of the provider, where the session has ended, too.
        expect(page.get_by_role("heading", level=1)).to_have_text("Sign in to Debrief")
        page.get_by_role("link", name="Continue with your company account").click()
        expect(page.locator("[name=login]")).to_be_visible()


def test_roles_by_group(joined, visit):
    server, provider = joined
    with visit(server, role=None) as page:
        page.goto("/import")
        sign_in(page, provider.engineer, "Import")
        assert page.goto("/people").status == 403
        assert page.goto("/import").status == 200


def test_an_answer_counts_once_and_in_the_browser_that_asked(joined, visit):
    server, provider = joined
    answers: list[str] = []
    with visit(server, role=None) as page, visit(server, role=None) as other:
        page.on(
            "request",
            lambda request: answers.append(request.url) if request.url.startswith(server.url + CALLBACK) else None,
        )
        page.goto("/reviews")
        sign_in(page, provider.engineer)
        assert len(answers) == 1
        for browser in (page, other):
            assert browser.goto(answers[0]).status == 400
            expect(browser.get_by_role("heading", level=1)).to_have_text("Signing in was not begun here")
        other.goto("/reviews")
        expect(other.get_by_role("heading", level=1)).to_have_text("Sign in to Debrief")
        # What was never begun, and what the provider refused.
        assert other.goto(f"{CALLBACK}?code=x&state=y").status == 400
        assert other.goto(f"{CALLBACK}?error=access_denied").status == 400
