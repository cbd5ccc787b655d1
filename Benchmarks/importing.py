"""A folder of 10,000 documents into SQLite: documents a second beside md4c with the same bytes and beside a copy of the
files, memory on the way, stopping and going on; and how the time to read a document grows with its length.

    python Benchmarks/importing.py ./debrief [--quick] [NAME...]

It runs when no name is given, or `importing` is one. It reports and asserts nothing.
"""

import ctypes
import ctypes.util
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

QUICK = "--quick" in sys.argv
NAMES = [word for word in sys.argv[2:] if not word.startswith("--")]
DOCUMENTS = 1_000 if QUICK else 10_000
SAMPLES = Path(__file__).parent.parent / "Sources/DebriefCLI/Samples"

FREE = """# Outage of the {thing} on {day} {month} 2025

Severity: {number}
Author: {name}

## What happened

Between 09:{minute:02} and 11:20 UTC the {thing} answered slowly. {filler}

## Timeline (UTC)

| Time | Event |
|---|---|
| 09:{minute:02} | deploy of {thing} {number}.{minute} |
| 09:50 | alert: {thing} latency above 2 s |
| 11:20 | {name} rolled it back, all is right again |

## What went well

- the rollback took {number} minutes

## Action items

- [ ] Watch the latency of the {thing} - {name}, due 2025-12-{day:02}
- [x] Write down how the {thing} is rolled back
"""
THINGS = ["card gateway", "label printer", "search index", "mail relay", "seat map", "price feed", "login page"]
PEOPLE = ["Ines Duarte", "Marek Novak", "Tove Lind", "Amara Osei", "Kenji Mori"]
MONTHS = ["January", "March", "May", "August", "October"]


def fill(folder: Path) -> int:
    """Half of them follow a template, half none; no two are the same. Gives their bytes."""
    pick = random.Random(6)
    samples = [text for path in sorted(SAMPLES.glob("*.md")) if "INC-" in (text := path.read_text())]
    size = 0
    for number in range(DOCUMENTS):
        words = {
            "thing": pick.choice(THINGS), "name": pick.choice(PEOPLE), "month": pick.choice(MONTHS),
            "day": pick.randint(1, 28), "minute": pick.randint(10, 49), "number": number % 4 + 1,
            "filler": " ".join(pick.choice(THINGS) for _ in range(pick.randint(5, 300))),
        }  # fmt: skip
        if number % 2:
            text = FREE.format(**words)
        else:
            text = re.sub(r"INC-\d{4}-\d{4}", f"INC-2025-{number:05}", samples[number // 2 % len(samples)])
            text += f"\n\nNumber {number}: {words['filler']}\n"
        path = folder / f"{number // 500:02}" / f"{number:05}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        size += len(text.encode())
    return size


def resident(pid: int) -> float:
    """MB of memory."""
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text()).group(1)) / 1000


def md4c(folder: Path) -> float:
    """Seconds that md4c takes to write all of them as HTML, which goes nowhere."""
    library = ctypes.CDLL(ctypes.util.find_library("md4c-html") or "libmd4c-html.so.0")
    # What takes the HTML is a function of C: one of Python would be measured instead.
    nowhere = ctypes.cast(ctypes.CDLL(None).abs, ctypes.c_void_p)
    tables_and_boxes = 0x0F0C
    documents = [path.read_bytes() for path in sorted(folder.rglob("*.md"))]
    start = time.perf_counter()
    for document in documents:
        library.md_html(document, len(document), nowhere, None, tables_and_boxes, 0)
    return time.perf_counter() - start


