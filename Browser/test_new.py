"""A review is begun from nothing and written whole: with a pointer, by keyboard alone, without scripts."""

import re

from playwright.sync_api import Page, expect
from test_write import saved

from steps import fits


def begin(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="New review").click()
    page.get_by_label("What happened").fill("The departure boards went blank")


def test_a_whole_review_is_written_from_nothing(page):
    begin(page)
    page.get_by_label("How bad it was").fill("SEV-2")
    page.get_by_label("When it began").fill("2026-03-01 14:05 UTC")
    page.get_by_label("What was affected").fill("boards, announcements")
    page.get_by_label("Its template").select_option("post-mortem")
    page.get_by_role("button", name="Begin the review").click()
    expect(page.get_by_role("status").filter(has_text="The review is begun.")).to_be_visible()
    expect(page).to_have_title(re.compile("Writing: The departure boards went blank"))
    page.locator("[data-field=summary] textarea").fill("The boards showed nothing for **40 minutes**.")
    saved(page)
    for line in ("14:12 UTC first passenger asked", "14:45 UTC service restored: feed restarted"):
        page.get_by_label("Add to “Timeline”").fill(line)
        page.get_by_label("Add to “Timeline”").press("Enter")
        expect(page.locator("li.opened")).to_contain_text(line.split(" UTC ")[1])
    page.get_by_label("Add to “Action items”").fill("Watch the feed's age p1 #detection")
    page.get_by_label("Add to “Action items”").press("Enter")
    expect(page.locator("li.opened [data-field$='.priority'] select")).to_have_value("P1")
    page.locator(".map").first.get_by_role("link", name="Only what is missing").click()
    expect(page.locator("[data-field=summary]")).to_have_count(0)
    expect(page.locator("[data-field='impact.users.count'], [data-field^=impact]").first).to_be_visible()
    page.locator(".map").first.get_by_role("link", name="All fields").click()
    page.get_by_role("button", name="Ask for review").click()
    expect(page.get_by_role("button", name="Publish")).to_be_visible()
    page.get_by_role("button", name="Publish").click()
    page.get_by_role("link", name="Read", exact=True).click()
    expect(page.locator("article")).to_contain_text("40 minutes")
    expect(page.locator("#timeline")).to_contain_text("feed restarted")
    expect(page.locator("#actions")).to_contain_text("Watch the feed's age")
    expect(page.get_by_text("Final", exact=True).first).to_be_visible()
    page.goto("/")
    expect(page.locator("main")).to_contain_text("The departure boards went blank")


def test_the_template_can_be_another(page):
    begin(page)
    page.get_by_role("button", name="Begin the review").click()
    title = page.get_by_label("Title", exact=True)
    expect(title).to_have_value("The departure boards went blank")
    first = page.locator("section.part h2").first.inner_text()
    page.locator(".map").first.get_by_label("In the order of").select_option("executive")
    expect(page.get_by_role("status").filter(has_text="the other template now")).to_be_visible()
    assert page.locator("section.part h2").first.inner_text() != first
    expect(title).to_have_value("The departure boards went blank")


def test_what_cannot_be_read_is_asked_again(any_page):
    begin(any_page)
    any_page.get_by_label("When it began").fill("after lunch")
    any_page.get_by_role("button", name="Begin the review").click()
    expect(any_page.locator("#startedAt-about")).to_contain_text("“after lunch” is no time")
    expect(any_page.get_by_label("What happened")).to_have_value("The departure boards went blank")
    assert fits(any_page)


def test_a_review_is_written_by_keyboard_alone(page):
    page.goto("/reviews/new")

    def to(name: str) -> None:
        """Goes on by Tab to what is called so, as somebody without a pointer."""
        for _ in range(400):
            page.keyboard.press("Tab")
            if page.evaluate(NAME) == name:
                return
        raise AssertionError(f"Tab never comes to {name}")

    to("What happened")
    page.keyboard.type("Nobody could print")
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("^Writing: "))
    page.locator("#main").focus()
    to("Summary")
    page.keyboard.type("The queue was full.")
    saved(page)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    to("Add to “Timeline”")
    page.keyboard.type("09:10 UTC queue emptied")
    page.keyboard.press("Enter")
    expect(page.locator("li.opened")).to_contain_text("queue emptied")
    page.locator("#main").focus()
    to("Ask for review")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Publish")).to_be_visible()
    expect(page.locator("[data-field=summary] textarea")).to_have_value("The queue was full.")


NAME = """() => {
  const one = document.activeElement;
  return one?.getAttribute("aria-label") ?? one?.labels?.[0]?.textContent.trim() ?? one?.textContent.trim() ?? "";
}"""


def test_the_words_of_the_team_are_offered(page):
    page.goto("/vocabulary")
    page.get_by_label("Name of rank 1").fill("SEV-1")
    page.get_by_label("When an incident has rank 1").fill("Everything stands still")
    page.get_by_label("Names of services").fill("boards\nannouncements")
    page.get_by_role("button", name="Save the vocabulary").click()
    expect(page.get_by_role("status")).to_contain_text("The vocabulary is saved.")
    begin(page)
    assert page.get_by_label("How bad it was").evaluate("(one) => one.list.options[0].value") == "SEV-1"
    page.get_by_text("What each means").click()
    expect(page.get_by_role("definition")).to_have_text("Everything stands still")
    page.get_by_label("What was affected").fill("gates")
    page.get_by_text("Choose services").click()
    for name in ("boards", "announcements", "boards"):
        page.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_label("What was affected")).to_have_value("gates, boards, announcements")
    page.get_by_role("button", name="Begin the review").click()
    expect(page.get_by_label("Services", exact=True).first).to_have_value("gates\nboards\nannouncements")


def test_a_private_review_is_begun_without_scripts(visit, server):
    with visit(server, scripts=False) as page:
        page.goto("/reviews/new")
        page.get_by_label("What happened").fill("Keys in a log")
        page.get_by_label("Private: I say who can see it").check()
        page.get_by_role("button", name="Begin the review").click()
        path = page.url.split("/edit")[0]
        page.get_by_label("Summary", exact=True).fill("They were turned.")
        page.get_by_role("button", name="Save").first.click()
        page.get_by_role("link", name="Read", exact=True).click()
        expect(page.locator("article")).to_contain_text("They were turned.")
        expect(page.get_by_text("Private: ")).to_be_visible()
    with visit(server, role="responder") as other:
        assert other.goto(path).status == 404
