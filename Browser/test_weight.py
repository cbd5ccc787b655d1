"""Pages stay light enough for a bad line on a bad day."""

from weighing import MOST, weigh


def test_nothing_is_too_heavy(server):
    heavy = {what: kb for what, kb in weigh(server).items() if kb >= MOST[what]}
    assert not heavy, f"{heavy}, in kB; at most {MOST}"
