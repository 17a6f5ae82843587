import json
import subprocess
import sys
from pathlib import Path

import pytest

from geo.cli import main

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "data" / "samples" / "ground-lost-in-kursk.txt"


def records(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def test_extract_writes_a_record_a_report_in_input_order(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert main(["extract", str(SAMPLE), str(SAMPLE), "-o", str(out)]) == 0
    assert [r["id"] for r in records(out)] == [SAMPLE.stem] * 2
    assert records(out)[0]["text"] == SAMPLE.read_text(encoding="utf-8")


def test_a_report_that_cannot_be_read_becomes_a_record_and_the_rest_come_out(tmp_path: Path) -> None:
    empty, out = tmp_path / "empty.txt", tmp_path / "out.jsonl"
    empty.write_bytes(b"")
    assert main(["extract", str(empty), str(SAMPLE), str(tmp_path / "none.txt"), "-o", str(out)]) == 1
    first, second, third = records(out)
    assert (first["id"], second["errors"], third["id"]) == ("empty", [], "none")
    assert "empty" in first["errors"][0]


def test_many_reports_in_parallel_come_out_in_order(tmp_path: Path) -> None:
    source, out = tmp_path / "many.jsonl", tmp_path / "out.jsonl"
    lines = [json.dumps({"id": str(i), "text": f"Shells killed {i} people in Kharkiv."}) for i in range(60)]
    source.write_text("\n".join(lines), encoding="utf-8")
    assert main(["extract", str(source), "--published", "2025-01-11", "-o", str(out)]) == 0
    found = records(out)
    assert [r["id"] for r in found] == [str(i) for i in range(60)]
    assert found[7]["claims"][0]["best"] == 7
    assert found[0]["published"] == "2025-01-11"


def test_geojson_is_a_feature_collection(tmp_path: Path) -> None:
    out = tmp_path / "out.geojson"
    assert main(["extract", str(SAMPLE), "--format", "geojson", "-o", str(out)]) == 0
    collection = json.loads(out.read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    assert any(f["geometry"] for f in collection["features"])


def test_json_lines_come_from_standard_input() -> None:
    line = json.dumps({"id": "a", "text": "Shells hit Kharkiv."})
    done = subprocess.run(
        [sys.executable, "-m", "geo", "extract", "-"],
        cwd=ROOT,
        input=line,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["places"][0]["place"]["id"] == "geonames:706483"


def test_resolve_gives_places_for_given_spans(tmp_path: Path) -> None:
    source, out = tmp_path / "spans.jsonl", tmp_path / "out.jsonl"
    source.write_text(
        json.dumps({"id": "a", "text": "Zolochiv, Kharkiv Oblast", "spans": [[0, 8], [10, 24]]})
    )
    assert main(["resolve", str(source), "-o", str(out)]) == 0
    assert [p["place"]["id"] for p in records(out)[0]["places"]] == ["geonames:686895", "geonames:706482"]


def test_gazetteer_find_lists_a_name_in_any_spelling(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "find", "Артемівськ"]) == 0
    assert "Bakhmut (Donetsk Oblast, UA)" in capsys.readouterr().out
    assert main(["gazetteer", "find", "Qwertyuiop"]) == 1


def test_a_wrong_date_is_refused_with_its_form(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["extract", str(SAMPLE), "--published", "tomorrow"])
    assert "2025-01-11" in capsys.readouterr().err
