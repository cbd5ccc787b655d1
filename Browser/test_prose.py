"""Markdown is written with comfort: tools, a preview, tables and pictures that are pasted, names that are completed."""

import base64
import re

from playwright.sync_api import Locator, Page, expect
from test_attachments import png
from test_write import saved, write_first

from accounts import PEOPLE

PASTE = """(area, parts) => {
  const data = new DataTransfer();
  for (const [type, text] of Object.entries(parts.texts ?? {})) data.setData(type, text);
  if (parts.file) {
    const bytes = Uint8Array.from(atob(parts.file), (letter) => letter.charCodeAt(0));
    data.items.add(new File([bytes], "image.png", { type: "image/png" }));
  }
  area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def summary(page: Page) -> Locator:
    area = page.locator("[data-field=summary] textarea[name]")
    area.fill("")
    return area


def choose(area: Locator, start: int, end: int) -> None:
    area.evaluate("(area, [start, end]) => area.setSelectionRange(start, end)", [start, end])


def test_tools_write_what_they_are_called_and_can_be_undone(page):
    write_first(page)
    area = summary(page)
    area.fill("one two three")
    tools = page.locator("[data-field=summary] .tools")
    choose(area, 4, 7)
    tools.get_by_role("button", name="Bold, Ctrl+B").click()
    expect(area).to_have_value("one **two** three")
    page.keyboard.press("Control+b")
    expect(area).to_have_value("one two three")
    choose(area, 0, 3)
    page.keyboard.press("Control+i")
    expect(area).to_have_value("_one_ two three")
    page.keyboard.press("Control+z")
    expect(area).to_have_value("one two three")
    choose(area, 0, 3)
    tools.get_by_role("button", name="Code").click()
    tools.get_by_role("button", name="List").click()
    expect(area).to_have_value("- `one` two three")
    choose(area, 8, 11)
    tools.get_by_role("button", name="Link").click()
    page.keyboard.type("https://example.org/")
    expect(area).to_have_value("- `one` [two](https://example.org/) three")
    saved(page)


def test_a_preview_shows_what_will_be_read(page):
    write_first(page)
    area = summary(page)
    area.fill("A **bold** word, AI-1 and #INC-2026-0001\n\n| a | b |\n| - | - |\n| 1 | 2 |")
    look = page.locator("[data-field=summary]").get_by_role("button", name="Preview")
    look.click()
    shown = page.locator("[data-field=summary] .shown")
    expect(shown.locator("strong")).to_have_text("bold")
    expect(shown.locator("td")).to_have_count(2)
    expect(shown.get_by_role("link", name="#INC-2026-0001")).to_have_attribute("href", "/reviews/INC-2026-0001")
    expect(area).to_be_hidden()
    look.click()
    expect(area).to_be_focused()


def test_a_table_is_pasted_as_a_table(page):
    write_first(page)
    area = summary(page)
    area.evaluate(PASTE, {"texts": {"text/plain": "Region\tErrors\nnorth\t3|4\n"}})
    expect(area).to_have_value("| Region | Errors |\n| --- | --- |\n| north | 3\\|4 |")
    area.fill("")
    rows = "<table><tr><th>Host</th></tr><tr><td>a\n b</td></tr></table>"
    area.evaluate(PASTE, {"texts": {"text/html": rows, "text/plain": "Host\na b"}})
    expect(area).to_have_value("| Host |\n| --- |\n| a b |")


def test_a_picture_is_pasted_and_stands_in_the_review(page):
    path = write_first(page)
    area = summary(page)
    area.evaluate(PASTE, {"file": base64.b64encode(png(12, 4)).decode()})
    expect(area).to_have_value(re.compile(r"^!\[picture-\d{14}\.png\]\(attachment:picture-\d{14}\.png\)$"))
    saved(page)
    page.goto(path)
    expect(page.locator("#summary img[alt^=picture-]")).to_be_visible()


def test_names_are_completed(page):
    path = write_first(page)
    area = summary(page)
    choices = page.get_by_role("listbox", name="Names that fit")
    name = PEOPLE["reviewer"][0]
    area.press_sequentially("Asked @" + name[:3].lower())
    expect(choices.get_by_role("option", name=re.compile(name))).to_be_visible()
    page.keyboard.press("Enter")
    expect(area).to_have_value(re.compile(r"^Asked @\S+ $"))
    page.keyboard.type("AI-")
    expect(choices.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(choices).to_be_hidden()
    page.keyboard.type("1 ")
    page.keyboard.type("#")
    expect(choices.get_by_role("option").first).to_contain_text("#")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    expect(area).to_have_value(re.compile(r"AI-1 #\S+ $"))
    saved(page)
    page.goto(path)
    expect(page.locator("#summary").get_by_role("link", name="AI-1")).to_have_attribute("href", "#AI-1")
