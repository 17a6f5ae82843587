"""Runs the benchmarks and writes what they print to `benchmarks/RESULTS.md`: `python -m benchmarks [NAME ...]`.

Sections not asked for stay as they were, each with the commit and the machine it was measured on. GOLD names the
folder of gold reports, CORPORA that of the public sets; a benchmark that needs a folder which is not there is skipped.
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

from benchmarks.machine import described

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "RESULTS.md"
GOLD = Path(os.environ.get("GOLD", "../shared/gold"))
CORPORA = Path(os.environ.get("CORPORA", "../shared/corpora"))
# name: (title, the module's arguments, the folder it needs)
SECTIONS: dict[str, tuple[str, list[str], Path | None]] = {
    "accuracy": ("The whole pipeline on gold reports", [str(GOLD)], GOLD),
    "resolution": (
        "Resolving given spans",
        [str(CORPORA / f"{name}.jsonl") for name in ("tr-news", "geovirus", "wotr")],
        CORPORA,
    ),
    "dates": ("Dates on TIMEX3 histories", [str(CORPORA / "wikiwars.jsonl")], CORPORA),
    "speed": ("Speed of extraction beside peers", [], None),
    "dashboard": ("The dashboard, beside stock streamlit-folium", ["--all"], None),
    "sessions": ("Many people on one server", [], None),
    "casefile": ("The case file", [], None),
    "reading": ("Reading files", [], None),
    "export": ("Exports", [], None),
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(SECTIONS)} (default: all)")
    names = parser.parse_args().names or list(SECTIONS)
    for name in names:
        title, arguments, needed = SECTIONS[name]
        if needed is not None and not needed.is_dir():
            print(f"{name}: skipped, there is no {needed}")
            continue
        machine = described()
        done = subprocess.run(
            [sys.executable, "-m", f"benchmarks.{name}", *arguments],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            print(f"{name} failed:\n{done.stderr[-2000:]}")
            continue
        print(f"{name}: done\n{done.stdout}")
        command = " ".join(["python -m", f"benchmarks.{name}", *arguments])
        write(name, f"## {title}\n\n{machine}. `{command}`\n\n{_body(done.stdout)}\n")


def write(name: str, section: str) -> None:
    """Put a section in its place in the results, between its own marks."""
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else "# Results\n"
    marked = f"<!-- {name} -->\n{section}<!-- end {name} -->\n"
    pattern = re.compile(rf"<!-- {name} -->\n.*?<!-- end {name} -->\n", re.S)
    text = pattern.sub(lambda _: marked, text) if pattern.search(text) else f"{text.rstrip()}\n\n{marked}"
    RESULTS.write_text(text, encoding="utf-8")


def _body(printed: str) -> str:
    """Markdown tables as they are, anything else as it was printed."""
    printed = printed.strip()
    return printed if "|---" in printed else f"```\n{printed}\n```"


if __name__ == "__main__":
    main()
