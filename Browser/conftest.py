"""What every journey stands on: a debrief of its own with the samples loaded and an account of each role, and a page in
a real Chromium that is signed in as the administrator.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from accounts import COOKIE, PEOPLE, join
from places import Ground, furnish
from serving import ROOT, Server, serving

pytest_plugins = ["ground"]

SCREENSHOTS = ROOT / ".build" / "screenshots"
ACTION_LIMIT = 10_000  # milliseconds for one action or expectation in a page

WIDTHS = {"narrow": (390, 844), "wide": (1280, 900)}
SCHEMES = ("light", "dark")


@pytest.fixture(scope="session")
def sessions(binary: Path, samples: Path) -> dict[str, str]:
    """A session of an account of each role, made once: a copy of the data knows them, too."""
    with serving(binary, samples) as server:
        links = {
            role: server.way_in()
            if role == "administrator"
            else server.run("user", "invite", "--role", role, "--url", server.url).strip()
            for role in PEOPLE
        }
        return {role: join(link, *PEOPLE[role]) for role, link in links.items()}


@pytest.fixture
def start(
    binary: Path, samples: Path, sessions: dict[str, str], tmp_path: Path
) -> Callable[..., "contextmanager[Server]"]:
    """For a journey that needs options of its own: `with start("--option") as server:`."""

    def start(*options: str):
        data = tmp_path / "data"
        if not data.exists():
            shutil.copytree(samples, data)
        return serving(binary, data, *options, sessions=sessions)

    return start


@pytest.fixture
def server(start) -> Iterator[Server]:
    """A debrief of this journey's own, with the samples."""
    with start() as server:
        yield server


@pytest.fixture
def new_server(binary: Path, tmp_path: Path) -> Iterator[Server]:
    """A debrief that nobody has an account of, without a review."""
    with serving(binary, tmp_path / "new") as server:
        yield server


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "chromium is not installed: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def opened(
    chromium: Browser,
    server: Server,
    width: str = "wide",
    scheme: str = "light",
    scripts: bool = True,
    role: str | None = "administrator",
    zone: str = "UTC",
) -> Iterator[Page]:
    """A page whose addresses are relative to the server's; an error of a script in it fails the journey. Nobody is
    signed in without a role."""
    across, down = WIDTHS[width]
    context = chromium.new_context(
        base_url=server.url,
        viewport={"width": across, "height": down},
        color_scheme=scheme,
        locale="en-GB",
        timezone_id=zone,
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    if role:
        context.add_cookies([{"name": COOKIE, "value": server.sessions[role], "url": server.url}])
    context.set_default_timeout(ACTION_LIMIT)
    expect.set_options(timeout=ACTION_LIMIT)
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    try:
        yield page
        assert not errors, f"scripts of {page.url} failed: {errors}"
    finally:
        context.close()


@pytest.fixture
def visit(chromium: Browser) -> Callable[..., "contextmanager[Page]"]:
    """Another page, of a server that the journey started itself or of another account, each with its own cookies:
    `with visit(server, "narrow") as page:`, `with visit(server, role="viewer") as page:`."""

    def visit(server: Server, width: str = "wide", scheme: str = "light", **more):
        return opened(chromium, server, width, scheme, **more)

    return visit


@pytest.fixture
def page(chromium: Browser, server: Server) -> Iterator[Page]:
    """A wide, light page."""
    with opened(chromium, server, "wide", "light") as page:
        yield page


@pytest.fixture
def narrow_page(chromium: Browser, server: Server) -> Iterator[Page]:
    """A telephone's page."""
    with opened(chromium, server, "narrow", "light") as page:
        yield page


@pytest.fixture
def plain_page(chromium: Browser, server: Server) -> Iterator[Page]:
    """A page without JavaScript."""
    with opened(chromium, server, "wide", "light", scripts=False) as page:
        yield page


@pytest.fixture
def stranger_page(chromium: Browser, server: Server) -> Iterator[Page]:
    """A page where nobody is signed in."""
    with opened(chromium, server, role=None) as page:
        yield page


@pytest.fixture(scope="module")
def ground(
    binary: Path, samples: Path, sessions: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ground]:
    """All that there are pages for."""
    folder = tmp_path_factory.mktemp("places")
    shutil.copytree(samples, folder / "used")
    with (
        serving(binary, folder / "used", "--webhook-private-addresses", sessions=sessions) as used,
        serving(binary, folder / "empty", sessions={}) as empty,
        serving(binary, folder / "new") as new,
    ):
        yield furnish(used, empty, new, folder)


@pytest.fixture(scope="module")
def rooms(chromium: Browser) -> Iterator[Callable[[Server, str | None], Page]]:
    """One page for each server and role, which stays open from one place to the next."""
    with ExitStack() as stack:
        open_ones: dict[tuple[str, str | None], Page] = {}

        def room(server: Server, role: str | None) -> Page:
            key = (server.url, role)
            if key not in open_ones:
                open_ones[key] = stack.enter_context(opened(chromium, server, role=role))
            return open_ones[key]

        yield room


@pytest.fixture(params=[(width, scheme) for width in WIDTHS for scheme in SCHEMES], ids="-".join)
def any_page(request: pytest.FixtureRequest, chromium: Browser, server: Server) -> Iterator[Page]:
    """The journey runs four times: narrow and wide, light and dark."""
    width, scheme = request.param
    with opened(chromium, server, width, scheme) as page:
        yield page


@pytest.fixture
def screenshot(request: pytest.FixtureRequest) -> Callable[[Page, str], Path]:
    """`screenshot(page, "home")` writes the whole page to .build/screenshots, named after the journey."""

    def take(page: Page, name: str) -> Path:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        journey = re.sub(r"\W+", "-", request.node.name.removeprefix("test_")).strip("-")
        path = SCREENSHOTS / f"{journey}-{name}.png"
        page.screenshot(path=path, full_page=True)
        return path

    return take
