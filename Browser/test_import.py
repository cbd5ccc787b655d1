"""Bringing a document in: by file, by text, with and without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

DOCUMENT = """# Post-Incident Review

## Incident Summary

- **Incident ID**: INC-2026-9001
- **Severity**: SEV-2

## Executive Summary

The queue of the ticket printer stood still for 20 minutes.

## Words of our own

Greetings from the print room.
"""


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "printer.md"
    path.write_text(DOCUMENT)
    return path


def bring(page: Page, document) -> None:
    page.goto("/import")
    page.get_by_label("A file").set_input_files(document)
    page.get_by_role("button", name="Show what is read").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Import: printer.md")


def test_a_file_becomes_a_review(any_page, document, screenshot):
    bring(any_page, document)
    screenshot(any_page, "what-was-read")
    expect(any_page.locator(".source #l5")).to_contain_text("INC-2026-9001")
    any_page.get_by_role("button", name=re.compile("^Create the review")).click()
    expect(any_page.get_by_role("status")).to_contain_text("was created from the document")
    expect(any_page.locator("main")).to_contain_text("stood still for 20 minutes")
    expect(any_page.locator("main")).to_contain_text("Greetings from the print room")


def test_the_same_file_again_changes_nothing(page, document):
    for words in ["was created", "nothing was changed"]:
        bring(page, document)
        page.get_by_role("button", name=re.compile("^Create the review")).click()
        expect(page.get_by_role("status")).to_contain_text(words)


def test_pasted_text_without_scripts(plain_page):
    plain_page.goto("/import")
    plain_page.get_by_label("Or its text").fill(DOCUMENT)
    plain_page.get_by_role("button", name="Show what is read").click()
    expect(plain_page.get_by_role("heading", level=1)).to_have_text("Import: pasted text")
    plain_page.get_by_role("button", name=re.compile("^Create the review")).click()
    expect(plain_page.get_by_role("status")).to_contain_text("was created")


def test_a_file_dropped_on_the_page(page):
    page.goto("/import")
    page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], "dropped.md", { type: "text/markdown" }));
          document.querySelector("main").dispatchEvent(
            new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        DOCUMENT,
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("Import: dropped.md")


def test_from_a_note_to_its_line_and_back(any_page, document):
    document.write_text(DOCUMENT.replace("SEV-2", "SEV-2\n- **Date & Time**: 03/04/26 10:00 IST - noon"))
    bring(any_page, document)
    note = any_page.locator(".got.doubt").first
    link = note.get_by_role("link", name=re.compile("^line "))
    line = any_page.locator("#l" + link.inner_text().removeprefix("line "))
    link.press("Enter")
    expect(line).to_be_in_viewport()
    back = line.get_by_role("link")
    expect(back).to_be_focused()
    any_page.keyboard.press("Enter")
    expect(any_page).to_have_url(re.compile("#" + note.get_attribute("id") + "$"))
    expect(note).to_be_in_viewport()


def test_from_a_note_to_its_line_without_scripts(plain_page, document):
    bring(plain_page, document)
    plain_page.locator(".got").get_by_role("link", name=re.compile("^line ")).first.click()
    expect(plain_page.locator(".source li:target")).to_be_in_viewport()
    plain_page.locator(".source li:target").get_by_role("link").click()
    expect(plain_page.locator(".got:target")).to_be_in_viewport()


def test_a_review_in_json_and_what_is_no_text(page, tmp_path):
    picture = tmp_path / "photo.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    page.goto("/import")
    page.get_by_label("A file").set_input_files(picture)
    page.get_by_role("button", name="Show what is read").click()
    expect(page.get_by_role("alert")).to_contain_text("photo.png: this is no text")
    review = tmp_path / "lift.json"
    review.write_text('{"title": "The lift stood still", "severity": {"written": "SEV-3"}}')
    page.get_by_label("A file").set_input_files(review)
    page.get_by_role("button", name="Show what is read").click()
    expect(page.locator("main")).to_contain_text("Recognised as a review in JSON")
    expect(page.locator("main")).to_contain_text("The lift stood still")


def test_nothing_arrived(page):
    page.goto("/import")
    page.get_by_role("button", name="Show what is read").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing arrived")
