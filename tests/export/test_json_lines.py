import json

from geo.export import to_json_lines
from geo.record import from_record, to_record


def test_a_record_a_line_that_comes_back_whole(extraction):
    lines = to_json_lines([extraction, extraction]).decode().splitlines()
    assert [json.loads(line) for line in lines] == [to_record(extraction)] * 2
    assert from_record(json.loads(lines[0])).claims == extraction.claims
