"""The causes are written as a path of questions, and seen as they branch."""

import re
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Page, expect

from steps import fits, open_first, unique_ids


def write_bare(page: Page) -> str:
    """Opens a review in which nobody has written a why."""
    open_first(page)
    path = urlparse(page.url).path
    page.goto(path + "/edit")
    whys = page.locator("#field-cause-whys")
    while whys.get_by_role("button", name=re.compile("^Remove step")).count():
        whys.get_by_role("button", name=re.compile("^Remove step")).last.click()
        page.wait_for_load_state()
    return path


def add(page: Page, answer: str, question: str | None = None) -> None:
    form = page.locator(".walked > .next form")
    if question:
        form.get_by_label("Question").fill(question)
    form.get_by_label("Because").fill(answer)
    form.get_by_role("button", name="Add").click()
    expect(page.locator(".walked > li:not(.next)").last.get_by_label(re.compile("^Answer \\d+$"))).to_have_value(answer)


@pytest.mark.parametrize("scripts", [True, False])
def test_the_path_is_walked_and_branches(visit, server, scripts):
    with visit(server, scripts=scripts) as page:
        path = write_bare(page)
        add(page, "The pool was exhausted.", "Why did payments fail?")
        next_question = page.locator(".walked > .next").get_by_label("Question")
        expect(next_question).to_have_value("Why was the pool exhausted?")
        add(page, "Pods were doubled.")
        expect(next_question).to_have_value("Why were pods doubled?")
        page.get_by_role("link", name="Another reason beside step 2").click()
        beside = page.locator(".walked > li:not(.next) .asking")
        expect(beside.get_by_label("Question")).to_have_value("Why was the pool exhausted?")
        beside.get_by_label("Another reason").fill("Nothing limited the pool.")
        beside.get_by_role("button", name="Add").click()
        outline = page.locator("#causes-outline")
        expect(outline).to_contain_text("Nothing limited the pool.")
        expect(page.locator("svg.graph")).to_be_visible()
        outline.get_by_role("button", name="The root cause: Nothing limited the pool.").click()
        steps = page.locator(".walked > li:not(.next)")
        expect(steps.nth(1).get_by_label("Answer 2", exact=True)).to_have_value("Nothing limited the pool.")
        expect(steps.nth(1)).to_have_class("root")
        outline.get_by_role("button", name=re.compile("^In: Nothing limited")).click()
        expect(page.locator(".walked > li:not(.next)")).to_have_count(3)
        assert unique_ids(page)
        page.goto(path)
        expect(page.locator(".whys > .root")).to_contain_text("Nothing limited the pool.")


def test_the_drawing_follows_what_is_written(page, visit, server):
    path = write_bare(page)
    add(page, "One was so.", "Why?")
    add(page, "Two is so.")
    page.get_by_role("link", name="Another reason beside step 2").click()
    beside = page.locator(".walked > li:not(.next) .asking")
    beside.get_by_label("Another reason").fill("Three is so.")
    beside.get_by_role("button", name="Add").click()
    graph = page.locator("svg.graph")
    expect(graph).to_contain_text("Two is so.")
    page.get_by_label("Answer 2", exact=True).fill("Two was something else.")
    expect(graph).to_contain_text("Two was something")
    expect(page.locator("#causes-outline")).to_contain_text("Two was something else.")
    expect(page.locator("[data-listens]")).to_be_attached()
    with visit(server, role="responder") as other:
        other.goto(path + "/edit")
        other.get_by_label("Answer 1", exact=True).fill("Another one.")
        expect(graph).to_contain_text("Another one.")


def test_evidence_is_linked_to_a_claim(any_page, screenshot):
    path = write_bare(any_page)
    add(any_page, "The pool was exhausted.", "Why did payments fail?")
    step = any_page.locator(".walked > li:not(.next)").first
    step.get_by_text("No evidence yet").click()
    entry = any_page.locator("#evidence option").first.get_attribute("value")
    step.get_by_label("Add to “Evidence 1”", exact=True).fill(entry)
    step.locator(".proofs").get_by_role("button", name="Add").click()
    expect(any_page.locator(".walked > li:not(.next)").first.get_by_text("Evidence: 1")).to_be_visible()
    assert fits(any_page)
    screenshot(any_page, "write-causes")
    any_page.goto(path)
    proof = any_page.locator(".whys .proof").first
    expect(proof).to_contain_text("Evidence:")
    assert proof.get_by_role("link").first.get_attribute("href").startswith("#timeline-t")


@pytest.mark.parametrize("scripts", [True, False])
def test_kinds_of_factors_are_ticked(visit, server, scripts):
    with visit(server, scripts=scripts) as page:
        open_first(page)
        page.goto(urlparse(page.url).path + "/edit")
        rest = page.locator(".rest:has(#field-cause-factors) > summary")
        if rest.count():
            rest.click()
        box = page.locator("#field-cause-factors")
        kinds = box.locator(".kinds > summary")
        if box.locator(".kinds[open]").count() == 0:
            kinds.click()
        box.get_by_label("Race condition").check()
        box.get_by_role("button", name="Save what is ticked").click()
        box = page.locator("#field-cause-factors")
        expect(box.locator(".list")).to_contain_text(["Race condition"])
