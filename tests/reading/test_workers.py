"""The processes that parse: one may die at any moment, and takes only its file with it."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import documents
import pytest

from geo.model import Report
from geo.reading import worker
from geo.reading.workers import ROOT, Workers


@pytest.fixture
def workers() -> Iterator[Workers]:
    pool = Workers(count=2)
    yield pool
    pool.close()


def test_a_process_is_used_again(workers: Workers) -> None:
    workers.read("word", documents.word(), "a.docx")
    (first,) = workers._idle
    workers.read("pdf", documents.pdf([["Five killed."]]), "a.pdf")
    assert workers._idle == [first]


def test_a_process_killed_while_it_waits_is_replaced(workers: Workers) -> None:
    workers.read("word", documents.word(), "a.docx")
    workers._idle[0]._process.kill()
    workers._idle[0]._process.wait()
    (report,) = workers.read("word", documents.word(), "a.docx")
    assert isinstance(report, Report)


def test_threads_share_the_processes_and_get_their_own_answers(workers: Workers) -> None:
    answers: dict[int, object] = {}

    def ask(number: int) -> None:
        data = documents.word([f"Report {number}: {number} killed."])
        answers[number] = workers.read("word", data, f"{number}.docx")

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, found in answers.items():
        assert isinstance(found, list)
        assert found[0].text == f"Report {number}: {number} killed."
    assert len(workers._idle) <= 2


FORBIDDEN = [
    "open('written.txt', 'w')",
    "__import__('socket').create_connection(('127.0.0.1', 9))",
    "__import__('subprocess').run(['true'])",
    "__import__('os').system('true')",
    "__import__('os').remove('none')",
]


@pytest.mark.parametrize("act", FORBIDDEN)
def test_a_parser_can_neither_write_nor_connect_nor_start_a_program(act: str, tmp_path: Path) -> None:
    code = f"import sys; from geo.reading import worker; sys.addaudithook(worker._refuse); {act}"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "PermissionError: A parser tried what reading never needs" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems limit memory in other ways")
def test_a_parser_that_wants_all_memory_is_told_from_a_damaged_file(workers: Workers) -> None:
    code = "from geo.reading import worker; worker._limit_memory(); bytearray(2_000_000_000)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "MemoryError" in done.stderr
    assert "1.5 GB of memory" in worker.needs_memory("a.pdf")


def test_what_a_library_prints_is_no_answer() -> None:
    code = (
        "import geo.reading.worker as w, geo.reading.formats as f, dataclasses, os\n"
        "def loud(data, name):\n"
        "    os.write(1, b'{\"done\": true}\\n'); print('noise'); yield (name, 'Read.')\n"
        "f.FORMATS['pdf'] = dataclasses.replace(f.FORMATS['pdf'], read=loud); w.main()"
    )
    asked = b'{"kind": "pdf", "name": "a.pdf", "size": 1, "columns": {}, "wanted": "reports"}\nx'
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, input=asked, capture_output=True, check=False
    )
    assert done.stdout == b'{"problem": ["a.pdf", "Read."]}\n{"done": true}\n'


def test_reading_does_not_run_the_script_that_reads_again(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(documents.word())
    (tmp_path / "page.py").write_text(
        "print('run')\nfrom geo.reading import read\nprint(read('a.docx').title)\n"
    )
    done = subprocess.run(
        [sys.executable, "page.py"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split("\n") == ["run", documents.TITLE, ""]
    assert done.stderr == ""
