"""What is written is read back: the same claims from each format, and clear words where a file is wrong."""

import json

import pandas as pd
import pytest
import shapely

from geo import read_claims
from geo.cli import main
from geo.export import EXPORTERS, to_json_lines
from geo.export.reading_back import holds_records, read_records
from geo.frame import COLUMNS, FrameError
from geo.record import to_record
from tests.export.conftest import outline_of


@pytest.fixture
def graded(frame):
    """A frame as a person left it: graded, corrected and noted."""
    frame.loc[0, ["grade", "status", "note"]] = ["B2", "corrected", "=see note"]
    return frame


@pytest.mark.parametrize("extension", ["geojson", "gpkg", "parquet", "csv", "xlsx"])
def test_each_format_brings_the_claims_back(graded, tmp_path, extension):
    path = tmp_path / f"claims.{extension}"
    path.write_bytes(EXPORTERS[extension].write(graded))
    back = read_claims(path, outline_of)
    columns = list(COLUMNS[:-1])
    pd.testing.assert_frame_equal(pd.DataFrame(back[columns]), pd.DataFrame(graded[columns]), rtol=1e-9)
    for was, now in zip(graded.geometry, back.geometry, strict=True):
        assert (was is None) == (now is None)
        assert was is None or shapely.equals_exact(shapely.normalize(was), shapely.normalize(now), 1e-6)


@pytest.mark.parametrize("extension", ["geojson", "gpkg", "parquet", "csv", "xlsx"])
def test_hostile_words_come_back_as_they_were(hostile, tmp_path, extension):
    path = tmp_path / f"claims.{extension}"
    path.write_bytes(EXPORTERS[extension].write(hostile))
    assert read_claims(path)["speaker"].tolist() == hostile["speaker"].tolist()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("claims.txt", b"x", "expected a file of"), ("claims.gpkg", b"no", "cannot be read as GPKG"),
     ("claims.geojson", b"{", "cannot be read as GEOJSON"), ("claims.csv", b"a,b\n1,2\n", "lacks the columns row_id"),
     ("claims.parquet", b"", "cannot be read as PARQUET"), ("none.csv", None, "No such file")],
)  # fmt: skip
def test_a_file_that_is_not_ours_is_refused(tmp_path, name, content, said):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FrameError, match=said):
        read_claims(path)


def test_every_fault_is_told_with_its_row(frame, tmp_path):
    collection = json.loads(EXPORTERS["geojson"].write(frame))
    collection["features"][0]["properties"]["best"] = "plenty"
    collection["features"][1]["properties"]["earliest"] = "soon"
    path = tmp_path / "claims.geojson"
    path.write_text(json.dumps(collection), encoding="utf-8")
    with pytest.raises(FrameError, match=r"best of row 1 is “plenty”.*earliest of row 2 is “soon”"):
        read_claims(path)
    collection["features"][0]["properties"]["best"] = 1.0
    collection["features"][1]["properties"]["earliest"] = None
    path.write_text(json.dumps(collection), encoding="utf-8")
    with pytest.raises(FrameError, match="best outside low and high"):
        read_claims(path)


def test_records_come_back_without_being_read_anew(extraction, tmp_path):
    path = tmp_path / "records.jsonl"
    path.write_bytes(to_json_lines([extraction]))
    assert holds_records(path)
    assert [to_record(e) for e in read_records(path)] == [to_record(extraction)]
    path.write_text('{"id": "a", "text": "Nothing."}\n', encoding="utf-8")
    assert not holds_records(path)


def test_a_set_made_of_our_own_files_holds_the_same_claims(extraction, frame, tmp_path):
    records, claims = tmp_path / "records.jsonl", tmp_path / "claims.parquet"
    records.write_bytes(to_json_lines([extraction]))
    claims.write_bytes(EXPORTERS["parquet"].write(frame))
    for source in (records, claims):
        out = tmp_path / source.stem
        assert main(["snapshot", str(source), "-o", str(out.with_suffix(".svg"))]) == 0
        assert b"</svg>" in out.with_suffix(".svg").read_bytes()


def test_a_wrong_line_among_records_is_named(extraction, tmp_path, capsys):
    path = tmp_path / "records.jsonl"
    path.write_bytes(to_json_lines([extraction]) + b'{"id": 1}\n')
    assert main(["snapshot", str(path), "-o", str(tmp_path / "map.svg")]) == 1
    assert "line 2, is not one of" in capsys.readouterr().err
