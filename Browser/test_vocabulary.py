"""The words of a team: named once, offered where one writes and looks."""

from playwright.sync_api import Page, expect

from steps import fits, open_first, unique_ids


def test_words_are_named_and_offered(page: Page, screenshot):
    page.goto("/people")
    page.get_by_role("navigation", name="Administration").get_by_role("link", name="Vocabulary").click()
    page.get_by_label("Name of rank 1").fill("Critical")
    page.get_by_label("When an incident has rank 1").fill("Nobody can pay")
    page.get_by_label("When an incident has rank 3").fill("One team is slower")
    page.get_by_label("Names of services").fill("till\ncheckout")
    page.get_by_label("Kinds of factors").fill("Vendor limits")
    page.get_by_role("button", name="Save the vocabulary").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing is saved yet: 1 field")
    expect(page.get_by_label("Name of rank 3")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Name of rank 3").fill("Minor")
    page.get_by_role("button", name="Save the vocabulary").click()
    expect(page.get_by_role("status")).to_contain_text("The vocabulary is saved.")
    # A rank that was left out is closed up.
    expect(page.get_by_label("Name of rank 2")).to_have_value("Minor")
    assert fits(page) and unique_ids(page)
    screenshot(page, "vocabulary")

    open_first(page)
    page.get_by_role("link", name="Write", exact=True).click()
    services = page.get_by_label("Services", exact=True)
    page.locator("details.rest > summary").click()
    services.fill("search")
    page.get_by_text("Choose services").click()
    screenshot(page, "write")
    page.get_by_role("button", name="till", exact=True).click()
    expect(services).to_have_value("search\ntill")
    severity = page.locator("[data-field=severity] input")
    assert severity.evaluate("one => [...one.list.options].map((each) => each.value)") == ["Critical", "Minor"]
    severity.fill("Minor")
    severity.blur()
    expect(page.locator("#saves")).to_contain_text("All saved")
    page.reload()
    expect(page.get_by_label("Services", exact=True)).to_have_value("search\ntill")
    page.goto("/reviews")
    expect(page.locator("#severity option", has_text="Minor, rank 2")).to_have_count(1)


def test_storage(page: Page, server, tmp_path, screenshot):
    page.goto("/people/storage")
    expect(page.get_by_text("none yet")).to_be_visible()
    server.run("backup", str(tmp_path / "all.debrief"))
    page.reload()
    expect(page.get_by_text(", today")).to_be_visible()
    screenshot(page, "storage")
