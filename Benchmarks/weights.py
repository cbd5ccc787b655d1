"""What pages weigh, compressed, beside the limits that a test holds them to.

    python Benchmarks/weights.py ./debrief [--quick] [NAME...]

It runs when no name is given, or `weights` is one. It reports and asserts nothing.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "Browser"))

from accounts import PEOPLE, join
from serving import load_samples, serving
from weighing import MOST, weigh


def main() -> None:
    names = [word for word in sys.argv[2:] if not word.startswith("--")]
    if names and "weights" not in names:
        return
    print("# Weights\n\nkB of 1,000 bytes, compressed by gzip at level 6.\n")
    binary = Path(sys.argv[1]).resolve()
    with (
        tempfile.TemporaryDirectory(prefix="debrief-bench-") as folder,
        serving(binary, load_samples(binary, Path(folder) / "data")) as server,
    ):
        server.sessions["administrator"] = join(server.way_in(), *PEOPLE["administrator"])
        for what, weight in weigh(server).items():
            print(f"  {what:14}{weight:9.1f}   of {MOST[what]} at most")
    print(flush=True)


main()
