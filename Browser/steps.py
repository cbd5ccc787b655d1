"""What several journeys do."""

import struct
import zlib

from playwright.sync_api import Page, expect

from accounts import PASSWORD, PEOPLE


def fits(page: Page) -> bool:
    """Whether nothing stands out at the right, so that nobody has to scroll sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def unique_ids(page: Page) -> bool:
    """Whether each label, link and description means one place."""
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    return len(ids) == len(set(ids))


def open_first(page: Page) -> str:
    """Opens the first review of the list; gives its title."""
    page.goto("/reviews")
    title = page.locator(".reviews .t").first
    words = title.inner_text()
    title.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
    return words


def sign_in(page: Page, login: str, password: str = PASSWORD) -> None:
    """Fills in the door."""
    page.get_by_label("E-mail or name").fill(login)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def sign_out(page: Page) -> None:
    page.locator(".me summary").click()
    page.get_by_role("button", name="Sign out").click()


def take_first(page: Page) -> str:
    """Makes the first open action item the administrator's; gives what is to be done."""
    page.goto("/actions")
    row = page.locator(".todos tbody tr").first
    words = row.locator(".t").inner_text()
    row.locator(".change > summary").click()
    row.get_by_label("Owner").fill(PEOPLE["administrator"][0])
    row.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("The action item is changed.")
    return words


def png(across: int, down: int) -> bytes:
    """A picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x40\x80\xc0" * across for _ in range(down))
    head = struct.pack(">IIBBBBB", across, down, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
