"""Whatever people write, a page shows it and runs none of it."""

import json
import subprocess

from playwright.sync_api import Page

from conftest import Server
from payloads import PAYLOADS

REVIEWS = 20

# Everything that could run, as the page has it: none of it may come from what people wrote.
SUSPECTS = """() => {
  const found = [];
  for (const node of document.querySelectorAll('*')) {
    for (const { name, value } of node.attributes) {
      if (name.startsWith('on') || name === 'style' || name === 'srcdoc') found.push(name + '=' + value);
      if (['href', 'src', 'action', 'formaction', 'xlink:href', 'data'].includes(name)) {
        const scheme = value.replace(/[\\u0000-\\u0020]/g, '').toLowerCase();
        if (/^(javascript|vbscript|data):/.test(scheme)) found.push(name + '=' + value);
      }
    }
    if (['IFRAME', 'OBJECT', 'EMBED', 'BASE', 'STYLE'].includes(node.tagName)) found.push(node.tagName);
    if (node.tagName === 'META' && node.httpEquiv) found.push('meta ' + node.httpEquiv);
  }
  for (const script of document.querySelectorAll('script')) {
    const own = new URL(script.src, location).pathname;
    const isOurs = /^\\/static\\/[0-9a-f]+\\.[a-z]+\\.js$/.test(own) && !script.text;
    if (!isOurs) found.push(script.outerHTML);
  }
  if (window.__ran) found.push('it ran');
  return found;
}"""


class Filled:
    """Reviews in which every text of every field is a payload, another one in each review."""

    def __init__(self, schema: dict):
        self.schema = schema
        self.next = 0
        self.used: set[str] = set()

    def text(self) -> str:
        payload = PAYLOADS[self.next % len(PAYLOADS)]
        self.next += 1
        self.used.add(payload)
        return payload

    def review(self) -> dict:
        review = self.value(self.schema, "")
        for name in ("uid", "origin", "conflicts", "updatedBy", "updatedAt", "createdAt", "template"):
            review.pop(name, None)
        return review

    def value(self, schema: dict, name: str):
        if reference := schema.get("$ref"):
            return self.value(self.schema["$defs"][reference.rsplit("/", 1)[1]], name)
        if forms := schema.get("anyOf"):
            texts = [form for form in forms if form.get("type") in ("string", "object")]
            return self.value(texts[-1], name)
        match schema.get("type"):
            case "object":
                kept = {
                    key: self.value(inner, key)
                    for key, inner in schema["properties"].items()
                    if not inner.get("readOnly") and key not in ("id", "because", "amount", "value", "latest", "rank")
                }
                return kept
            case "array":
                return [self.value(schema["items"], name) for _ in range(2)]
            case "boolean":
                return True
            case "number" | "integer":
                return 2
            case _:
                return "2026-02-14T18:02Z" if "pattern" in schema else self.text()


def fill(server: Server) -> tuple[list[str], Filled]:
    """Puts the reviews there by the API, with files and documents of the same kind; gives their keys."""
    schema = subprocess.run([str(server.binary), "schema"], capture_output=True, text=True, check=True).stdout
    filled = Filled(json.loads(schema))
    uids = []
    for _ in range(REVIEWS):
        content = json.dumps(filled.review()).encode()
        status, answer = server.ask("/api/reviews", "POST", content, **{"content-type": "application/json"})
        assert status == 201, answer[:2000]
        uids.append(json.loads(answer)["uid"])
    for number, payload in enumerate(PAYLOADS[::7]):
        name = payload.replace("/", "_").replace("\n", " ")[:60].encode().hex("%")
        kind = {"content-type": "application/octet-stream"}
        path = f"/api/reviews/{uids[0]}/attachments/%{name}"
        status, answer = server.ask(path, "PUT", f"{number} {payload}".encode(), **kind)
        assert status in (200, 201), answer
    return uids, filled


def assert_nothing_runs(page: Page, path: str) -> None:
    answer = page.goto(path)
    assert answer.ok, f"{path}: {answer.status}"
    assert page.evaluate(SUSPECTS) == [], path


def test_no_field_runs(server, visit):
    uids, filled = fill(server)
    assert len(PAYLOADS) >= 300 and filled.used == set(PAYLOADS)
    violations: list[str] = []
    with visit(server) as page:
        page.on("dialog", lambda dialog: (violations.append(dialog.message), dialog.dismiss()))
        page.on(
            "console", lambda line: violations.append(line.text) if "Content Security Policy" in line.text else None
        )
        for uid in uids:
            assert_nothing_runs(page, f"/reviews/{uid}")
        documents = [f"as/{name}" for name in ("concise", "manager", "incident-review", "post-mortem", "executive")]
        for path in ["edit", "history", *documents]:
            for uid in uids[:4]:
                assert_nothing_runs(page, f"/reviews/{uid}/{path}")
        assert_nothing_runs(page, "/reviews?q=script")
        assert_nothing_runs(
            page,
            "/reviews?q=%22%3E%3Cscript%3Ewindow.__ran%3D1%3C%2Fscript%3E&service=%3Cimg%20src%3Dx%20onerror%3D1%3E",
        )
        assert_nothing_runs(page, f"/reviews/{uids[0]}/remove")
        assert violations == []


def test_no_import_runs(server, visit, tmp_path):
    document = tmp_path / "payloads.md"
    document.write_text("# Outage\n\n## Summary\n\n" + "\n\n".join(PAYLOADS) + "\n")
    with visit(server) as page:
        page.goto("/import")
        page.locator("#document").set_input_files(document)
        page.get_by_role("button", name="Show what is read").click()
        page.wait_for_load_state()
        assert page.evaluate(SUSPECTS) == []
        page.get_by_role("button", name="Create the review").click()
        page.wait_for_url("**/reviews/*")
        assert page.evaluate(SUSPECTS) == []


def test_no_name_runs(server, visit):
    """Names of people, groups, tokens and files, and the words of a sign-in."""
    with visit(server) as page:
        page.on("dialog", lambda dialog: dialog.dismiss())
        for payload in PAYLOADS[:: len(PAYLOADS) // 12]:
            form = {"content-type": "application/x-www-form-urlencoded"}
            encoded = payload.encode().hex("%")
            for path, field in (("/groups", "group"), ("/people/services", "name"), ("/account/tokens", "name")):
                server.ask(path, "POST", f"{field}=%{encoded}&scope=read&role=viewer".encode(), **form)
        for path in ("/people", "/people/audit", "/people/private", "/account", "/api"):
            assert_nothing_runs(page, path)
    with visit(server, role=None) as stranger:
        for payload in PAYLOADS[::20]:
            stranger.goto("/signin?back=" + f"%{payload.encode().hex('%')}")
            assert stranger.evaluate(SUSPECTS) == []
            stranger.get_by_label("E-mail or name").fill(payload)
            stranger.get_by_label("Password").fill(payload)
            stranger.get_by_role("button", name="Sign in", exact=True).click()
            assert stranger.evaluate(SUSPECTS) == []
