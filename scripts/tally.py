#!/usr/bin/env python3
"""Adds up test runs: tally.py (NAME XML-PATTERN LOG EXIT-STATUS)...

Counts come from the JUnit files, and each test that failed is named with what it said first. A run that left no file
has crashed: then the tests that its log shows as passed count, and the crash is a failure. A run that failed without a
failing test is a failure too.
The last line is "N passed, N failed"; the exit status is 0 only if nothing failed.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

STARTED = re.compile(r"^\S+ Test (?!run |case )(.+) started\.$")
ENDED = re.compile(r"^\S+ Test (?!run |case )(.+) (passed after|failed after|skipped)\b")
SAID = 3  # lines of a failure that are shown
CASES = re.compile(r" with \d+ test cases?$")


def from_reports(paths: list[Path]) -> tuple[int, int, int] | None:
    """(passed, failed, skipped) of all the files; None if one of them cannot be read or there is none."""
    passed = failed = skipped = 0
    for path in paths:
        try:
            cases = list(ElementTree.parse(path).iter("testcase"))
        except (ElementTree.ParseError, OSError):
            return None
        for case in cases:
            if case.find("failure") is not None or case.find("error") is not None:
                failed += 1
            elif case.find("skipped") is not None:
                skipped += 1
            else:
                passed += 1
    return (passed, failed, skipped) if paths else None


def failures(paths: list[Path]) -> list[str]:
    """The name of each test that failed, and the first lines of what it said."""
    found = []
    for case in (case for path in paths for case in ElementTree.parse(path).iter("testcase")):
        for failure in [*case.findall("failure"), *case.findall("error")][:1]:
            said = (failure.get("message") or failure.text or "").splitlines()[:SAID]
            found.append("\n    ".join([f"{case.get('classname')} {case.get('name')}", *said]))
    return found


def from_log(path: str) -> tuple[int, list[str]]:
    """What Swift Testing had printed when it crashed: how many tests passed, and which ones were running."""
    try:
        lines = Path(path).read_text(errors="replace").splitlines()
    except OSError:
        return 0, []
    ends = [end for line in lines if (end := ENDED.match(line))]
    starts = [start[1] for line in lines if (start := STARTED.match(line))]
    ended = {CASES.sub("", end[1]) for end in ends}
    return sum(end[2] == "passed after" for end in ends), [name for name in starts if name not in ended]


def counted(name: str, pattern: str, log: str, status: int) -> tuple[int, int]:
    reports = sorted(Path().glob(pattern))
    counts = from_reports(reports)
    if counts is None:
        (passed, running), failed, skipped = from_log(log), 0, 0
        print(f"{name}: no report was written (exit status {status}): it counts as one failure")
        if running:
            print(f"{name}: running when it ended: {', '.join(running)}")
    else:
        passed, failed, skipped = counts
        for failure in failures(reports):
            print(f"{name}: failed: {failure}")
    if failed == 0 and (status != 0 or counts is None or passed == 0):
        if counts is not None:
            why = f"exit status {status}" if status else "no test ran"
            print(f"{name}: {why}, though no test failed: it counts as one failure")
        failed = 1
    print(f"{name}: {passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return passed, failed


def main(arguments: list[str]) -> int:
    runs = [arguments[i : i + 4] for i in range(0, len(arguments), 4)]
    counts = [counted(name, pattern, log, int(status)) for name, pattern, log, status in runs]
    passed = sum(p for p, _ in counts)
    failed = sum(f for _, f in counts)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
