"""Targets for every severity and for one, and a review that is measured against them."""

from playwright.sync_api import Page, expect

from steps import fits, unique_ids


def test_targets_are_set(page: Page, visit, server, screenshot):
    page.goto("/people")
    page.get_by_role("link", name="Targets").click()
    expect(page.get_by_label("Time to detect, Every severity")).to_have_value("5")
    assert fits(page)
    assert unique_ids(page)
    screenshot(page, "targets")

    page.get_by_label("Time to resolve, 1, the worst").fill("soon")
    page.get_by_role("button", name="Save the targets").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing is saved yet: 1 field")
    wrong = page.get_by_label("Time to resolve, 1, the worst")
    expect(wrong).to_have_value("soon")
    expect(wrong).to_have_attribute("aria-invalid", "true")

    wrong.fill("45")
    page.get_by_label("Time to detect, Every severity").fill("7.5")
    page.get_by_role("button", name="Save the targets").click()
    expect(page.get_by_role("status")).to_contain_text("The targets are saved.")
    expect(page.get_by_label("Time to detect, Every severity")).to_have_value("7.5")
    page.goto("/people/audit")
    expect(page.get_by_text("timeToDetect")).to_be_visible()
    with visit(server, role="reviewer") as other:
        assert other.goto("/targets").status == 403
