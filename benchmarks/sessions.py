"""Many people at once on one server: `python -m benchmarks.sessions [--people 25] [--rounds 8]`.

Each person is a connection of its own that speaks the page's protocol: opens the map, thinks about three seconds,
looks for something, thinks, looks for something else. Timed is the way from the question to the end of the answer.
Everything stays on loopback, and the number of questions is fixed. Every other question is a word of that person
alone; it must never come up in what another one is sent.
"""

import argparse
import asyncio
import os
import random
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.dashboard import server

THINKING = 3.0  # seconds, half to one and a half times this
WORDS = ("Kursk", "Kyiv", "Zolochiv", "Tuva", "captured", "Zelenskyy")


@dataclass
class Person:
    """A visitor: the connection, the widget asked through, and what was measured and seen."""

    number: int
    address: str
    find: str = ""
    page: str = ""
    waits: list[float] = field(default_factory=list)
    strangers: set[str] = field(default_factory=set)

    @property
    def own_word(self) -> str:
        """What only this person asks for."""
        return f"visitor-{self.number:03d}"

    async def visit(self, rounds: int, people: int) -> None:
        """Open the map and ask `rounds` questions."""
        mix = random.Random(self.number)
        host = self.address.removeprefix("http://")
        async with websockets.connect(
            f"ws://{host}/_stcore/stream", subprotocols=["streamlit"], origin=self.address, max_size=None
        ) as line:
            await self._answered(line, BackMsg(rerun_script=ClientState()), people)
            for i in range(rounds):
                await asyncio.sleep(THINKING * mix.uniform(0.5, 1.5))
                word = self.own_word if i % 2 else mix.choice(WORDS)
                asked = BackMsg(rerun_script=ClientState(page_script_hash=self.page))
                asked.rerun_script.widget_states.widgets.add(id=self.find, string_value=word)
                begun = time.perf_counter()
                await self._answered(line, asked, people)
                self.waits.append(time.perf_counter() - begun)

    async def _answered(self, line: websockets.ClientConnection, asked: BackMsg, people: int) -> None:
        """Send a question and read until the page is whole."""
        await line.send(asked.SerializeToString())
        others = [f"visitor-{k:03d}".encode() for k in range(people) if k != self.number]
        while True:
            raw = await line.recv()
            message = ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode())
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.page = message.new_session.page_script_hash
            if kind == "delta" and message.delta.new_element.WhichOneof("type") == "text_input":
                known = message.delta.new_element.text_input.id
                self.find = known if known.endswith("-find") else self.find
            if b"visitor-" in raw:
                self.strangers |= {o.decode() for o in others if o in raw}
            if kind == "script_finished":
                return


def resident(pid: int) -> float:
    """Return the memory of a process in MB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def worked(pid: int) -> float:
    """Return the processor time of a process in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def measured(address: str, pid: int, people: int, rounds: int) -> list[str]:
    """Return the lines of the result."""
    first = Person(0, address)
    await first.visit(2, people)
    alone = resident(pid)
    visitors = [Person(k, address) for k in range(people)]
    most = 0.0

    async def watch() -> None:
        nonlocal most
        while True:
            most = max(most, resident(pid))
            await asyncio.sleep(0.5)

    watching = asyncio.create_task(watch())
    before = worked(pid)
    await asyncio.gather(*(v.visit(rounds, people) for v in visitors))
    watching.cancel()
    answers = people * (rounds + 1)
    each = (worked(pid) - before) / answers
    waits = sorted(w for v in visitors for w in v.waits)
    late = waits[int(0.95 * len(waits))]
    strangers = sum(len(v.strangers) for v in visitors)
    return [
        f"{people} people, {len(waits)} questions, {THINKING:.0f} s of thinking",
        f"alone: median {statistics.median(first.waits):.2f} s",
        f"together: median {statistics.median(waits):.2f} s, 95 % within {late:.2f} s, longest {waits[-1]:.2f} s",
        f"processor: {1000 * each:.0f} ms an answer, first pages included",
        f"memory: {alone:.0f} MB with one, {most:.0f} MB at most with {people}: "
        f"{(most - alone) / max(1, people - 1):.1f} MB a person",
        f"words of another person seen: {strangers}",
    ]


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m benchmarks.sessions", description=__doc__)
    options.add_argument("--people", type=int, default=25)
    options.add_argument("--rounds", type=int, default=8)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATELINE_DATA"] = folder
        with server("dashboard.py") as running:
            lines = asyncio.run(measured(running.address, running.pid, given.people, given.rounds))
    print("\n".join(lines))


if __name__ == "__main__":
    main()
