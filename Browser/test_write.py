"""A review is written in its page: fields, entries, two people at once, a while without a connection."""

import re
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Page, expect

from steps import fits, open_first, unique_ids


def write_first(page: Page) -> str:
    """Opens the first review to write in; gives its path."""
    open_first(page)
    path = urlparse(page.url).path
    page.get_by_role("link", name="Write", exact=True).click()
    expect(page).to_have_title(re.compile("^Writing: "))
    return path


def saved(page: Page) -> None:
    expect(page.locator("#saves")).to_contain_text("All saved")


def test_every_field_is_there_and_fits(any_page, screenshot):
    write_first(any_page)
    assert any_page.locator("[data-field]").count() > 60
    for name in ("Title", "Severity", "Services"):
        expect(any_page.get_by_label(name, exact=True).first).to_be_attached()
    assert fits(any_page)
    assert unique_ids(any_page)
    screenshot(any_page, "write")


def test_what_is_typed_is_saved(page):
    path = write_first(page)
    title = page.get_by_label("Title", exact=True)
    title.fill("Written in the page")
    saved(page)
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_have_text("Written in the page")
    page.goto(path + "/history")
    expect(page.get_by_text("Written in the page").first).to_be_visible()


def test_no_button_moves_while_one_is_about_to_press_it(any_page):
    write_first(any_page)
    read = any_page.get_by_role("link", name="Read", exact=True)
    before = read.bounding_box()
    any_page.get_by_label("Title", exact=True).fill("One of many words, so that it has no room beside the buttons")
    saved(any_page)
    any_page.evaluate("scrollTo(0, 0)")
    assert read.bounding_box() == before


def test_a_time_is_written_out_and_a_wrong_one_stays(page):
    write_first(page)
    page.locator(".rest > summary").click()
    began = page.locator("[data-field=startedAt] input")
    began.fill("after lunch")
    expect(page.locator("[data-field=startedAt] .is")).to_contain_text("“after lunch” is no time")
    expect(began).to_have_value("after lunch")
    began.fill("2026-03-01 14:05 UTC")
    saved(page)
    began.blur()
    expect(began).to_have_value("2026-03-01 14:05 UTC")


def test_two_people_in_one_review(page, visit, server):
    path = write_first(page)
    mine = page.locator("[data-field=summary] textarea")
    mine.fill("First sentence. Last sentence.")
    saved(page)
    with visit(server, role="responder") as other:
        other.goto(path + "/edit")
        theirs = other.locator("[data-field=summary] textarea")
        expect(theirs).to_have_value("First sentence. Last sentence.")
        expect(page.locator("[data-listens]")).to_be_attached()
        expect(other.locator("[data-listens]")).to_be_attached()
        # In the same field, at its two ends, at the same time.
        mine.evaluate("field => { field.focus(); field.setSelectionRange(0, 0); }")
        theirs.evaluate("field => { field.focus(); field.setSelectionRange(field.value.length, field.value.length); }")
        for letters in zip("At ten: ", " And aft", strict=True):
            page.keyboard.type(letters[0])
            other.keyboard.type(letters[1])
        other.keyboard.type("er.")
        # And in another field.
        other.locator("[data-field=title] input").fill("Theirs")
        whole = re.compile(r"^At ten: First sentence\. Last sentence\. And af.*er\.$", re.S)
        expect(mine).to_have_value(whole)
        expect(theirs).to_have_value(whole)
        expect(page.locator("[data-field=title] input")).to_have_value("Theirs")
        saved(page)
        saved(other)
        assert mine.input_value() == theirs.input_value()
    page.reload()
    expect(mine).to_have_value(whole)


def test_who_only_looks_at_a_field_takes_nothing_back(page, visit, server):
    path = write_first(page)
    expect(page.locator("[data-listens]")).to_be_attached()
    mine = page.get_by_label("Title", exact=True)
    mine.focus()
    with visit(server, role="responder") as other:
        other.goto(path + "/edit")
        other.get_by_label("Title", exact=True).fill("Theirs")
        saved(other)
        expect(page.locator("#saves")).to_contain_text("All saved")
        mine.blur()
        expect(mine).to_have_value("Theirs")
        other.reload()
        expect(other.get_by_label("Title", exact=True)).to_have_value("Theirs")


def test_what_is_left_in_a_hurry_is_saved_once(page, visit, server):
    path = write_first(page)
    mine = page.locator("[data-field=summary] textarea")
    mine.fill("A.")
    saved(page)
    mine.press("End")
    page.keyboard.type(" B.")
    page.get_by_role("link", name="Read", exact=True).click()
    expect(page).not_to_have_title(re.compile("^Writing: "))
    with visit(server, role="responder") as other:
        other.goto(path + "/edit")
        theirs = other.locator("[data-field=summary] textarea")
        expect(theirs).to_have_value("A. B.")
        theirs.fill("A. B. C.")
        saved(other)
        page.goto(path + "/edit")
        expect(page.locator("[data-listens]")).to_be_attached()
        expect(mine).to_have_value("A. B. C.")
        expect(page.locator("#saves")).to_be_empty()