def started(debrief: str, folder: Path, data: Path) -> subprocess.Popen:
    return subprocess.Popen(
        [debrief, "import", str(folder), "--data", str(data)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def imported(debrief: str, folder: Path, data: Path) -> tuple[float, list[float]]:
    """Seconds, and the memory at each tenth."""
    start = time.perf_counter()
    process = started(debrief, folder, data)
    memory = []
    for number, _ in enumerate(process.stdout):
        if number % (DOCUMENTS // 10) == DOCUMENTS // 10 - 1 and number < DOCUMENTS - 1:
            memory.append(resident(process.pid))
    process.wait()
    return time.perf_counter() - start, memory


def stopped(debrief: str, folder: Path, data: Path) -> None:
    process = started(debrief, folder, data)
    for number, _ in enumerate(process.stdout):
        if number == DOCUMENTS // 4:
            process.send_signal(signal.SIGINT)
    print(f"  stopped at a quarter: status {process.wait()}")
    start = time.perf_counter()
    rest = subprocess.run([debrief, "import", str(folder), "--data", str(data)], capture_output=True, text=True)
    said = next(line for line in rest.stdout.splitlines() if re.match(r"[\d,]+ documents: ", line))
    print(f"  gone on: {said} ({time.perf_counter() - start:.1f} s)")


LONG = {
    "nested lists": lambda n: "".join("  " * (i % 40) + "- 14:05 alert\n" for i in range(n // 60)),
    "opening brackets": lambda n: "[" * n,
    "stars": lambda n: "# a\n\n" + "*a **b " * (n // 7),
    "rows of a table": lambda n: "| Time | Event |\n|---|---|\n" + "| 14:05 | alert |\n" * (n // 18),
    "pipes": lambda n: "| a |\n|---|\n" + "|" * n,
    "headings": lambda n: "## Timeline\n" * (n // 12),
    "labels": lambda n: "**Severity**: S2\n" * (n // 17),
    "times in a line": lambda n: "14:05 " * (n // 6),
    "sentences": lambda n: "At 14:05 UTC the alert fired and Ann took it. " * (n // 46),
    "boxes": lambda n: "## Action items\n" + "- [ ] do it, Ann Lee, due 2026-01-02\n" * (n // 37),
    "quotes": lambda n: ">" * n,
    "digits": lambda n: "# T\n\n- " + "1" * n,
}


def growth(debrief: str, folder: Path) -> None:
    """The time of four times the length, of the time of the length: 4 where it grows with it."""

    def seconds(text: str) -> float:
        path = folder / "long.md"
        path.write_text(text)
        best = 1e9
        for _ in range(3):
            start = time.perf_counter()
            subprocess.run([debrief, "convert", str(path), "--to", "json"], capture_output=True)
            best = min(best, time.perf_counter() - start)
        return best

    empty = seconds("# T\n")
    for name, make in LONG.items():
        short, long = (max(1e-4, seconds(make(size)) - empty) for size in (100_000, 400_000))
        print(f"  {name}: 400 kB in {long:.2f} s, {long / short:.1f} times 100 kB")


def main() -> None:
    if NAMES and not any(name.lower() in "importing" for name in NAMES):
        return
    debrief = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as place:
        folder, data = Path(place) / "documents", Path(place) / "data"
        folder.mkdir()
        size = fill(folder)
        print(f"\nImporting {DOCUMENTS:,} documents, {size / 1e6:.1f} MB, into SQLite")
        start = time.perf_counter()
        shutil.copytree(folder, Path(place) / "copy")
        copied, parsed = time.perf_counter() - start, md4c(folder)
        took, memory = imported(debrief, folder, data)
        print(f"  {DOCUMENTS / took:,.0f} documents/s ({took:.1f} s)")
        print(f"  of md4c writing HTML of the same bytes: {parsed / took:.4f}")
        print(f"  of a copy of the files: {copied / took:.4f}")
        print("  MB at each tenth: " + ", ".join(f"{one:.0f}" for one in memory))
        start = time.perf_counter()
        subprocess.run([debrief, "import", str(folder), "--data", str(data)], capture_output=True)
        print(f"  all of it again, known: {DOCUMENTS / (time.perf_counter() - start):,.0f} documents/s")
        stopped(debrief, folder, Path(place) / "second")
        growth(debrief, Path(place))


main()
