"""Files of a review: attached, seen, found and taken out again."""

import pytest
from playwright.sync_api import expect

from steps import fits, open_first, png


@pytest.fixture
def files(tmp_path):
    (tmp_path / "queue depth.png").write_bytes(png(1200, 400))
    (tmp_path / "worker.log").write_text("18:02 the quokka worker stopped\n")
    return tmp_path


def attach(page, path):
    page.get_by_label("Attach a file").set_input_files(path)
    page.get_by_role("button", name="Attach", exact=True).click()
    expect(page.get_by_text("The file is attached.")).to_be_visible()


def test_attach_see_find_remove(any_page, files, screenshot):
    title = open_first(any_page)
    attach(any_page, files / "queue depth.png")
    picture = any_page.get_by_role("img", name="Picture: queue depth.png")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("naturalWidth", 1200)
    assert picture.bounding_box()["width"] < 200
    attach(any_page, files / "worker.log")
    assert fits(any_page)
    screenshot(any_page, "attached")
    with any_page.expect_download() as download:
        any_page.get_by_role("link", name="Download worker.log").click()
    assert download.value.suggested_filename == "worker.log"
    assert "quokka" in download.value.path().read_text()

    any_page.goto("/reviews")
    any_page.get_by_label("Search reviews").fill("quokka")
    any_page.keyboard.press("Enter")
    found = any_page.locator(".found")
    expect(found).to_have_text("In the file worker.log: 18:02 the quokka worker stopped")
    expect(found.locator("mark")).to_have_text("quokka")
    assert "sort=" not in any_page.url
    assert fits(any_page)
    screenshot(any_page, "found")

    any_page.get_by_role("link", name=title).click()
    any_page.get_by_role("button", name="Remove worker.log").click()
    expect(any_page.get_by_text("The file was taken out of the review.")).to_be_visible()
    expect(any_page.get_by_role("link", name="Download worker.log")).to_have_count(0)
    expect(any_page.get_by_role("link", name="Download queue depth.png")).to_have_count(1)
    any_page.goto("/reviews?q=quokka")
    expect(any_page.get_by_role("heading", name="No review matches")).to_be_visible()


def test_the_picture_by_itself(page, files):
    open_first(page)
    attach(page, files / "queue depth.png")
    page.get_by_role("link", name="Picture: queue depth.png").click()
    expect(page.locator("img")).to_have_js_property("naturalWidth", 1200)


def test_without_scripts(plain_page, files):
    open_first(plain_page)
    attach(plain_page, files / "worker.log")
    expect(plain_page.get_by_text("worker.log", exact=True)).to_be_visible()
