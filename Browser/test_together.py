"""People at one review: what they say about it, who is there, what a field said before."""

import re

from playwright.sync_api import Page, expect
from test_write import saved, write_first

from accounts import PEOPLE
from steps import fits, unique_ids


def say(page: Page, place: str, words: str) -> None:
    page.get_by_role("link", name=f"Comment on {place}", exact=True).click()
    box = page.get_by_label(f"Comment on {place}", exact=True).and_(page.locator("textarea"))
    expect(box).to_be_focused()
    box.fill(words)
    page.locator("form.say", has=box).get_by_role("button", name="Comment").click()


def test_a_question_is_asked_answered_and_settled(page, visit, server):
    path = write_first(page)
    say(page, "Title", "Is that the **right** word?")
    thread = page.locator("[data-field=title] .thread")
    expect(thread).to_contain_text("Is that the right word?")
    expect(thread.locator("strong")).to_have_text("right")
    with visit(server, role="reviewer") as other:
        other.goto(path + "/comments")
        expect(other.get_by_role("link", name="Title", exact=True)).to_be_visible()
        other.get_by_label("Reply").fill(f"It is, @{PEOPLE['administrator'][0]}.")
        other.get_by_role("button", name="Reply").click()
        # It comes to whoever has the page open, and the name is marked.
        expect(thread).to_contain_text("It is, @")
        expect(thread.locator(".spoken")).to_have_text("@" + PEOPLE["administrator"][0])
        other.get_by_role("button", name="Settle").click()
        expect(other.get_by_text("Settled by")).to_be_visible()
    expect(page.locator("[data-field=title] details.settled")).to_be_visible()
    page.reload()
    expect(page.get_by_role("link", name="Comments", exact=True)).to_be_visible()


def test_what_is_not_sent_yet_stays_when_others_say_something(page, visit, server):
    path = write_first(page)
    say(page, "Title", "First")
    reply = page.locator("[data-field=title]").get_by_label("Reply")
    reply.fill("Still thinking")
    with visit(server, role="reviewer") as other:
        other.goto(path + "/edit")
        say(other, "Summary", "Second")
        expect(page.locator("[data-field=summary] .thread")).to_contain_text("Second")
    expect(reply).to_have_value("Still thinking")


def test_an_entry_is_spoken_of(any_page):
    write_first(any_page)
    entry = any_page.locator("#field-timeline .entries > li").first
    entry.get_by_role("link", name=re.compile("^Comment on ")).click()
    entry.locator(".say textarea").fill("Who saw that?")
    entry.locator(".say").get_by_role("button").click()
    expect(entry.locator(".thread")).to_contain_text("Who saw that?")
    assert fits(any_page)
    assert unique_ids(any_page)


def test_without_scripts_comments_are_forms(visit, server):
    with visit(server, scripts=False) as page:
        path = write_first(page)
        page.goto(path + "/comments")
        page.get_by_label("Comment on the review as a whole").fill("Well done")
        page.get_by_role("button", name="Comment", exact=True).click()
        expect(page.locator(".thread")).to_contain_text("Well done")
        page.get_by_role("button", name="Settle").click()
        expect(page.get_by_text("Settled by")).to_be_visible()
        page.locator("summary", has_text="Settled by").click()
        page.get_by_role("button", name=re.compile("^Remove what")).click()
        expect(page.get_by_text("Nobody has said anything yet.")).to_be_visible()


def test_who_is_there_is_shown_where(page, visit, server):
    path = write_first(page)
    with visit(server, role="responder") as other:
        other.goto(path + "/edit")
        other.get_by_label("Title", exact=True).focus()
        name = PEOPLE["responder"][0]
        expect(page.locator("#here")).to_contain_text(f"{name}, in Title")
        expect(page.locator("[data-field=title]")).to_contain_text(f"{name} is writing")
        expect(page.locator("[data-field=title] .val.theirs")).to_be_visible()
    # Whoever leaves is gone at once.
    expect(page.locator("#here")).to_be_empty()


def test_a_field_says_again_what_it_said(page):
    write_first(page)
    title = page.get_by_label("Title", exact=True)
    before = title.input_value()
    title.fill("Something else")
    saved(page)
    page.get_by_role("link", name="History of Title").click()
    expect(page.get_by_text("Of “Title” alone.")).to_be_visible()
    expect(page.locator(".story > li").first).to_contain_text("Something else")
    page.get_by_role("button", name=re.compile("^Put back what it said before")).first.click()
    expect(page.get_by_role("status")).to_contain_text("says again what it said then")
    page.go_back()
    page.go_back()
    page.reload()
    expect(title).to_have_value(before)
