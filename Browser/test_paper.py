"""A review on paper: as PDF from the command line, and as a browser prints it."""

import os
import signal
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from steps import open_first

ID = "INC-2026-0083"
TITLE = "Salary payments of 38 employers were held back by a retry storm"


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def export(binary: Path, data: Path, *options: str, path: str | None = None) -> subprocess.CompletedProcess:
    command = [str(binary), "export", ID, "--data", str(data), *options]
    environment = os.environ | ({} if path is None else {"PATH": path})
    return subprocess.run(command, capture_output=True, timeout=90, stdin=subprocess.DEVNULL, env=environment)


def test_a_review_and_a_document_as_pdf(binary, samples, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    target = tmp_path / "review.pdf"
    done = export(binary, samples, "--to", "pdf", "-o", str(target))
    assert done.returncode == 0, done.stderr
    whole = PdfReader(target)
    assert whole.metadata.title == TITLE
    said = words(whole)
    for expected in (TITLE, "Timeline", "Action items", "Anneke Vosloo"):
        assert expected in said
    assert "Download" not in said and "Who can see it" not in said
    assert 4 <= len(whole.pages) <= 20

    done = export(binary, samples, "--to", "pdf", "--as", "executive")
    assert done.returncode == 0, done.stderr
    target.write_bytes(done.stdout)
    assert "Executive" in words(PdfReader(target))
    # What it took is gone again.
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("debrief-")] == []


def test_without_a_program_that_prints(binary, samples, tmp_path):
    done = export(binary, samples, "--to", "pdf", "-o", str(tmp_path / "review.pdf"), path=str(tmp_path))
    assert done.returncode == 69
    assert b"Chromium" in done.stderr and b"WeasyPrint" in done.stderr
    assert not (tmp_path / "review.pdf").exists()


def test_another_program_prints_the_document(binary, samples, tmp_path):
    (tmp_path / "weasyprint").write_text('#!/bin/sh\n/bin/cp "$1" "$2"\n')
    (tmp_path / "weasyprint").chmod(0o755)
    done = export(binary, samples, "--to", "pdf", path=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert b"this is the post-mortem document instead" in done.stderr
    given = done.stdout.decode()
    assert "Post-Mortem Report" in given and "light-dark(" not in given
    # It has all that it needs inside, and may load nothing.
    assert "default-src 'none'" in given.replace("&#39;", "'")
    assert "<script" not in given and "<link" not in given and 'src="' not in given


@pytest.mark.parametrize("program", ["exit 3", "exit 0"])
def test_a_program_that_prints_nothing(binary, samples, tmp_path, program):
    (tmp_path / "weasyprint").write_text("#!/bin/sh\n" + program + "\n")
    (tmp_path / "weasyprint").chmod(0o755)
    done = export(binary, samples, "--to", "pdf", "-o", str(tmp_path / "review.pdf"), path=str(tmp_path))
    assert done.returncode == 69
    assert b"made no PDF" in done.stderr
    assert not (tmp_path / "review.pdf").exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_what_it_took_is_gone_when_somebody_ends_it(binary, samples, tmp_path, number):
    home = tmp_path / "home"
    home.mkdir()
    # A Chromium that says where it was told to write, and then never ends.
    for name in ("told", "never"):
        os.mkfifo(tmp_path / name)
    (tmp_path / "chromium").write_text(f'#!/bin/bash\necho "$*" > {tmp_path}/told\nread < {tmp_path}/never\n')
    (tmp_path / "chromium").chmod(0o755)
    command = [str(binary), "export", ID, "--data", str(samples), "--to", "pdf", "-o", str(tmp_path / "review.pdf")]
    environment = os.environ | {"PATH": str(tmp_path), "HOME": str(home)}
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment) as running:
        told = (tmp_path / "told").read_text()
        # Where a Chromium that is confined sees it, too: below the home, and without a dot.
        assert f"file://{home}/debrief-" in told
        assert [one.name for one in next(home.iterdir()).iterdir()] == ["page.html"]
        running.send_signal(number)
        running.communicate(timeout=30)
    assert running.returncode != 0
    assert list(home.iterdir()) == [] and not (tmp_path / "review.pdf").exists()


def test_as_is_for_pdf_alone(binary, samples):
    done = export(binary, samples, "--to", "json", "--as", "executive")
    assert done.returncode == 2
    assert b"--to pdf" in done.stderr


def test_as_a_browser_prints_it(page):
    open_first(page)
    page.emulate_media(media="print")
    for part in (".bar", ".toc", ".as", ".perma", ".btns", ".foot"):
        assert all(not one.is_visible() for one in page.locator(part).all()), part
    assert page.locator("#timeline .entries li").last.is_visible()
    assert page.locator(".anatomy").first.is_visible()


def test_every_part_has_a_link_of_its_own(page):
    open_first(page)
    for link in page.locator(".perma").all():
        assert page.locator(f"[id='{link.get_attribute('href')[1:]}']").count() == 1
    entry = page.locator(".entries .perma").first
    entry.focus()
    assert entry.evaluate("(one) => getComputedStyle(one).opacity") == "1"
    page.keyboard.press("Enter")
    assert page.url.endswith(entry.get_attribute("href"))
