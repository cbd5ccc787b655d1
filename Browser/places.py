"""Every page of Debrief, with something on it: journeys that look at all of them stand on this list, and so does
`make screens`. A route of Routes.swift that is missing here fails test_places.py.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

from playwright.sync_api import Page

from accounts import PEOPLE, join
from serving import ROOT, Server
from steps import sign_in

TEMPLATES = ["manager", "incident-review", "post-mortem", "concise", "executive"]
LONG_WORD = "payments-reconciliation-" * 6 + "worker"
EDITION = "# Incident Post-Mortem\n\n## Overview\n\n- **Title**: {title}\n- **Severity**: SEV-3\n"

# Routes that answer a GET with something else than a page.
NO_PAGE = {
    "/events": "a stream",
    "/find": "a part of a page, for the quick switcher",
    "/reviews/:uid/fields": "what fields say, for the script of the write page",
    "/reviews/:uid/elements/understood": "a part of a page, for the same",
    "/reviews/:uid/whys": "a part of a page, for the same",
    "/reviews/:uid/words": "names that fit, for the same",
    "/reviews/:uid/people": "who is there, for the same",
    "/reviews/:uid/attachments/:name": "a file",
    "/signin/openid": "leads to the provider",
    "/signin/openid/callback": "where the provider leads back to",
    "/account/export": "a file",
    "/people/:account/export": "a file",
    "/static/:name": "a file",
    "/healthz": "a word",
    "/readyz": "a word",
    "/metrics": "figures for a program",
}


@dataclass(frozen=True)
class Place:
    name: str
    route: str  # as in Routes.swift; what a page says by another road is the route's that shows it
    path: str = ""  # with names of the ground in braces; the route when left out
    role: str | None = "administrator"
    status: int = 200
    steps: Callable[[Page], None] | None = None  # what leads on from there to what is looked at
    at: str = "used"  # or on one that is empty, or in which nobody has an account yet: new


def pressed(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("button", name=name).first.click()


def refused(page: Page) -> None:
    sign_in(page, PEOPLE["viewer"][1], "not the password")


def joined_too_short(page: Page) -> None:
    page.get_by_label("Your name").fill("Nils Öhman")
    page.get_by_label("E-mail or name to sign in with").fill("nils")
    page.get_by_label("Password").fill("too short")
    pressed("Make the account")(page)


def read(page: Page) -> None:
    page.get_by_label("Or the text of one").fill((ROOT / "Sources/DebriefCLI/Samples/post-mortem.md").read_text())
    pressed("Show what is read")(page)


def read_with_doubts(page: Page) -> None:
    page.get_by_label("Or the text of one").fill(
        EDITION.format(title=LONG_WORD) + "- **Date & Time**: 03/04/26 10:00 IST - noon\n\n## Odds\n\nAnd ends.\n"
    )
    pressed("Show what is read")(page)


def settled_beside(page: Page) -> None:
    read_with_doubts(page)
    page.get_by_role("button", name=re.compile("^Create the review")).click()
    page.wait_for_url("**/document?**")


def read_several(page: Page) -> None:
    page.get_by_label("Files").set_input_files(
        [
            {
                "name": f"{name}.md",
                "mimeType": "text/markdown",
                "buffer": f"# {name} stuck\n\nDate: 03/04/26\n".encode(),
            }
            for name in ("lift", "gate", LONG_WORD)
        ]
    )
    pressed("Show what is read")(page)


def kept_several(page: Page) -> None:
    read_several(page)
    page.get_by_role("button", name=re.compile("^Keep ")).click()
    page.wait_for_url("**/imports/**")


def opened_entry(page: Page) -> None:
    page.get_by_role("link", name=re.compile("^Edit ")).first.click()
    page.wait_for_url("**open=**")


def choosing(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_role("link").first.wait_for()


def saying(page: Page) -> None:
    page.get_by_role("link", name="Comment on Title", exact=True).click()
    page.locator("[data-field=title] .say textarea").last.wait_for()


def branching(page: Page) -> None:
    page.get_by_role("link", name=re.compile("^Another reason beside")).first.click()
    page.locator("#field-cause-whys-between").wait_for()
    page.locator("#field-cause-whys .proofs > summary").first.click()


def previewed(page: Page) -> None:
    page.get_by_label("Summary", exact=True).focus()
    page.locator("[data-field=summary]").get_by_role("button", name="Preview").click()
    page.locator(".shown").wait_for()


def named_as_another(page: Page) -> None:
    page.get_by_label("Name").fill("Concise")
    pressed("Make the template")(page)


def slipped(page: Page) -> None:
    page.get_by_label("Text, with its slots").fill("# {{titel}}\n\n{{#timeline}}| " + LONG_WORD)
    page.locator(".faults").wait_for()
    page.evaluate("scrollTo(0, 0)")


def unnamed_rank(page: Page) -> None:
    page.get_by_label("When an incident has rank 5").fill("Nobody knows")
    pressed("Save the vocabulary")(page)
    page.get_by_role("alert").wait_for()


PLACES = [
    Place("home", "/"),
    Place("home-viewer", "/", role="viewer"),
    Place("home-first-use", "/", at="empty"),
    Place("home-switcher", "/", steps=choosing),
    Place("actions", "/actions", "/actions?view=all"),
    Place("actions-board", "/actions", "/actions?view=all&as=board"),
    Place("actions-viewer", "/actions", "/actions?view=all", role="viewer"),
    Place("actions-first-use", "/actions", at="empty"),
    Place("nobody-yet", "/signin", role=None, at="new"),
    Place("welcome", "/welcome/:secret", "/welcome/{first}", role=None, at="new"),
    Place("welcome-refused", "/welcome/:secret", "/welcome/{first}", role=None, at="new", steps=joined_too_short),
    Place("reviews-first-use", "/reviews", at="empty"),
    Place("people-first-use", "/people", at="empty"),
    Place("webhooks-first-use", "/people/webhooks", at="empty"),
    Place("audit-first-use", "/people/audit", at="empty"),
    Place("removed-empty", "/reviews/removed", at="empty"),
    Place("private-empty", "/people/private", at="empty"),
    Place("signin", "/signin", role=None),
    Place("signin-refused", "/signin", role=None, steps=refused),
    Place("signin-asked", "/signin", "/reviews", role=None),
    Place("link-invitation", "/welcome/:secret", "/welcome/{invitation}", role=None),
    Place("link-used", "/welcome/:secret", "/welcome/nothing", role=None, status=410),
    Place("reviews", "/reviews"),
    Place("reviews-viewer", "/reviews", role="viewer"),
    Place("reviews-filtered", "/reviews", "/reviews?q=payments&status=final"),
    Place("reviews-no-match", "/reviews", "/reviews?q=nothing+says+this"),
    Place("review", "/reviews/:uid", "/reviews/{full}"),
    Place("review-post-mortem", "/reviews/:uid", "/reviews/{post-mortem}"),
    Place("review-executive", "/reviews/:uid", "/reviews/{executive}"),
    Place("review-by-roles", "/reviews/:uid", "/reviews/{full}?people=roles"),
    Place("review-viewer", "/reviews/:uid", "/reviews/{full}", role="viewer"),
    Place("review-long", "/reviews/:uid", "/reviews/{long}"),
    Place("review-bare", "/reviews/:uid", "/reviews/{bare}"),
    Place("review-private", "/reviews/:uid", "/reviews/{private}"),
    Place("review-conflict", "/reviews/:uid", "/reviews/{conflicted}"),
    Place("review-earlier", "/reviews/:uid", "/reviews/{conflicted}?version=1"),
    *(Place("as-" + name, "/reviews/:uid/as/:template", "/reviews/{full}/as/" + name) for name in TEMPLATES),
    Place("as-bare", "/reviews/:uid/as/:template", "/reviews/{bare}/as/concise"),
    Place("new", "/reviews/new"),
    Place("history", "/reviews/:uid/history", "/reviews/{conflicted}/history"),
    Place("history-field", "/reviews/:uid/history", "/reviews/{conflicted}/history?field=title"),
    Place("comments", "/reviews/:uid/comments", "/reviews/{full}/comments"),
    Place("comments-viewer", "/reviews/:uid/comments", "/reviews/{full}/comments", role="viewer"),
    Place("comments-none", "/reviews/:uid/comments", "/reviews/{bare}/comments"),
    Place("meeting", "/reviews/:uid/meeting", "/reviews/{full}/meeting"),
    Place("meeting-timeline", "/reviews/:uid/meeting", "/reviews/{full}/meeting?part=4"),
    Place("meeting-outcome", "/reviews/:uid/meeting", "/reviews/{full}/meeting?part=99"),
    Place("meeting-viewer", "/reviews/:uid/meeting", "/reviews/{bare}/meeting", role="viewer"),
    Place("write", "/reviews/:uid/edit", "/reviews/{full}/edit"),
    Place("write-entry", "/reviews/:uid/edit", "/reviews/{full}/edit", steps=opened_entry),
    Place("write-saying", "/reviews/:uid/edit", "/reviews/{full}/edit", steps=saying),
    Place("write-preview", "/reviews/:uid/edit", "/reviews/{post-mortem}/edit", steps=previewed),
    Place("write-causes", "/reviews/:uid/edit", "/reviews/{full}/edit", steps=branching),
    Place("write-long", "/reviews/:uid/edit", "/reviews/{long}/edit"),
    Place("write-bare", "/reviews/:uid/edit", "/reviews/{bare}/edit"),
    Place("remove", "/reviews/:uid/remove", "/reviews/{full}/remove"),
    Place("removed", "/reviews/removed"),
    Place("access", "/reviews/:uid/access", "/reviews/{full}/access"),
    Place("access-private", "/reviews/:uid/access", "/reviews/{private}/access"),
    Place("import", "/import"),
    Place("import-nothing", "/import", steps=pressed("Show what is read")),
    Place("import-result", "/import", steps=read),
    Place("import-doubts", "/import", steps=read_with_doubts),
    Place("import-several", "/import", steps=read_several),
    Place("import-settling", "/reviews/:uid/document", "/import", steps=settled_beside),
    Place("import-run", "/imports/:run", "/import", steps=kept_several),
    Place("account", "/account"),
    Place("account-viewer", "/account", role="viewer"),
    Place("people", "/people"),
    Place("people-link", "/people", steps=pressed("Make a link")),
    Place("person", "/people/:account", "/people/{account}"),
    Place("erase", "/people/:account/erase", "/people/{account}/erase"),
    Place("audit", "/people/audit"),
    Place("private", "/people/private"),
    Place("webhooks", "/people/webhooks"),
    Place("webhook", "/people/webhooks/:webhook", "/people/webhooks/{webhook}"),
    Place("targets", "/targets"),
    Place("templates", "/templates"),
    Place("templates-refused", "/templates", steps=named_as_another),
    Place("template", "/templates/:template", "/templates/{template}"),
    Place("template-read", "/templates/:template", "/templates/concise"),
    Place("template-faults", "/templates/:template", "/templates/{template}", steps=slipped),
    Place("vocabulary", "/vocabulary"),
    Place("vocabulary-refused", "/vocabulary", steps=unnamed_rank),
    Place("vocabulary-first-use", "/vocabulary", at="empty"),
    Place("storage", "/people/storage"),
    Place("storage-first-use", "/people/storage", at="empty"),
    Place("reference", "/api"),
    Place("reference-stranger", "/api", role=None),
    Place("not-found", "/reviews/:uid", "/reviews/not-there", status=404),
    Place("not-allowed", "/people", role="viewer", status=403),
]


@dataclass
class Ground:
    """What the places stand on: the servers by what is in them, and the names that are filled into paths."""

    servers: dict[str, Server]
    names: dict[str, str]

    def server(self, place: Place) -> Server:
        return self.servers[place.at]

    def path(self, place: Place) -> str:
        return (place.path or place.route).format_map(self.names)

    def go(self, page: Page, place: Place) -> None:
        """Opens it in a page of its server and role, and sees that it is what the list says."""
        answer = page.goto(self.server(place).url + self.path(place))
        assert answer.status == place.status, f"{place.name}: {page.url} answers {answer.status}"
        if place.steps:
            place.steps(page)
            page.wait_for_load_state()
        pattern = re.sub(r":\w+", "[^/]+", place.route)
        shown = urlparse(page.url).path
        assert place.steps or re.fullmatch(pattern, shown), f"{place.name}: {shown} is not {place.route}"


def furnish(used: Server, empty: Server, new: Server, folder: Path) -> Ground:
    """Fills one Debrief with all that there are pages for, and lets an administrator into another."""

    def ask(path: str, method: str = "GET", body: dict | None = None, **headers: str) -> dict:
        sent = None if body is None else json.dumps(body).encode()
        status, answer = used.ask(path, method, sent, **{"content-type": "application/json"} | headers)
        assert status < 300, f"{method} {path}: {status} {answer}"
        return json.loads(answer) if answer else {}

    samples = [ask(f"/api/reviews/{row['uid']}") for row in ask("/api/reviews")["reviews"]]
    names = {one["template"]: one["uid"] for one in samples}
    people = {one["name"]: one["uid"] for one in ask("/api/people")["people"]}
    names["full"] = names["incident-review"]
    names["long"] = ask("/api/reviews", "POST", long_review())["uid"]
    names["bare"] = ask("/api/reviews", "POST", {"title": "The lift stood still"})["uid"]
    ask("/api/reviews", "POST", waiting_review(PEOPLE["administrator"][0]))
    names["private"] = ask("/api/reviews", "POST", {"title": "Keys in a log", "severity": {"written": "SEV-2"}})["uid"]
    ask(
        f"/api/reviews/{names['private']}/access",
        "PUT",
        {"visibility": [f"person:{people[PEOPLE['administrator'][0]]}"]},
    )
    names["conflicted"] = conflicted(used, folder, ask)
    gone = ask("/api/reviews", "POST", {"title": "An exercise, by mistake"})["uid"]
    ask(f"/api/reviews/{gone}", "DELETE")
    status, _ = used.ask(f"/reviews/{names['full']}/attachments/worker.log", "PUT", b"18:02 stopped\n")
    assert status == 201
    said = ask(f"/api/reviews/{names['full']}/comments", "POST", {"body": "Is *that* so?", "path": "summary"})
    ask(f"/api/reviews/{names['full']}/comments", "POST", {"body": "It is, @rosa.", "parent": said["id"]})
    settled = ask(f"/api/reviews/{names['full']}/comments", "POST", {"body": f"Well done, {LONG_WORD}"})
    patch = {"content-type": "application/merge-patch+json"}
    ask(f"/api/reviews/{names['full']}/comments/{settled['id']}", "PATCH", {"resolved": True}, **patch)
    names["account"] = people[PEOPLE["reviewer"][0]]
    webhook = {"address": "http://127.0.0.1:9/" + LONG_WORD, "events": ["review.created", "review.changed"]}
    names["webhook"] = ask("/api/webhooks", "POST", webhook)["uid"]
    ask(f"/api/webhooks/{names['webhook']}/test", "POST")
    form = {"content-type": "application/x-www-form-urlencoded"}
    label = LONG_WORD[: LONG_WORD.rindex("-", 0, 60)]
    status, _ = used.ask("/templates", "POST", f"label={label}&from=concise".encode(), **form)
    assert status == 303
    names["template"] = label
    ask("/api/vocabulary", "PUT", vocabulary())
    link = used.run("user", "invite", "--role", "responder", "--url", used.url).strip()
    names["invitation"] = link.rsplit("/", 1)[1]
    names["first"] = new.way_in().rsplit("/", 1)[1]
    empty.sessions["administrator"] = join(empty.way_in(), *PEOPLE["administrator"])
    return Ground({"used": used, "empty": empty, "new": new}, names)


def conflicted(server: Server, folder: Path, ask: Callable[..., dict]) -> str:
    """A review that was changed here and in its document, and each time in the same place."""
    document = folder / "belt.md"
    document.write_text(EDITION.format(title="The belt stood still"))
    uid = server.run("import", str(document)).split()[-1]
    ask(f"/api/reviews/{uid}", "PATCH", {"title": "Nobody got a suitcase"})
    document.write_text(EDITION.format(title="The belt stood still for an hour"))
    server.run("import", str(document))
    assert ask(f"/api/reviews/{uid}")["conflicts"]
    return uid


def vocabulary() -> dict:
    return {
        "severities": [{"name": f"SEV-{i}", "meaning": f"{LONG_WORD} stands still"} for i in range(1, 5)],
        "services": [LONG_WORD[:100], *(f"service {i}" for i in range(60))],
        "factors": ["Vendor limits", LONG_WORD[:60]],
    }


def waiting_review(name: str) -> dict:
    """An incident that goes on, with a review to write and more to do than Home shows."""
    return {
        "title": f"Refunds wait in {LONG_WORD}",
        "severity": {"written": "SEV-2"},
        "status": "draft",
        "incidentStatus": "identified",
        "startedAt": {"at": "2026-02-11T13:48Z"},
        "owner": {"name": name},
        "actions": [
            {"action": f"Look into {LONG_WORD if i == 3 else 'refunds'}, part {i}", "owner": {"name": name}}
            | ({"due": "2026-02-12", "priority": "P1"} if i < 5 else {})
            for i in range(10)
        ],
    }


def long_review() -> dict:
    """Two hundred entries from three sources, with words that have no place to break."""
    phases = ["detection", "investigation", "mitigation", "resolution"]
    entries = [
        {
            "at": {"at": f"2026-02-11T{14 + i // 60:02}:{i % 60:02}Z"},
            "event": f"Queue depth of {LONG_WORD if i % 50 == 7 else 'payments'} at {i * 37}",
            "phase": phases[i // 50],
            "source": ["alerts", "chat", "deploys"][i % 3],
        }
        for i in range(200)
    ]
    for i, milestone in ((0, "detected"), (12, "acknowledged"), (110, "mitigated"), (190, "resolved")):
        entries[i]["milestone"] = milestone
    return {
        "title": f"Payments waited in {LONG_WORD}",
        "severity": {"written": "SEV-1"},
        "startedAt": {"at": "2026-02-11T13:48Z"},
        "endedAt": {"at": "2026-02-11T17:12Z"},
        "timeline": entries,
        "services": [LONG_WORD, "checkout"],
    }


def routes() -> set[str]:
    """The routes that answer a GET, but for those of the API."""
    source = (ROOT / "Sources/DebriefServer/Routes.swift").read_text()
    return set(re.findall(r'Route\(\.get, "([^"]+)"', source))
