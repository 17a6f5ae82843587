import filecmp
import io
import json
from pathlib import Path

import pyogrio
import pytest
from PIL import Image

from geo.cli import main

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


def test_a_case_file_is_read_alone(tmp_path, capsys):
    case = tmp_path / "kursk.dateline"
    main(["case", "create", str(case)])
    assert main(["snapshot", str(case), SAMPLES[0], "-o", str(tmp_path / "map.png")]) == 1
    assert "read alone" in capsys.readouterr().err
