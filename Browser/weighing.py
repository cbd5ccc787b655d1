"""What a page weighs on its way, compressed as a proxy before Debrief would compress it."""

import gzip
import re

from serving import Server

# Compressed kB: of the largest sample's page, of all scripts together and of the style sheet.
MOST = {"page": 60, "scripts": 30, "style": 20}
SCRIPTS = (
    "script.js",
    "stream.js",
    "write.js",
    "causes.js",
    "together.js",
    "prose.js",
    "offers.js",
    "meeting.js",
    "template.js",
)


def weigh(server: Server) -> dict[str, float]:
    """kB of the heaviest of all reviews' pages, of every script and of the style sheet."""

    def weight(path: str) -> float:
        status, text = server.ask(path)
        assert status == 200, f"{path} answers {status}"
        return len(gzip.compress(text.encode(), 6)) / 1000

    lists = re.findall(r'href="(/reviews/[0-9a-z]{16})"', server.ask("/reviews")[1])
    pages = {path: weight(path) for path in set(lists)}
    heaviest = max(pages, key=pages.get)
    linked = [heaviest, heaviest + "/edit", heaviest + "/meeting", "/templates/concise"]
    static = set(re.findall(r"/static/[\w.-]+", "".join(server.ask(path)[1] for path in linked)))
    scripts = {path for path in static if path.endswith(".js")}
    assert {path.split(".", 1)[1] for path in scripts} == set(SCRIPTS), scripts
    return {
        "page": pages[heaviest],
        "scripts": sum(map(weight, scripts)),
        "style": sum(weight(path) for path in static if path.endswith(".css")),
    }
