import filecmp
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pyogrio
import pytest
from PIL import Image
from pptx import Presentation
from pypdfium2 import PdfDocument

from geo.casefile import open_case
from geo.cli import main
from geo.filter import Filter
from geo.saved_views import SavedView

SAMPLES = [str(p) for p in sorted((Path(__file__).parents[1] / "data" / "samples").glob("*.txt"))]


def test_snapshot_writes_the_format_its_name_says(tmp_path, capsys):
    out = tmp_path / "map.png"
    assert main(["snapshot", *SAMPLES, "-o", str(out), "--size", "letter", "--dpi", "96"]) == 0
    assert Image.open(io.BytesIO(out.read_bytes())).size == (1056, 816)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["-o", "map.gif"], ".png, .svg or .pdf"), (["-o", "map.png", "--dpi", "9"], "96 to 600"),
     (["-o", "map.png", "--logo", "none.png"], "none.png")],
)  # fmt: skip
def test_what_is_wrong_is_said(tmp_path, capsys, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    assert main(["snapshot", SAMPLES[0], *arguments]) == 1
    assert said in capsys.readouterr().err


def test_a_report_that_cannot_be_read_does_not_stop_the_others(tmp_path, capsys):
    assert main(["snapshot", SAMPLES[0], str(tmp_path / "none.txt"), "-o", str(tmp_path / "map.svg")]) == 1
    assert "none" in capsys.readouterr().err
    assert (tmp_path / "map.svg").read_bytes().startswith(b"<?xml")


def test_report_writes_the_whole_set_the_same_each_time(tmp_path):
    for folder in ("a", "b"):
        assert main(["report", *SAMPLES, "--out", str(tmp_path / folder), "--title", "Kursk"]) == 0
    names = sorted(p.name for p in (tmp_path / "a").iterdir())
    assert names == sorted(
        ["index.html", "map.html", "snapshot.png", "snapshot.pdf", "snapshot.svg", "briefing.pptx", "briefing.pdf",
         "records.jsonl", *(f"claims.{x}" for x in ("geojson", "gpkg", "kml", "kmz", "csv", "xlsx", "parquet"))]
    )  # fmt: skip
    assert filecmp.cmpfiles(tmp_path / "a", tmp_path / "b", names, shallow=False)[0] == names
    index = (tmp_path / "a" / "index.html").read_text(encoding="utf-8")
    assert all(f'href="{name}"' in index for name in names if name != "index.html")


def test_a_case_file_brings_its_grades_and_its_history(tmp_path):
    case = tmp_path / "kursk.dateline"
    assert main(["case", "create", str(case)]) == 0
    assert main(["case", "add", str(case), *SAMPLES]) == 0
    out = tmp_path / "out"
    assert main(["report", str(case), "--out", str(out)]) == 0
    assert len(pyogrio.read_dataframe(out / "claims.gpkg", layer="history")) >= 2
    ids = [
        json.loads(line)["id"] for line in (out / "records.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert len(ids) == 2


@pytest.fixture
def case_with_views(tmp_path):
    path = tmp_path / "kursk.dateline"
    main(["case", "create", str(path)])
    main(["case", "add", str(path), *SAMPLES])
    with open_case(path) as case:
        for name, category in (("Prisoners taken", "captured"), ("Troops sent", "troops")):
            view = SavedView(
                name, note="Week two", filter=Filter(categories=frozenset({category})), marking="OFFICIAL"
            )
            case.save_view(name, view.to_json())
    return path


def test_each_saved_view_is_a_section_of_the_slides_and_of_the_briefing(tmp_path, case_with_views):
    out = tmp_path / "out"
    assert main(["report", str(case_with_views), "--out", str(out)]) == 0
    titles = [s.shapes.title.text for s in Presentation(str(out / "briefing.pptx")).slides]
    assert titles.index("Prisoners taken") < titles.index("Troops sent")
    pages = [p.get_textpage().get_text_bounded() for p in PdfDocument(out / "briefing.pdf")]
    assert any("Prisoners taken" in p and "Week two · captured" in p for p in pages)
    assert any("Troops sent" in p for p in pages)
    assert all("OFFICIAL" in p for p in pages)  # as the views are marked
    assert (out / "view-01.png").exists()
    assert (out / "view-02.png").exists()


def test_a_saved_view_can_be_drawn_by_its_headline(tmp_path, case_with_views, capsys):
    out = tmp_path / "map.pdf"
    assert main(["snapshot", str(case_with_views), "--view", "Troops sent", "-o", str(out)]) == 0
    said = " ".join(p.get_textpage().get_text_bounded() for p in PdfDocument(out))
    assert "Troops sent" in said
    assert "OFFICIAL" in said
    assert "2 captured" not in said
    assert main(["snapshot", str(case_with_views), "--view", "Nothing", "-o", str(out)]) == 1
    assert "“Prisoners taken”, “Troops sent”" in capsys.readouterr().err


def test_a_view_that_cannot_be_read_is_told_of_and_the_others_are_written(tmp_path, case_with_views, capsys):
    with open_case(case_with_views) as case:
        case.save_view("Odd", {"version": 1, "headline": "Odd", "filter": {"colour": "red"}})
    assert main(["report", str(case_with_views), "--out", str(tmp_path / "out")]) == 1
    assert "“Odd”" in capsys.readouterr().err
    assert (tmp_path / "out" / "view-02.png").exists()


def test_the_set_is_the_same_bytes_in_another_process_time_zone_and_language(tmp_path, case_with_views):
    for folder, zone, seed in (("a", "Pacific/Kiritimati", "1"), ("b", "America/Anchorage", "2")):
        environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
        subprocess.run(
            [sys.executable, "-m", "geo", "report", str(case_with_views), "--out", str(tmp_path / folder)],
            check=True, env=environment, capture_output=True, cwd=Path(__file__).parents[1],
        )  # fmt: skip
    names = sorted(p.name for p in (tmp_path / "a").iterdir())
    assert len(names) == 17
    assert filecmp.cmpfiles(tmp_path / "a", tmp_path / "b", names, shallow=False)[0] == names


def test_a_logo_that_is_none_or_too_large_is_refused_by_name_and_size(tmp_path, capsys):
    logo = tmp_path / "logo.png"
    for content, said in ((b"GIF89a", "PNG or a JPEG"), (b"x" * 2_000_001, "2 MB at the most")):
        logo.write_bytes(content)
        assert main(["snapshot", SAMPLES[0], "-o", str(tmp_path / "map.png"), "--logo", str(logo)]) == 1
        assert said in capsys.readouterr().err


def test_a_case_file_is_read_alone(tmp_path, capsys):
    case = tmp_path / "kursk.dateline"
    main(["case", "create", str(case)])
    assert main(["snapshot", str(case), SAMPLES[0], "-o", str(tmp_path / "map.png")]) == 1
    assert "read alone" in capsys.readouterr().err
