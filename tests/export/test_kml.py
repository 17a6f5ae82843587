import io
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import fastkml
import pyogrio
import pytest
from lxml import etree

from geo.export import to_kml, to_kmz

KML = {"k": "http://www.opengis.net/kml/2.2"}
SCHEMA = etree.XMLSchema(etree.parse(str(Path(fastkml.__file__).parent / "schema" / "ogckml22.xsd")))


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        self.found.add(tag)
        assert not attrs


@pytest.mark.parametrize("which", ["frame", "hostile"])
def test_it_follows_the_schema(which, request):
    document = etree.fromstring(to_kml(request.getfixturevalue(which)))
    assert SCHEMA.validate(document), SCHEMA.error_log


def test_gdal_reads_every_placemark_in_its_folder(frame, tmp_path):
    path = tmp_path / "claims.kml"
    path.write_bytes(to_kml(frame))
    names = [name for name, _ in pyogrio.list_layers(path)]
    assert names == ["Territory", "Killed, wounded, missing", "Captured", "Named, no figure"]
    territory = pyogrio.read_dataframe(path, layer="Territory")
    assert territory["speaker"].tolist() == ["the report itself"] * 2
    assert territory["earliest"].tolist()[0] == "2024-08-01"
    assert territory.geometry.iloc[0].bounds == (34, 51, 37, 52)


def test_a_balloon_holds_the_evidence_and_only_our_markup(hostile):
    document = etree.fromstring(to_kml(hostile))
    balloons = [e.text for e in document.iterfind(".//k:Placemark/k:description", KML)]
    assert balloons
    for balloon in balloons:
        tags = Tags()
        tags.feed(balloon)
        assert tags.found <= {"h3", "p", "b", "i", "blockquote"}
        assert "&lt;script&gt;" in balloon
        assert "$[name]" not in balloon


def test_days_are_plain_and_an_undated_claim_has_no_span(frame):
    document = etree.fromstring(to_kml(frame))
    spans = document.findall(".//k:TimeSpan", KML)
    assert [e.text for span in spans[:1] for e in span] == ["2024-08-01", "2024-08-31"]
    assert len(spans) == frame["earliest"].notna().sum()


def test_each_style_that_is_used_is_there(frame):
    document = etree.fromstring(to_kml(frame))
    used = {e.text for e in document.iterfind(".//k:styleUrl", KML)}
    assert used == {f"#{e.get('id')}" for e in document.iterfind(".//k:Style", KML)}


def test_kmz_is_the_same_zipped_and_has_no_clock(frame):
    zipped = to_kmz(frame)
    with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
        assert archive.namelist() == ["doc.kml"]
        assert archive.read("doc.kml") == to_kml(frame)
        assert archive.getinfo("doc.kml").date_time == (1980, 1, 1, 0, 0, 0)
    assert zipped == to_kmz(frame)
