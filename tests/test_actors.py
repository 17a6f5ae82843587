from dataclasses import replace

from geo.actors import actors


def test_speakers_come_with_their_figures_and_actors_with_their_mentions(extraction):
    table = actors([extraction]).set_index("actor")
    assert table.loc["a general", ["kind", "claims", "reports"]].tolist() == ["speaker", 1, 1]
    assert table.loc["Ukraine", ["kind", "mentions"]].tolist() == ["government or institution", 1]


def test_places_on_the_map_are_no_actors(extraction):
    assert "Kyiv" not in set(actors([extraction])["actor"])


def test_the_same_speaker_in_two_reports_is_one_row(extraction):
    twin = replace(extraction, report=replace(extraction.report, id="r2"))
    row = actors([extraction, twin]).set_index("actor").loc["a general"]
    assert (row["claims"], row["reports"]) == (2, 2)


def test_nobody_is_an_empty_table():
    assert actors([]).empty


def test_a_government_that_is_quoted_is_one_row(extraction):
    quoted = replace(extraction.claims[2], speaker="Ukraine")
    table = actors([replace(extraction, claims=(quoted,))]).set_index("actor")
    assert table.loc["Ukraine", ["kind", "claims", "mentions"]].tolist() == [
        "government or institution",
        1,
        1,
    ]
