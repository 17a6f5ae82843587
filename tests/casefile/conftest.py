from collections.abc import Iterator
from pathlib import Path

import pytest
from casefile_reports import extraction_of

from geo.casefile import Case, open_case


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kursk.dateline"


@pytest.fixture
def case(path: Path) -> Iterator[Case]:
    with open_case(path, create=True, who="Olena") as case:
        extraction = extraction_of()
        case.add(extraction.report, extraction, pipeline="1")
        yield case
