"""The action items of all reviews: found, changed where they stand, kept as a view, and added as one says them."""

import re

from playwright.sync_api import expect

from accounts import PEOPLE
from steps import fits, open_first, take_first


def test_one_is_changed_in_its_place(any_page, screenshot):
    any_page.goto("/actions")
    assert fits(any_page)
    screenshot(any_page, "open")
    count = any_page.locator(".todos tbody tr").count()
    assert count > 3
    words = take_first(any_page)
    row = any_page.locator(".todos tbody tr").first
    row.locator(".change > summary").click()
    assert fits(any_page)
    screenshot(any_page, "change")
    row.get_by_label("Status").select_option("done")
    row.get_by_role("button", name="Save").click()
    expect(any_page.get_by_role("status")).to_contain_text("The action item is changed.")
    expect(any_page.locator(".todos tbody tr")).to_have_count(count - 1)
    any_page.get_by_role("link", name=re.compile("^Done, last 30 days 1$")).click()
    expect(any_page.locator(".todos .t")).to_have_text(words)


def test_what_could_not_be_saved_stays_in_its_form(page):
    page.goto("/actions")
    row = page.locator(".todos tbody tr").first
    row.locator(".change > summary").click()
    row.get_by_label("Owner").fill("Rui Costa")
    page.context.set_offline(True)
    row.get_by_role("button", name="Save").click()
    expect(row.get_by_role("alert")).to_contain_text("Not saved: the server does not answer.")
    expect(row.get_by_label("Owner")).to_have_value("Rui Costa")
    page.context.set_offline(False)
    row.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("The action item is changed.")
    expect(row).to_contain_text("Rui Costa")


def test_without_scripts(plain_page):
    words = take_first(plain_page)
    plain_page.get_by_label("owner", exact=True).select_option("me")
    plain_page.get_by_role("button", name="Apply").click()
    expect(plain_page.locator(".todos .t")).to_have_text(words)
    plain_page.get_by_role("checkbox").check()
    plain_page.get_by_text(re.compile("Won.t do…")).click()
    plain_page.get_by_role("button", name=re.compile("Set to “Won.t do”")).click()
    expect(plain_page.get_by_role("status")).to_contain_text("The action item is changed.")
    expect(plain_page.get_by_role("heading", name="No action item matches")).to_be_visible()


def test_several_at_once(page, screenshot):
    page.goto("/actions")
    bar = page.get_by_role("form", name="Change the chosen items")
    expect(bar).to_be_hidden()
    for number in (0, 2):
        page.locator(".todos [name=item]").nth(number).check()
    expect(bar).to_contain_text("2 chosen")
    screenshot(page, "chosen")
    bar.get_by_label("Owner").fill(PEOPLE["administrator"][0])
    bar.get_by_role("button", name="Set these").click()
    expect(page.get_by_role("status")).to_contain_text("The action items are changed.")
    expect(page.get_by_role("link", name="Mine 2")).to_be_visible()
    # The list works as before after it was changed in its place.
    page.get_by_label("owner", exact=True).select_option("me")
    expect(page.locator(".todos tbody tr")).to_have_count(2)


def test_the_board(any_page, screenshot):
    any_page.goto("/actions")
    any_page.get_by_role("link", name="Board", exact=True).click()
    doing = any_page.get_by_role("region", name="In progress")
    count = doing.get_by_role("listitem").count()
    card = any_page.get_by_role("region", name="Open").get_by_role("listitem").first
    words = card.get_by_role("link").inner_text()
    card.locator("summary").click()
    card.get_by_label("Status").select_option("in-progress")
    card.get_by_role("button", name="Save").click()
    expect(doing.get_by_role("listitem")).to_have_count(count + 1)
    expect(doing.get_by_role("link", name=words)).to_be_visible()
    assert fits(any_page)
    screenshot(any_page, "board")


