"""A private review: who finds it, with whom it is shared, and what an administrator sees of it."""

import re

from playwright.sync_api import Page, expect

from accounts import PEOPLE
from steps import fits, open_first, unique_ids


def share_with(page: Page, whom: str) -> None:
    page.get_by_label("Share with").select_option(whom)
    page.get_by_role("button", name="Share", exact=True).click()


def make_private(page: Page) -> tuple[str, str]:
    """Makes the first review of the list private; gives its title and its path."""
    title = open_first(page)
    path = re.search("/reviews/[^?#]+", page.url).group()
    page.get_by_role("link", name="Who can see it").click()
    expect(page.get_by_role("heading", name="Everyone with an account")).to_be_visible()
    page.get_by_role("button", name="Make it private to me").click()
    expect(page.get_by_role("heading", name="Private to")).to_be_visible()
    return title, path


def finds(page: Page, title: str, path: str) -> bool:
    """Whether the list, search and the address show it, all three or none."""
    page.goto("/reviews")
    listed = page.get_by_role("link", name=title, exact=True).count()
    page.goto("/reviews?q=" + title.split()[0])
    found = page.get_by_role("link", name=title, exact=True).count()
    answered = page.goto(path).status
    assert (listed, found, answered) in [(0, 0, 404), (1, 1, 200)]
    return answered == 200


def without_number(page: Page) -> str:
    """What a page says, but for the number by which one mentions it."""
    return re.sub("mention [0-9a-f-]+", "mention", page.locator("main").inner_text())


def test_nobody_else_finds_it(server, visit, screenshot):
    with visit(server, role="responder") as owner, visit(server, "narrow", "dark", role="reviewer") as other:
        title, path = make_private(owner)
        assert fits(owner) and unique_ids(owner)
        screenshot(owner, "access")
        owner.goto("/reviews")
        expect(owner.get_by_role("row", name=re.compile(re.escape(title)))).to_contain_text("private")
        assert finds(owner, title, path)
        expect(owner.get_by_role("link", name="Private: Rui Costa", exact=True)).to_be_visible()
        assert not finds(other, title, path)
        hidden = without_number(other)
        other.goto("/reviews/not-there")
        assert without_number(other) == hidden
        for under in ("/history", "/access", "/as/concise", "/events", "?version=1"):
            assert other.goto(path + under).status == 404, under


def test_shared_with_a_group_and_withdrawn(page, server, visit, screenshot):
    page.goto("/people")
    page.get_by_label("A new group").fill("Security")
    page.get_by_role("button", name="Add the group").click()
    page.get_by_label("Add to Security").select_option(PEOPLE["viewer"][0])
    page.get_by_role("button", name="Add to the group Security").click()
    with visit(server, "narrow", role="responder") as owner, visit(server, role="viewer") as other:
        title, path = make_private(owner)
        assert not finds(other, title, path)
        share_with(owner, "Group Security")
        assert fits(owner)
        screenshot(owner, "shared")
        assert finds(other, title, path)
        expect(other.get_by_text("Private: Rui Costa, group Security")).to_be_visible()
        # A viewer reads it, and is offered nothing that a viewer may not do.
        for name in ("Who can see it", "Remove this review…", "Private: Rui Costa, group Security"):
            expect(other.get_by_role("link", name=name)).to_have_count(0)
        expect(other.get_by_role("button", name="Attach")).to_have_count(0)
        other.goto(path + "?version=1")
        expect(other.get_by_role("button", name="Put back to this version")).to_have_count(0)

        owner.get_by_role("button", name="Withdraw from Group Security").click()
        expect(owner.get_by_role("listitem")).to_have_count(1)
        assert not finds(other, title, path)
        owner.get_by_role("button", name="Open it to everyone").click()
        expect(owner.get_by_role("heading", name="Everyone with an account")).to_be_visible()
        assert finds(other, title, path)


def test_an_administrator_gives_himself_access(page, server, visit, screenshot):
    with visit(server, role="responder") as owner:
        title, path = make_private(owner)
        assert not finds(page, title, path)
        page.goto("/people/private")
        expect(page.get_by_role("listitem")).to_have_count(1)
        assert title not in page.content()
        screenshot(page, "keys-alone")
        page.get_by_role("link", name=path.removeprefix("/reviews/")).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Who can see this review")
        assert title not in page.content()
        expect(page.get_by_role("button", name="Open it to everyone")).to_have_count(0)
        screenshot(page, "not-a-member")
        share_with(page, "Ada Berg (you)")
        expect(page.get_by_text(title)).to_be_visible()
        assert finds(page, title, path)
        owner.goto(path + "/history")
        expect(owner.get_by_role("listitem").filter(has_text="Version 3")).to_contain_text(
            "Private to Ada Berg, Rui Costa."
        )
        page.goto("/people/audit")
        expect(page.get_by_role("row", name=re.compile("Shared: added Ada Berg"))).to_contain_text("Ada Berg")
