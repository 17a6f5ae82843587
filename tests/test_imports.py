"""Holds the walls of the house: who may import whom."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GEO = sorted((ROOT / "geo").rglob("*.py"))
# What each part may import of ours; "cli" and the entry points may import anything.
ALLOWED = {
    "model": set(),
    "record": {"model"},
    "wording": {"model"},
    "grades": set(),
    "reading": {"reading", "model"},
    "gazetteer": {"gazetteer", "model"},
    "extraction": {"extraction", "gazetteer", "model"},
    "frame": {"frame", "model", "gazetteer", "wording", "grades", "extraction"},  # extraction: its sentences
    "filter": {"filter", "model", "frame", "wording"},
    "saved_views": {"filter", "gazetteer", "wording"},
    "timeline": {"filter", "frame", "wording"},
    "actors": {"actors", "model", "wording"},
    "casefile": {"casefile", "model", "record"},
    "origins": {"model"},
    "selected_words": {"model", "extraction", "gazetteer", "casefile"},
    "movements": {"model", "extraction"},  # extraction: its sentences
    "comparison": {"comparison", "model", "wording", "frame", "filter", "origins"},
    "drawing": {"drawing", "frame", "filter", "model", "wording", "gazetteer", "grades", "movements"},
    "export": {
        "export",
        "movements",
        "frame",
        "saved_views",
        "drawing",
        "model",
        "wording",
        "filter",
        "record",
        "grades",
        "gazetteer",
    },
}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def part(path: Path) -> str:
    return path.relative_to(ROOT / "geo").parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", GEO, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_imports_only_what_its_part_may(path: Path) -> None:
    if part(path) in (
        "cli",
        "case_commands",
        "export_commands",
        "gazetteer_commands",
        "__main__",
        "__init__",
    ):
        return
    assert part(path) in ALLOWED, f"say in ALLOWED what {part(path)} may import"
    ours = {name.split(".")[1] for name in imports(path) if name.startswith("geo.")}
    assert ours <= ALLOWED[part(path)], f"{path.name} imports {sorted(ours - ALLOWED[part(path)])}"


@pytest.mark.parametrize("path", GEO, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_library_knows_no_dashboard_and_only_drawing_draws(path: Path) -> None:
    outside = {name.split(".")[0] for name in imports(path)}
    assert "streamlit" not in outside
    assert "views" not in outside
    if part(path) != "drawing":
        assert not outside & {"folium", "matplotlib", "branca"}


def test_the_entry_file_stays_an_entry() -> None:
    assert len((ROOT / "dashboard.py").read_text(encoding="utf-8").splitlines()) < 100
