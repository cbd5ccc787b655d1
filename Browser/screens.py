"""Pictures of every page, wide and on a phone, light and dark: `make screens`. They are for looking at, and prove
nothing.
"""

import pytest
from playwright.sync_api import Page

from conftest import SCHEMES, WIDTHS
from places import PLACES, Ground, Place
from serving import ROOT

FOLDER = ROOT / ".build" / "screens"


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_picture(place: Place, ground: Ground, rooms):
    page: Page = rooms(ground.server(place), place.role)
    ground.go(page, place)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for width, (across, down) in WIDTHS.items():
        page.set_viewport_size({"width": across, "height": down})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=FOLDER / f"{place.name}-{width}-{scheme}.png", full_page=True)
