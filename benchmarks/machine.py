"""What every figure is printed with: the commit, the machine's shape and the day."""

import os
import platform
import subprocess
from datetime import date
from pathlib import Path


def described() -> str:
    """Return one line that says which code ran on what."""
    commit = _git("rev-parse", "--short", "HEAD") + (" with changes" if _git("status", "--porcelain") else "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"commit {commit}, {date.today()}, {os.cpu_count()} cores, {memory:.0f} GiB, "
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    )


def _git(*words: str) -> str:
    root = Path(__file__).parents[1]
    return subprocess.run(
        ["git", *words], cwd=root, capture_output=True, text=True, check=False
    ).stdout.strip()