def test_words_for_an_entry_that_was_taken_out_stay(page, visit, server):
    path = write_first(page)
    page.get_by_label("Add to “Timeline”").fill("23:50 UTC everybody went home")
    page.get_by_label("Add to “Timeline”").press("Enter")
    mine = page.locator("li.opened [data-field$='.event'] textarea")
    expect(mine).to_have_value("everybody went home")
    with visit(server, role="responder") as other:
        other.goto(path + "/edit")
        other.get_by_role("button", name="Remove everybody went home").click()
        expect(other.get_by_role("status").filter(has_text="It was taken out.")).to_be_visible()
    expect(page.locator("#saves")).to_contain_text("Entries were added, moved or taken out elsewhere.")
    mine.fill("Important words")
    expect(page.locator("li.opened [data-field$='.event'] .is")).to_contain_text("taken out meanwhile")
    expect(mine).to_have_value("Important words")


def test_a_while_without_a_connection(page, visit, server):
    path = write_first(page)
    mine = page.locator("[data-field=summary] textarea")
    mine.fill("One. Two. Three.")
    saved(page)
    expect(page.locator("[data-listens]")).to_be_attached()
    page.context.set_offline(True)
    mine.evaluate("field => { field.focus(); field.setSelectionRange(0, 0); }")
    page.keyboard.type("Zero. ")
    expect(page.locator("#saves")).to_contain_text("Offline. Kept in this browser, 1 change")
    with visit(server, role="responder") as other:
        other.goto(path + "/edit")
        other.locator("[data-field=summary] textarea").fill("One. Two. Three. Four.")
        saved(other)
    page.context.set_offline(False)
    expect(mine).to_have_value("Zero. One. Two. Three. Four.")
    saved(page)
    page.reload()
    expect(mine).to_have_value("Zero. One. Two. Three. Four.")


def test_entries_are_added_changed_and_taken_out(any_page):
    write_first(any_page)
    any_page.get_by_label("Add to “Timeline”").fill("23:50 UTC everybody went home")
    any_page.locator("form.adding", has=any_page.get_by_label("Add to “Timeline”")).get_by_role("button").click()
    entry = any_page.locator("li.opened")
    expect(entry).to_contain_text("everybody went home")
    expect(entry.locator("[data-field$='.at'] input")).to_have_value(re.compile("23:50"))
    entry.get_by_role("button", name="Remove everybody went home").click()
    expect(any_page.get_by_role("status").filter(has_text="It was taken out.")).to_be_visible()
    expect(any_page.get_by_text("everybody went home")).to_have_count(0)


@pytest.mark.parametrize("role", ["viewer"])
def test_who_may_not_write_is_not_asked_to(visit, server, role):
    with visit(server, role=role) as page:
        open_first(page)
        expect(page.get_by_role("link", name="Write", exact=True)).to_have_count(0)
        assert page.goto(page.url + "/edit").status == 403


def test_without_scripts_each_part_has_its_button(visit, server):
    with visit(server, scripts=False) as page:
        path = write_first(page)
        page.get_by_label("Title", exact=True).fill("By hand")
        # The button of any part saves all of them.
        page.get_by_label("Summary", exact=True).fill("By hand, too")
        page.locator("section.part", has=page.get_by_label("Title", exact=True)).get_by_role(
            "button", name="Save"
        ).click()
        expect(page.locator(".note.said")).to_have_text("Saved.")
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_have_text("By hand")
        expect(page.get_by_text("By hand, too")).to_be_visible()


def test_a_line_is_shown_as_it_is_understood(page):
    write_first(page)
    line = page.get_by_label("Add to “Timeline”")
    line.fill("~14:02-14:10 PT service restored")
    shown = page.locator(".adding", has=line).get_by_role("status")
    expect(shown).to_contain_text("as written: “~14:02-14:10 PT”")
    expect(shown).to_contain_text(re.compile("about 8 Oct 2026, 21:02.21:10 UTC"))
    expect(shown).to_contain_text("Service restored")
    line.fill("nobody knows when")
    expect(shown).to_contain_text("none understood")
    line.fill("")
    expect(shown).to_be_empty()


def test_an_entry_is_put_between_hidden_and_marked(page):
    path = write_first(page)
    entries = page.locator("#field-timeline .entries > li")
    first = entries.nth(0).locator("p").first.inner_text()
    page.get_by_role("link", name=f"Add after {first}").click()
    between = page.get_by_label("Add here")
    between.fill("then somebody asked why")
    between.press("Enter")
    expect(entries.nth(1)).to_contain_text("then somebody asked why")
    page.get_by_role("button", name="Hide from readers: then somebody asked why").click()
    expect(page.get_by_role("button", name="Show to readers: then somebody asked why")).to_be_visible()
    page.get_by_role("link", name=f"Milestone… {first}").click()
    page.locator("[data-field$='.milestone'] select").select_option("First signal")
    saved(page)
    page.goto(path)
    timeline = page.locator("#timeline")
    expect(timeline.get_by_text("then somebody asked why")).to_be_hidden()
    timeline.get_by_text("1 hidden entry").click()
    expect(timeline.get_by_text("then somebody asked why")).to_be_visible()
    expect(timeline.locator("li", has_text=first).get_by_text("first signal").first).to_be_visible()


def test_a_line_that_is_not_added_yet_stays_while_another_is(page):
    write_first(page)
    page.get_by_label("Add to “Timeline”").fill("14:05 half a sen")
    page.get_by_label("Add to “Action items”").fill("Watch the queue")
    page.get_by_label("Add to “Action items”").press("Enter")
    expect(page.locator("li.opened")).to_contain_text("Watch the queue")
    expect(page.get_by_label("Add to “Timeline”")).to_have_value("14:05 half a sen")
    expect(page.get_by_label("Add to “Action items”")).to_have_value("")
