"""The review meeting: part by part, and what is said goes into the review."""

import re

import pytest
from playwright.sync_api import expect

from accounts import COOKIE, request
from steps import fits, open_first


def open_meeting(page) -> str:
    open_first(page)
    address = page.url
    page.get_by_role("link", name="Meeting", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Agenda")
    return address


def test_part_by_part(any_page):
    open_meeting(any_page)
    assert fits(any_page)
    any_page.get_by_role("link", name=re.compile("^Next: ")).click()
    expect(any_page.get_by_role("heading", level=1)).to_have_text("Summary")
    any_page.keyboard.press("ArrowRight")
    expect(any_page.get_by_role("heading", level=1)).to_have_text("Impact")
    any_page.keyboard.press("ArrowLeft")
    expect(any_page.get_by_role("heading", level=1)).to_have_text("Summary")
    # In a field the arrows move in what is typed.
    any_page.get_by_label("A decision").fill("one")
    any_page.keyboard.press("ArrowRight")
    expect(any_page.get_by_role("heading", level=1)).to_have_text("Summary")
    any_page.get_by_role("navigation", name="Parts").get_by_role("link", name="What was decided", exact=True).click()
    expect(any_page.get_by_role("link", name=re.compile("^Next: "))).to_have_count(0)
    assert fits(any_page)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_what_is_said_is_kept(server, visit, scripts):
    with visit(server, "wide", scripts=scripts) as page:
        address = open_meeting(page)
        page.get_by_role("link", name=re.compile("^Next: ")).click()
        for label, noun, words in (
            ("A decision", "decision", "The retry has a ceiling from now on"),
            ("An open question", "open question", "Who else reads this queue?"),
            ("An action item", "action item", "Say the ceiling in the runbook"),
        ):
            page.get_by_label(label, exact=True).fill(words)
            page.get_by_role("button", name=f"Add the {noun}", exact=True).click()
            expect(page.get_by_role("heading", level=1)).to_have_text("Summary")
            expect(page.locator(".noting")).to_contain_text(words)
        page.goto(address)
        expect(page.locator("#meeting")).to_contain_text("The retry has a ceiling from now on")
        expect(page.locator("#open-questions")).to_contain_text("Who else reads this queue?")
        expect(page.locator("#actions")).to_contain_text("Say the ceiling in the runbook")


def test_the_clock_goes_on_from_part_to_part(page):
    page.clock.install()
    open_meeting(page)
    page.get_by_role("button", name="Start the clock").click()
    page.clock.fast_forward(65_000)
    expect(page.get_by_role("timer")).to_contain_text("1:05")
    page.get_by_role("link", name=re.compile("^Next: ")).click()
    expect(page.get_by_role("timer")).to_contain_text(re.compile("^1:0"))
    page.get_by_role("button", name="Pause").click()
    said = page.get_by_role("timer").inner_text()
    page.clock.fast_forward(60_000)
    expect(page.get_by_role("timer")).to_have_text(said)
    expect(page.get_by_role("button", name="Go on")).to_be_visible()


def test_who_may_not_write_only_reads(server, visit):
    with visit(server, role="viewer") as page:
        open_meeting(page)
        expect(page.get_by_role("heading", name="Write down")).to_have_count(0)
        path = page.url.split("?")[0].removeprefix(server.url)
    cookie = {"cookie": f"{COOKIE}={server.sessions['viewer']}", "origin": server.url}
    kind = {"content-type": "application/x-www-form-urlencoded"}
    status, _, _ = request(server.url, path, "POST", b"kind=decision&words=x", cookie | kind)
    assert status == 403
