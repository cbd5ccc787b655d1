"""What writing in a browser costs: script for a key in a review of 2,000 entries, and the time until a choice is saved.

    python Benchmarks/writing.py ./debrief [--quick] [NAME...]

It runs when no name is given, or `writing` is one. It reports and asserts nothing.
"""

import itertools
import json
import re
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "Browser"))

from playwright.sync_api import Browser, Page, expect, sync_playwright

from accounts import COOKIE, PEOPLE, join
from serving import Server, load_samples, serving

ENTRIES = 2000
KEYS = 120
SAVES = 40
# Script that a key sets off: its own events, and what waits for them.
SCRIPT = {"EventDispatch", "FunctionCall", "TimerFire", "FireAnimationFrame", "RunMicrotasks"}

SAVE = """async (rounds) => {
  const status = document.querySelector("#saves"), choice = document.querySelector("[data-field=status] select");
  const saved = () => new Promise((done) => {
    const watch = new MutationObserver(() => {
      if (status.textContent.startsWith("All saved")) { watch.disconnect(); done(performance.now()); }
    });
    watch.observe(status, { childList: true, characterData: true, subtree: true });
  });
  const saves = [], trips = [];
  for (let i = 0; i < rounds; i++) {
    let began = performance.now();
    await (await fetch("/healthz")).text();
    trips.push(performance.now() - began);
    choice.selectedIndex = 2 - (i % 2);
    const done = saved();
    began = performance.now();
    choice.dispatchEvent(new Event("input", { bubbles: true }));
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    saves.push((await done) - began);
    await new Promise((next) => setTimeout(next, 50));
  }
  return { saves, trips };
}"""


def long_review(server: Server) -> str:
    entries = [
        {"at": {"at": f"2026-02-11T{i // 60 % 24:02}:{i % 60:02}Z"}, "event": f"entry {i}"} for i in range(ENTRIES)
    ]
    review = {"title": "A long day", "status": "draft", "timeline": entries, "template": "post-mortem"}
    status, answer = server.ask(
        "/api/reviews", "POST", json.dumps(review).encode(), **{"content-type": "application/json"}
    )
    assert status == 201, answer
    return json.loads(answer)["uid"]


def keys(browser: Browser, page: Page) -> list[float]:
    """Milliseconds of script between each key and the next, by Chromium's own trace."""
    area = page.locator("[data-field=summary] textarea")
    area.focus()
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    page.keyboard.type("words and more " * (KEYS // 15), delay=30)
    expect(page.locator("#saves")).to_contain_text("All saved")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    ours = [one for one in events if one.get("ph") == "X" and one["name"] in SCRIPT]
    downs = sorted(
        one["ts"] for one in ours if one["name"] == "EventDispatch" and one["args"]["data"]["type"] == "keydown"
    )
    spans, end = [], 0
    # What runs within another counts once.
    for one in sorted(ours, key=lambda one: one["ts"]):
        if one["ts"] >= end:
            spans.append((one["ts"], one["dur"]))
            end = one["ts"] + one["dur"]
    return [sum(length for at, length in spans if key <= at < after) / 1000 for key, after in itertools.pairwise(downs)]


def main() -> None:
    names = [word for word in sys.argv[2:] if not word.startswith("--")]
    if names and "writing" not in names:
        return
    print(f"# Writing\n\nIn Chromium: keys in a review of {ENTRIES} timeline entries, choices in a sample.\n")
    binary = Path(sys.argv[1]).resolve()
    with (
        tempfile.TemporaryDirectory(prefix="debrief-bench-") as folder,
        serving(binary, load_samples(binary, Path(folder) / "data")) as server,
        sync_playwright() as playwright,
    ):
        server.sessions["administrator"] = join(server.way_in(), *PEOPLE["administrator"])
        sample = re.findall(r'href="(/reviews/[0-9a-z]{16})"', server.ask("/reviews")[1])[0]
        uid = long_review(server)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        context = browser.new_context(base_url=server.url)
        context.add_cookies([{"name": COOKIE, "value": server.sessions["administrator"], "url": server.url}])
        page = context.new_page()
        page.goto(f"/reviews/{uid}/edit")
        expect(page.locator("[data-listens]")).to_be_attached()
        costs = sorted(keys(browser, page))
        print(f"  script for a key, ms    median {statistics.median(costs):.2f}, most {costs[-1]:.2f}   of 16 at most")
        page.goto(sample + "/edit")
        expect(page.locator("[data-listens]")).to_be_attached()
        times = page.evaluate(SAVE, SAVES)
        trip, save = statistics.median(times["trips"]), statistics.median(times["saves"])
        print(f"  a choice until saved, ms  {save:.1f}; an empty answer {trip:.1f}   of {trip + 50:.1f} at most")
        browser.close()
    print(flush=True)


main()
