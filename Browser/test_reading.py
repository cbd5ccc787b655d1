"""From the list to a review, and to the same review as a document."""

import re

import pytest
from playwright.sync_api import expect

from steps import fits, open_first

TEMPLATES = ["Manager", "Incident review", "Post-mortem", "Concise", "Executive"]


def test_list_review_document_download(any_page, screenshot):
    errors = []
    any_page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    any_page.goto("/reviews")
    assert fits(any_page)
    screenshot(any_page, "list")
    open_first(any_page)
    assert fits(any_page)
    screenshot(any_page, "review")
    for template in TEMPLATES:
        any_page.get_by_role("navigation", name="Read as").get_by_role("link", name=template, exact=True).click()
        expect(any_page.locator("article.paper")).to_be_visible()
        assert fits(any_page)
    screenshot(any_page, "document")
    any_page.get_by_text("Download", exact=True).click()
    with any_page.expect_download() as download:
        any_page.get_by_role("link", name="as Markdown").click()
    assert download.value.suggested_filename.endswith(".executive.md")
    assert "debrief:review" not in download.value.path().read_text()
    whole = any_page.get_by_role("link", name="with the whole review inside")
    expect(whole).to_be_in_viewport(ratio=1)
    with any_page.expect_download() as download:
        whole.click()
    assert "<!-- debrief:review" in download.value.path().read_text()
    assert errors == []


@pytest.mark.parametrize("across", [320, 1000])
def test_every_review_fits(page, across):
    page.set_viewport_size({"width": across, "height": 800})
    page.goto("/reviews")
    addresses = [link.get_attribute("href") for link in page.locator(".reviews .t").all()]
    assert len(addresses) == len(TEMPLATES)
    for address in addresses:
        page.goto(address)
        assert fits(page), address


def test_a_template_of_the_team(start, visit, tmp_path):
    folder = tmp_path / "team"
    folder.mkdir()
    (folder / "our form.md").write_text("# Told in one line\n\n{{title | [title]}}\n")
    (folder / "broken.md").write_text("{{titel}}\n")
    with start("--templates", str(folder)) as server:
        assert any("broken.md:1: unreadable" in line for line in server.output)
        with visit(server, "narrow") as page:
            words = open_first(page)
            page.get_by_role("navigation", name="Read as").get_by_role("link", name="Our form").click()
            expect(page.locator("article.paper")).to_contain_text(words)
            assert fits(page)
            page.goto("/import")
            page.get_by_label("Or the text of one").fill("# Told in one line\n\nThe lift stood still\n")
            page.get_by_label("Template", exact=True).select_option("Our form")
            page.get_by_role("button", name="Show what is read").click()
            expect(page.locator("main")).to_contain_text("Read with the template Our form")
            page.get_by_role("button", name="Create the review").click()
            expect(page.get_by_role("heading", level=1)).to_have_text("The lift stood still")


def test_contents_lead_to_their_sections(page):
    open_first(page)
    for link in page.get_by_role("navigation", name="Contents", exact=True).get_by_role("link").all():
        link.click()
        target = page.url.split("#")[1]
        expect(page.locator(f"section#{target}")).to_be_in_viewport()


def test_people_by_roles(any_page):
    open_first(any_page)
    people = any_page.get_by_role("complementary", name="About this review").locator(".who")
    names = {re.sub(r" \(.*", "", name.splitlines()[-1]) for name in people.all_inner_texts()}
    assert names
    any_page.get_by_role("link", name="by role", exact=True).click()
    said = any_page.locator("main").inner_text()
    assert [name for name in names if name in said and " " in name] == []
    assert fits(any_page)
    any_page.get_by_role("link", name="People by name").click()
    assert all(name in any_page.locator("main").inner_text() for name in names)


def test_search_and_filters(any_page):
    any_page.goto("/reviews")
    count = any_page.locator(".reviews tbody tr").count()
    assert count > 1
    words = any_page.locator(".reviews .t").first.inner_text()
    any_page.get_by_label("Search reviews").fill(words)
    any_page.keyboard.press("Enter")
    expect(any_page.locator(".reviews .t").first).to_have_text(words)
    any_page.goto("/reviews?q=nothing+says+this")
    any_page.get_by_role("link", name="Clear filters").last.click()
    expect(any_page.locator(".reviews tbody tr")).to_have_count(count)


def test_sorted_by_severity(page):
    page.goto("/reviews")
    page.get_by_role("link", name="Severity", exact=True).click()
    heading = page.get_by_role("columnheader", name=re.compile("Severity, worst first"))
    expect(heading).to_have_attribute("aria-sort", "ascending")


def test_without_scripts(plain_page):
    open_first(plain_page)
    plain_page.get_by_role("link", name="Concise", exact=True).click()
    expect(plain_page.locator("article.paper")).to_be_visible()
    plain_page.goto("/reviews")
    plain_page.get_by_label("status", exact=True).select_option(index=1)
    plain_page.get_by_role("button", name="Apply").first.click()
    assert "status=" in plain_page.url


def test_by_keyboard_alone(page):
    page.goto("/reviews")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.reviews .t')"):
            break
    words = page.evaluate("document.activeElement.innerText")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


@pytest.mark.parametrize("path", ["/reviews/not-there", "/nothing"])
def test_a_page_that_is_not_there(any_page, path):
    assert any_page.goto(path).status == 404
    expect(any_page.get_by_role("heading", level=1)).to_have_text("There is no page here")
    any_page.get_by_role("link", name="All reviews").click()
    expect(any_page).to_have_url(re.compile("/reviews$"))


def test_who_reads_elsewhere_has_the_own_clock_beside_it(visit, server):
    with visit(server, zone="Asia/Tokyo") as page:
        open_first(page)
        time = page.locator("#timeline time[datetime]").first
        expect(time).to_have_text(re.compile(r"^\d\d:12.*\d\d:12 yours$"))
    with visit(server) as page:
        open_first(page)
        expect(page.locator("#timeline time[datetime]").first).not_to_contain_text("yours")
