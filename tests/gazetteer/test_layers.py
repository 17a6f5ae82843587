import errno
import os
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.cli import main
from geo.extraction.pipeline import default_gazetteer, extract
from geo.extraction.recogniser_gazetteer import GazetteerRecogniser
from geo.extraction.resolver import resolve
from geo.gazetteer import open_gazetteer
from geo.gazetteer.errors import GazetteerError
from geo.gazetteer.layer_changes import add_layer, remove_layer
from geo.gazetteer.layers import country_code, readable_layers, user_data_folder, user_layers
from geo.gazetteer.sqlite import SqliteGazetteer
from geo.model import Mention, Place, Report
from tests.gazetteer import geonames_lines as lines
from tests.gazetteer.loopback import serving


@pytest.fixture(scope="module")
def layered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteGazetteer]:
    """The gazetteer with a layer of Djibouti."""
    folder = tmp_path_factory.mktemp("layered")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATELINE_DATA", str(folder))
        layer = add_layer("DJ", lines.write_zip(folder / "DJ.zip", lines.whole_text()))
    gazetteer = open_gazetteer(layer.path)
    yield gazetteer
    gazetteer.close()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty user data folder."""
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))
    default_gazetteer.cache_clear()
    yield tmp_path / "data" / "gazetteer"
    default_gazetteer.cache_clear()


@pytest.fixture
def extract_zip(tmp_path: Path) -> Path:
    return lines.write_zip(tmp_path / "DJ.zip", lines.whole_text())


def only(gazetteer: SqliteGazetteer, name: str) -> Place:
    (place,) = gazetteer.candidates(name)
    return place


@pytest.mark.parametrize("name", ["Bankouale Haut", "BANKOUALÉ-HAUT", "Upper Bankouale", "بنكوالي العليا"])
def test_a_village_of_the_layer_is_found_by_all_its_names(layered: SqliteGazetteer, name: str) -> None:
    assert not open_gazetteer().candidates(name)
    village = only(layered, name)
    assert village.id == f"geonames:{lines.VILLAGE}"
    assert (village.kind, village.country, village.where_prec) == ("city", "DJ", 1)


def test_its_divisions_are_named_though_they_ship_in_the_other_file(layered: SqliteGazetteer) -> None:
    village = only(layered, "Bankouale Haut")
    assert (village.admin1, village.admin1_id) == ("Obock Region", "geonames:221525")
    assert village.admin2_id == f"geonames:{lines.DISTRICT}"
    district = layered.place(village.admin2_id)
    assert district is not None
    assert (district.kind, district.admin1, district.where_prec) == ("admin2", "Obock Region", 3)
    assert 3 <= district.radius_km < 10  # as far as its settlements lie apart, not a guess


def test_the_resolver_places_the_village(layered: SqliteGazetteer) -> None:
    text = "Shells fell on Bankouale Haut, Obock Region, and on the Oued Sagalla river."
    spans = ["Bankouale Haut", "Obock Region", "Oued Sagalla"]
    mentions = [Mention(at := text.index(s), at + len(s), s, "literal") for s in spans]
    resolved = [r.place.id if r.place else None for r in resolve(text, mentions, layered)]
    assert resolved == [f"geonames:{lines.VILLAGE}", "geonames:221525", f"geonames:{lines.STREAM}"]


def test_a_place_that_ships_keeps_its_row_and_gains_the_name(layered: SqliteGazetteer) -> None:
    assert only(layered, "Obockville") == open_gazetteer().place("geonames:221527")
    assert len([p for p in layered.candidates("Obock") if p.kind == "city"]) == 1


def test_a_facility_of_another_source_is_the_same_place(layered: SqliteGazetteer) -> None:
    assert only(layered, "Aérodrome de Herkalé").id == "dateline:airport-hdhe"
    assert only(layered, "Herkale Airport").id == "dateline:airport-hdhe"


def test_the_most_populous_namesake_comes_first_whichever_file_it_is_in(layered: SqliteGazetteer) -> None:
    assert [p.population for p in layered.candidates("Ali Oune")] == [900, 501]


def test_wells_and_features_named_only_by_their_type_stay_out(layered: SqliteGazetteer) -> None:
    assert not layered.candidates("Puits de Sagalla")
    assert all(p.country != "DJ" for p in layered.candidates("Bridge"))


def test_other_spellings_are_found_by_sound(layered: SqliteGazetteer) -> None:
    assert f"geonames:{lines.HAMLET}" in [p.id for p in layered.sounding_like("Tewao Khomma")]


def test_text_alone_is_taken_too_whatever_its_line_ends(data: Path, tmp_path: Path) -> None:
    text = tmp_path / "DJ.txt"
    text.write_bytes(lines.whole_text().replace("\n", "\r\n").encode("utf-8-sig"))
    layer = add_layer("DJ", text)
    assert layer.modified == "2026-01-05"
    assert layer.places == 5  # district, village, hamlet, namesake, stream


def test_an_extract_without_its_divisions_goes_by_the_settlements_that_ship(
    data: Path, tmp_path: Path
) -> None:
    text = tmp_path / "DJ.txt"
    text.write_text(
        "".join(row for row in lines.whole_text().splitlines(True) if "\tADM" not in row), encoding="utf-8"
    )
    with_layer = open_gazetteer(add_layer("DJ", text).path)
    assert only(with_layer, "Bankouale Haut").admin1 == "Obock Region"


def damaged_crc(tmp_path: Path) -> Path:
    path = lines.write_zip(tmp_path / "DJ.zip", lines.whole_text(), packing=zipfile.ZIP_STORED)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"Bankoual", b"Bankouak"))
    return path


def cut_zip(tmp_path: Path) -> Path:
    path = lines.write_zip(tmp_path / "DJ.zip", lines.whole_text())
    path.write_bytes(path.read_bytes()[:-200])
    return path


def text_of(content: str | bytes):
    def write(tmp_path: Path) -> Path:
        path = tmp_path / "DJ.txt"
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return write


WHOLE = lines.whole_text()
ROWS = WHOLE.splitlines(keepends=True)
DAMAGED = [  # how the file is made, what is said of it
    (damaged_crc, "CRC"),
    (cut_zip, "is damaged"),
    (
        lambda folder: lines.write_zip(folder / "DJ.zip", WHOLE, "ER.txt"),
        "should hold DJ.txt, but holds ER.txt",
    ),
    (text_of(WHOLE.replace("\tDJ\t", "\tER\t")), "another country: ER"),
    (text_of("<!DOCTYPE html>\n<title>Sign in</title>"), "is a web page"),
    (text_of(WHOLE[:-60]), "columns in line"),
    (text_of(WHOLE[:-3]), "breaks off in line"),
    (text_of("".join(ROWS[: len(ROWS) // 2])), r"is not whole: it holds 1\d of the \d\d settlements"),
    (text_of(WHOLE.replace("\t12.31\t", "\tnorth\t")), "no number where one belongs"),
    (text_of(WHOLE.replace("\t12.31\t", "\t97.3\t")), "holds no place in line"),
    (text_of(WHOLE.encode().replace("é".encode(), b"\xe9")), "not UTF-8"),
    (text_of(""), "holds no settlement"),
    (text_of(b"\0" * 100_000), "columns in line 1"),
    (lambda folder: folder / "none.zip", "There is no file"),
    (lambda folder: folder, "Is a directory"),
]


@pytest.mark.parametrize(("made", "said"), DAMAGED, ids=[said for _, said in DAMAGED])
def test_a_damaged_extract_is_named_and_the_former_layer_stays(
    data: Path, extract_zip: Path, tmp_path: Path, made, said: str
) -> None:
    former = add_layer("DJ", extract_zip).path
    before = former.read_bytes()
    with pytest.raises(GazetteerError, match=said):
        add_layer("DJ", made(tmp_path))
    assert former.read_bytes() == before
    assert sorted(p.name for p in data.iterdir()) == ["DJ.sqlite", "lock"]


def test_a_few_lines_of_a_neighbour_are_left_out(data: Path, tmp_path: Path) -> None:
    many = "".join(lines.line(91_000_000 + i, f"Hameau {i}", 11.5, 42.5) for i in range(200))
    stray = lines.line(92_000_000, "Bondara Stray", 12.5, 43.1, country="ER")
    layer = add_layer("DJ", text_of(WHOLE + many + stray)(tmp_path))
    assert layer.places == 205
    assert not open_gazetteer(layer.path).candidates("Bondara Stray")


def test_it_is_fetched_gone_on_from_and_cleaned_up(data: Path, extract_zip: Path) -> None:
    told = []
    with serving(extract_zip.read_bytes()) as server:
        server.cuts = [700]
        layer = add_layer(
            "DJ", base_url=f"{server.url}/dump/", progress=lambda *step: told.append(step), wait=0
        )
    assert len(server.asked) == 2
    assert [name for name, _ in dict.fromkeys((what, None) for what, _, _ in told)] == [
        "fetched",
        "checked",
        "merged",
    ]
    assert told[-1][1] == told[-1][2] == len(ROWS)
    assert layer == user_layers()[0]
    assert sorted(p.name for p in data.iterdir()) == ["DJ.sqlite", "lock"]


def test_a_damaged_download_is_thrown_away_so_that_the_next_begins_anew(
    data: Path, extract_zip: Path, tmp_path: Path
) -> None:
    add_layer("DJ", extract_zip)
    whole = lines.write_zip(extract_zip, WHOLE, packing=zipfile.ZIP_STORED).read_bytes()
    damaged = damaged_crc(tmp_path).read_bytes()
    assert len(damaged) == len(whole)
    with serving(damaged) as server:
        with pytest.raises(
            GazetteerError, match=r"DJ\.zip sent cannot be used.*former layer DJ is unchanged"
        ):
            add_layer("DJ", base_url=server.url, wait=0)
        server.content = whole
        assert add_layer("DJ", base_url=server.url, wait=0).places == 5


def test_the_address_comes_from_the_environment(
    data: Path, extract_zip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(extract_zip.read_bytes()) as server:
        monkeypatch.setenv("DATELINE_GEONAMES", server.url)
        assert main(["gazetteer", "add", "Djibouti"]) == 0
        assert len(server.asked) == 1


def test_a_full_disk_is_told_and_changes_nothing(
    data: Path, extract_zip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    former = add_layer("DJ", extract_zip).path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(GazetteerError, match=r"No space left.*unchanged.*DATELINE_DATA"):
        add_layer("DJ", extract_zip)
    assert (data / "DJ.sqlite").read_bytes() == former
    assert not list(data.glob("*.new"))


def test_a_folder_that_cannot_be_made_is_told(
    extract_zip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "taken"))
    with pytest.raises(GazetteerError, match="DATELINE_DATA"):
        add_layer("DJ", extract_zip)


def test_two_do_not_add_at_once(data: Path, extract_zip: Path) -> None:
    data.mkdir(parents=True)
    other = sqlite3.connect(data / "lock", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(GazetteerError, match="Another window or command"):
        add_layer("DJ", extract_zip)
    other.close()
    assert add_layer("DJ", extract_zip).places == 5


def test_a_layer_that_cannot_be_read_is_left_out_with_a_warning(data: Path) -> None:
    data.mkdir(parents=True)
    (data / "UA.sqlite").write_bytes(b"not a gazetteer at all")
    assert readable_layers()[0] == []
    gazetteer, troubles = default_gazetteer()
    found = extract(Report("r", "Shells hit Kharkiv."), recogniser=GazetteerRecogniser(gazetteer))
    assert found.places[0].place is not None
    assert "python -m geo gazetteer add UA --force" in found.warnings[0]
    assert list(found.warnings[:1]) == list(troubles)


def test_the_commands_add_list_find_and_remove(
    data: Path, extract_zip: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gazetteer", "add", "dj", "--file", str(extract_zip)]) == 0
    told = capsys.readouterr()
    assert "added DJ: 5 places" in told.out
    assert "lines" in told.err
    assert main(["gazetteer", "add", "DJ", "--file", str(extract_zip)]) == 0
    assert "--force" in capsys.readouterr().out
    assert main(["gazetteer", "add", "DJ", "--file", str(extract_zip), "--force"]) == 0
    assert main(["gazetteer", "list"]) == 0
    world, layer = capsys.readouterr().out.splitlines()[-2:]
    assert world.startswith("world")
    assert layer.split()[:3] == ["DJ", "5", "places"]
    assert "GeoNames of 2026-01-05" in layer
    assert main(["gazetteer", "find", "Tewao Koma"]) == 0
    assert f"geonames:{lines.HAMLET}" in capsys.readouterr().out
    assert main(["gazetteer", "remove", "DJ"]) == 0
    assert user_layers() == []
    assert main(["gazetteer", "remove", "DJ"]) == 1
    assert "There is no layer DJ" in capsys.readouterr().err


def test_removing_takes_a_half_download_along(data: Path, extract_zip: Path) -> None:
    with serving(extract_zip.read_bytes()) as server:
        server.cuts = [300] + [0] * 9
        with pytest.raises(GazetteerError):
            add_layer("DJ", base_url=server.url, wait=0)
    remove_layer("DJ")
    assert [p.name for p in data.iterdir()] == ["lock"]


@pytest.mark.parametrize(
    ("asked", "code"), [("UA", "UA"), (" ua ", "UA"), ("Ukraine", "UA"), ("Côte d'Ivoire", "CI")]
)
def test_a_country_goes_by_code_or_name(asked: str, code: str) -> None:
    assert country_code(asked) == code


@pytest.mark.parametrize("asked", ["XX", "", "../UA", "Kharkiv"])
def test_what_is_no_country_is_refused(asked: str) -> None:
    with pytest.raises(GazetteerError, match="ISO code"):
        country_code(asked)


@pytest.mark.parametrize(
    ("platform", "variables", "ending"),
    [
        ("linux", {"XDG_DATA_HOME": "/home/a/data"}, "/home/a/data/dateline"),
        ("linux", {"DATELINE_DATA": "/media/stick"}, "/media/stick"),
        ("darwin", {"HOME": "/home/a"}, "/home/a/Library/Application Support/Dateline"),
        ("win32", {"LOCALAPPDATA": "/c/Local"}, "/c/Local/Dateline"),
    ],
)
def test_the_data_folder_is_where_the_system_wants_it(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], ending: str
) -> None:
    for name in ("DATELINE_DATA", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    assert user_data_folder() == Path(ending)
