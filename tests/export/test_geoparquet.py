import io
import json
from datetime import date

import geopandas as gpd
import pyarrow as pa
import pyarrow.parquet as pq

from geo.export import to_geoparquet


def test_geopandas_reads_it_back(frame):
    read = gpd.read_parquet(io.BytesIO(to_geoparquet(frame)))
    assert read["row_id"].tolist() == frame["row_id"].tolist()
    assert read.geometry.to_wkb().tolist() == frame.geometry.to_wkb().tolist()
    assert read.crs.to_epsg() in (4326, None)
    assert read["earliest"].iloc[0] == date(2024, 8, 1)


def test_columns_have_their_types_even_when_empty(frame):
    table = pq.read_table(io.BytesIO(to_geoparquet(frame.iloc[:0])))
    assert table.schema.field("source").type == pa.string()
    assert table.schema.field("latest").type == pa.date32()
    assert table.schema.field("drawn").type == pa.bool_()


def test_it_says_what_it_is(frame):
    told = json.loads(pq.read_schema(io.BytesIO(to_geoparquet(frame))).metadata[b"geo"])
    assert told["version"] == "1.1.0"
    assert told["columns"]["geometry"]["geometry_types"] == ["Point", "Polygon"]
    assert told["columns"]["geometry"]["bbox"] == [30.5238, 50.4547, 37.0, 52.0]


def test_the_same_claims_give_the_same_bytes(frame):
    assert to_geoparquet(frame) == to_geoparquet(frame)
