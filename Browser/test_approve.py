"""A review is approved by who may, and the approval taken back."""

from playwright.sync_api import expect

from steps import open_first


def test_approve_and_take_back(page, visit, server, screenshot):
    open_first(page)
    address = page.url
    with visit(server, role="reviewer") as other:
        other.goto(address)
        other.get_by_role("button", name="Approve this review").click()
        expect(other.get_by_role("status")).to_contain_text("You have approved this review.")
        mine = other.locator("#approvals li").last
        expect(mine).to_contain_text("Signed")
        screenshot(other, "approved")
        other.get_by_role("button", name="Take my approval back").click()
        expect(other.get_by_role("status")).to_contain_text("Your approval is taken back.")
        expect(other.locator("#approvals li").last).to_contain_text("Not signed")
    with visit(server, role="responder") as other:
        other.goto(address)
        expect(other.get_by_role("heading", name="Approvals")).to_be_visible()
        expect(other.get_by_role("button", name="Approve this review")).to_have_count(0)