def test_what_will_not_be_done_says_why(page, screenshot):
    page.goto("/actions?as=board")
    card = page.get_by_role("region", name="Open").get_by_role("listitem").first
    words = card.get_by_role("link").inner_text()
    card.locator("summary").click()
    why = card.get_by_label(re.compile("^Why it won.t be done"))
    expect(why).to_be_hidden()
    card.get_by_label("Status").select_option("wont-do")
    why.fill("The old gate is gone")
    screenshot(page, "why")
    card.get_by_role("button", name="Save").click()
    dropped = page.get_by_role("region", name=re.compile("Won.t do")).get_by_role("link", name=words)
    expect(dropped).to_be_visible()
    dropped.click()
    page.get_by_role("link", name="Write", exact=True).click()
    # A long name is cut.
    page.get_by_role("link", name=f"Edit {words[:40]}").click()
    expect(page.get_by_label("Reason", exact=True)).to_have_value("The old gate is gone")


def test_why_several_will_not_be_done(any_page, screenshot):
    any_page.goto("/actions")
    for number in (0, 1):
        any_page.get_by_role("checkbox").nth(number).check()
    bar = any_page.get_by_role("form", name="Change the chosen items")
    bar.get_by_text(re.compile("^Won.t do…")).click()
    bar.get_by_label(re.compile("^Why it won.t be done")).fill("Another team does it")
    assert fits(any_page)
    screenshot(any_page, "why-several")
    any_page.keyboard.press("Enter")
    expect(any_page.get_by_role("status")).to_contain_text("The action items are changed.")
    any_page.goto("/actions?state=wont-do")
    expect(any_page.locator(".todos tbody tr")).to_have_count(3)


def test_the_highest_priority_first(any_page):
    any_page.goto("/actions")
    if any_page.viewport_size["width"] < 768:
        any_page.get_by_text(re.compile("^Filters")).click()
        any_page.get_by_label("order", exact=True).select_option("priority")
    else:
        any_page.get_by_role("link", name="Priority", exact=True).click()
    expect(any_page).to_have_url(re.compile("sort=priority"))
    said = any_page.locator(".todos [data-l=Priority]").all_text_contents()
    assert said[0] == "P1" and said[-1] == "none" and said == sorted(said)


def test_a_view_of_ones_own(page, server, visit):
    page.goto("/actions?priority=P1")
    page.get_by_text("Save this view").click()
    page.get_by_label("Its name").fill("Urgent")
    page.get_by_role("button", name="Save", exact=True).last.click()
    views = page.get_by_role("navigation", name="Views")
    expect(views.get_by_role("link", name="Urgent")).to_have_attribute("aria-current", "page")
    with visit(server, role="viewer") as other:
        other.goto("/actions")
        expect(other.get_by_role("link", name="Urgent")).to_have_count(0)
        expect(other.get_by_role("checkbox")).to_have_count(0)
    page.get_by_role("button", name="Remove the view “Urgent”").click()
    expect(views.get_by_role("link", name="Urgent")).to_have_count(0)


def test_one_is_added_as_one_says_it(page, screenshot):
    open_first(page)
    page.get_by_role("link", name="Write", exact=True).click()
    page.get_by_label("Add to “Action items”").fill("Add cert expiry alert @rui p1 #prevent")
    page.keyboard.press("Enter")
    opened = page.locator(".opened")
    expect(opened.get_by_label("Owner", exact=True)).to_have_value(PEOPLE["responder"][0])
    expect(opened.get_by_label("Priority", exact=True)).to_have_value("P1")
    expect(opened.get_by_label("Category", exact=True)).to_have_value("Prevention")
    expect(opened.get_by_label("Due", exact=True)).to_have_value("")
    expect(opened).to_contain_text("A guess, by its priority")
    screenshot(page, "guess")
    opened.get_by_role("button", name=re.compile("^Set ")).click()
    expect(opened.get_by_label("Due", exact=True)).not_to_have_value("")
    expect(opened.get_by_text("A guess")).to_have_count(0)
