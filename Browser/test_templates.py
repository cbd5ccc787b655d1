"""A template of the team's own: begun, written with its sample beside it, mended, offered, removed."""

import re

from playwright.sync_api import Page, expect

from steps import fits, open_first, unique_ids


def begin(page: Page, label: str) -> None:
    page.goto("/templates")
    page.get_by_label("Name").fill(label)
    page.get_by_label("Start from").select_option("concise")
    page.get_by_role("button", name="Make the template").click()
    expect(page.get_by_role("status")).to_contain_text("The template is made.")


def test_a_template_is_written_and_offered(page: Page, server, screenshot):
    page.goto("/people")
    page.get_by_role("navigation", name="Administration").get_by_role("link", name="Templates").click()
    expect(page.get_by_role("link", name="Post-mortem")).to_be_visible()
    assert fits(page) and unique_ids(page)
    screenshot(page, "templates")
    begin(page, "Payments")

    text, trial = page.get_by_label("Text, with its slots"), page.locator("#trial")
    text.fill("# {{title}}\n\nWhat was paid: {{summary}}\n\n{{sumary}}\n")
    fault = trial.locator(".faults > li")
    expect(fault).to_contain_text("Line 5: no field has the name “sumary”; was “summary” meant?")
    expect(text).to_have_attribute("aria-invalid", "true")
    screenshot(page, "faults")
    fault.get_by_role("link", name="Line 5").click()
    assert text.evaluate("one => one.value.slice(one.selectionStart, one.selectionEnd)") == "{{sumary}}"
    page.get_by_role("button", name="Save the template").click()
    expect(page.get_by_role("alert")).to_contain_text("not saved yet")
    expect(page.get_by_label("Text, with its slots")).to_have_value(re.compile("sumary"))

    text.fill("# {{title}}\n\nWhat was paid: {{summary}}\n")
    expect(trial.get_by_text("What was paid:")).to_be_visible()
    page.get_by_label("Name").fill("Payments team")
    page.get_by_role("button", name="Save the template").click()
    expect(page.get_by_role("status")).to_contain_text("The template is saved.")
    screenshot(page, "template")

    open_first(page)
    page.get_by_role("link", name="Payments team").first.click()
    expect(page.get_by_role("article", name="Payments team")).to_contain_text("What was paid:")
    # The commands know it, too.
    uid = page.url.split("/")[4]
    assert "What was paid:" in server.run("export", uid, "--to", "payments")

    page.goto("/templates/payments")
    page.get_by_text("Remove this template").click()
    page.get_by_role("button", name="Remove “Payments team”").click()
    expect(page.get_by_role("status")).to_contain_text("The template is removed.")
    expect(page.get_by_role("link", name="Payments team")).to_have_count(0)


def test_without_scripts(plain_page: Page):
    page = plain_page
    begin(page, "Ours")
    page.get_by_label("Text, with its slots").fill("# {{title}} in short\n")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator("#trial")).to_contain_text("in short")
    page.get_by_label("Text, with its slots").fill("# {{titel}}\n")
    page.get_by_role("button", name="Save the template").click()
    expect(page.get_by_role("alert")).to_contain_text("not saved yet")
    expect(page.locator("#trial")).to_contain_text("was “title” meant?")
