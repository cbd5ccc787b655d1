"""Every page, in light and in dark: it keeps WCAG 2.2 A and AA, and fits a narrow window and large letters."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from places import NO_PAGE, PLACES, Ground, Place, routes
from steps import unique_ids

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = """async (only) => (await axe.run({ runOnly: only, resultTypes: ["violations"] })).violations.flatMap(
  ({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
    `${id} at ${target}: ${failureSummary.split("\\n").slice(1).join(" ").trim()}`))"""

# What stands out at the right, is cut off by its own box, or lies on other words.
MISFITS = """() => {
  const across = document.documentElement.clientWidth, found = [];
  const name = (one) => one.tagName.toLowerCase() + [...one.classList].map((each) => "." + each).join("");
  const within = (one, test) => one && (test(getComputedStyle(one)) || within(one.parentElement, test));
  const scrolls = (one) => within(one, (style) => ["auto", "scroll"].includes(style.overflowX));
  const floats = (one) => within(one, (style) => ["sticky", "fixed"].includes(style.position));
  if (document.documentElement.scrollWidth > across) found.push("the page scrolls sideways");
  const words = [];
  for (const one of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(one), box = one.getBoundingClientRect();
    if (one.closest("svg, input, select, textarea, .hidden, .skip")) continue;
    if (!one.checkVisibility() || style.clipPath !== "none") continue;
    if (box.right > across + 1 && !scrolls(one.parentElement)) found.push(name(one) + " stands out at the right");
    const cuts = ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
    if (cuts && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)) {
      found.push(name(one) + " cuts off what is in it");
    }
    if (scrolls(one) || floats(one)) continue;
    for (const node of one.childNodes) if (node.nodeType === 3 && node.data.trim()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) words.push([rect, node.data.trim().slice(0, 30), one]);
    }
  }
  words.sort((a, b) => a[0].top - b[0].top);
  words.forEach(([a, first, one], i) => {
    for (let j = i + 1; j < words.length && words[j][0].top < a.bottom - 6; j += 1) {
      const [b, second, other] = words[j];
      const covers = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      if (covers > 3 && one !== other && Math.min(a.bottom, b.bottom) - b.top > 6) {
        found.push(`“${first}” lies on “${second}”`);
      }
    }
  });
  return [...new Set(found)];
}"""


@pytest.fixture(scope="module", params=PLACES, ids=lambda place: place.name)
def place(request: pytest.FixtureRequest) -> Place:
    return request.param


@pytest.fixture(scope="module")
def shown(place: Place, ground: Ground, rooms) -> Page:
    page = rooms(ground.server(place), place.role)
    page.set_viewport_size({"width": 1280, "height": 900})
    ground.go(page, place)
    return page


@contextmanager
def large_letters(page: Page) -> Iterator[None]:
    """As a reader has them who set letters twice as large in the browser."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    yield
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    session.detach()


def listed(found: list[str]) -> str:
    return "\n".join(["", *found[:20], f"{len(found)} in all"])


def test_no_barrier(shown):
    shown.evaluate(AXE_SCRIPT)
    found = shown.evaluate(AXE, {"type": "tag", "values": TAGS})
    shown.emulate_media(color_scheme="dark")
    found += ["in dark: " + one for one in shown.evaluate(AXE, {"type": "rule", "values": ["color-contrast"]})]
    shown.emulate_media(color_scheme="light")
    assert not found, listed(found)
    assert unique_ids(shown)


def test_narrow(shown):
    shown.set_viewport_size({"width": 320, "height": 800})
    found = shown.evaluate(MISFITS)
    assert not found, listed(found)
    shown.set_viewport_size({"width": 1280, "height": 900})


def test_large_letters(shown):
    with large_letters(shown):
        assert shown.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        found = shown.evaluate(MISFITS)
    assert not found, listed(found)


def test_no_page_is_left_out():
    pages = {place.route for place in PLACES}
    assert routes() == pages | NO_PAGE.keys()
    assert not pages & NO_PAGE.keys()
