"""Bringing a document in: by file, by text, with and without scripts."""

import re
import zipfile

import pytest
from playwright.sync_api import Page, expect

from steps import fits, png

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
    page.get_by_label("Files").set_input_files(document)
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
    plain_page.get_by_label("Or the text of one").fill(DOCUMENT)
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
    page.get_by_label("Files").set_input_files(picture)
    page.get_by_role("button", name="Show what is read").click()
    expect(page.get_by_role("alert")).to_contain_text("photo.png: this is no text")
    review = tmp_path / "lift.json"
    review.write_text('{"title": "The lift stood still", "severity": {"written": "SEV-3"}}')
    page.get_by_label("Files").set_input_files(review)
    page.get_by_role("button", name="Show what is read").click()
    expect(page.locator("main")).to_contain_text("Recognised as a review in JSON")
    expect(page.locator("main")).to_contain_text("The lift stood still")


def test_nothing_arrived(page):
    page.goto("/import")
    page.get_by_role("button", name="Show what is read").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing arrived")


SEVERAL = {
    "printer.md": DOCUMENT,
    "gate.md": """# Gate stuck

- Severity: SEV-3
- Date: 03/04/2026

## Timeline

- 10:05 IST first call
- 11:30 IST the gate opens again
""",
    "lift.md": """# Lift between two floors

Detected: 7 or 8 May 2026

## Action items

- [ ] Ask the maker for the log, Ann Lee, due 31/31/2026
""",
}


@pytest.fixture
def several(tmp_path):
    for name, text in SEVERAL.items():
        (tmp_path / name).write_text(text)
    return [tmp_path / name for name in SEVERAL]


def bring_several(page: Page, several, **chosen) -> None:
    page.goto("/import")
    page.get_by_label("Files").set_input_files(several)
    for label, value in chosen.items():
        if label == "visible":
            page.get_by_label("Who will see it").select_option(label=value)
        else:
            page.get_by_label("Who looks after it").fill(value)
    page.get_by_role("button", name="Show what is read").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Import: 3 documents")


def test_several_files_are_kept_settled_and_taken_back(any_page, several, screenshot):
    bring_several(any_page, several)
    screenshot(any_page, "several")
    assert fits(any_page)
    any_page.get_by_role("button", name="Keep 3 documents").click()
    expect(any_page.get_by_role("heading", level=1)).to_have_text("Import of 3 documents")
    screenshot(any_page, "run")
    assert fits(any_page)
    any_page.get_by_role("link", name="Settle the doubtful ones").click()
    expect(any_page.get_by_role("heading", level=2, name="What was read")).to_be_attached()
    screenshot(any_page, "settle")
    assert fits(any_page)
    # Enter accepts one after the other; the next document follows.
    while True:
        button = any_page.get_by_role("button", name=re.compile("^Accept: ")).first
        if button.count() > 0:
            left = any_page.locator(".got.doubt").count()
            button.press("Enter")
            expect(any_page.locator(".got.doubt")).to_have_count(left - 1)
            continue
        expect(any_page.get_by_text("All that was doubtful is settled.")).to_be_visible()
        following = any_page.get_by_role("link", name="Next doubtful document")
        if following.count() == 0:
            break
        following.click()
        expect(any_page.locator(".got.doubt").first).to_be_visible()
    any_page.get_by_role("link", name="The whole import").click()
    expect(any_page.get_by_text("Nothing is left to settle.")).to_be_visible()
    any_page.get_by_text("Take this import back…").click()
    any_page.get_by_role("button", name="Take it back").click()
    expect(any_page.get_by_role("heading", level=1)).to_have_text("The import is taken back")
    expect(any_page.get_by_role("heading", name="Removed 3")).to_be_visible()


def test_who_sees_it_and_who_looks_after_it(page, visit, server, several):
    bring_several(page, several, visible="Only me", owner="Ines Duarte")
    expect(page.locator(".head .n")).to_have_text(
        "Only you will see them. Ines Duarte looks after them, unless the document says who does."
    )
    page.get_by_role("button", name="Keep 3 documents").click()
    page.get_by_role("link", name="Gate stuck").click()
    expect(page.locator("main")).to_contain_text("Ines Duarte")
    address = page.url
    with visit(server, role="viewer") as other:
        assert other.goto(address).status == 404


def test_what_is_put_right_is_kept(page, several):
    page.goto("/import")
    page.get_by_label("Files").set_input_files(several[1])
    page.get_by_role("button", name="Show what is read").click()
    page.get_by_role("button", name=re.compile("^Create the review")).click()
    doubt = page.locator(".got.doubt", has_text="Date")
    doubt.get_by_role("textbox").fill("2026-04-03")
    doubt.get_by_role("textbox").press("Enter")
    expect(page.locator("#read-date")).to_contain_text("3 Apr 2026")
    page.get_by_role("link", name="To the review").click()
    expect(page.locator("main")).to_contain_text("3 April 2026")
    page.get_by_role("link", name="Settle them beside the document").click()
    expect(page.locator(".got.doubt")).to_have_count(2)


def test_a_doubt_is_settled_without_scripts(plain_page, several):
    plain_page.goto("/import")
    plain_page.get_by_label("Files").set_input_files(several[1])
    plain_page.get_by_role("button", name="Show what is read").click()
    plain_page.get_by_role("button", name=re.compile("^Create the review")).click()
    count = plain_page.locator(".got.doubt").count()
    plain_page.get_by_role("button", name=re.compile("^Accept: ")).first.click()
    expect(plain_page.locator(".got.doubt")).to_have_count(count - 1)
    plain_page.get_by_role("button", name="Look at it again").click()
    expect(plain_page.locator(".got.doubt")).to_have_count(count)


def test_an_archive_with_a_picture_beside_its_documents(page, tmp_path):
    archive = tmp_path / "export.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("team/printer.md", DOCUMENT.replace("20 minutes.", "20 minutes. ![The queue](../queue.png)"))
        file.writestr("lift.html", "<!doctype html><title>Lift stuck</title><p>It stood still.</p>")
        file.writestr("queue.png", png(3, 2))
        file.writestr("older.zip", b"")
    page.goto("/import")
    page.get_by_label("Files").set_input_files(archive)
    page.get_by_role("button", name="Show what is read").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Import: 2 documents")
    expect(page.get_by_role("region", name="Left out")).to_contain_text("older.zip")
    expect(page.locator("main .list").first).to_contain_text("with 1 file")
    page.get_by_role("button", name="Keep 2 documents").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Import of 2 documents")
    page.get_by_role("link", name="Lift stuck").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lift stuck")
    page.go_back()
    page.locator("main .list a").filter(has_text=re.compile("9001|Incident")).first.click()
    picture = page.get_by_role("img", name="The queue")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.complete ? image.naturalWidth : -1") == 3


def test_a_damaged_archive_is_said(page, tmp_path):
    archive = tmp_path / "export.zip"
    archive.write_bytes(b"PK\x03\x04" + bytes(40))
    page.goto("/import")
    page.get_by_label("Files").set_input_files(archive)
    page.get_by_role("button", name="Show what is read").click()
    expect(page.get_by_role("alert")).to_contain_text("export.zip: ")
