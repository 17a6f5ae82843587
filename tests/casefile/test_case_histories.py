"""Random work on two copies of a case: what is undone comes back, what is merged is the same from both sides."""

import tempfile
from pathlib import Path

from casefile_reports import EAST, FIRST, KILLED, SECOND, WEST, extraction_of, key
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from geo.casefile import (
    AddPlace,
    Case,
    Confirm,
    EditClaim,
    GradeClaim,
    GradeSource,
    NotAPlace,
    Note,
    Operation,
    Reject,
    SetPlace,
    SetRole,
    amount,
    moved,
    open_case,
)
from geo.casefile.review import Reviewed
from geo.model import Extraction

WOUNDED, AREA = key("30 wounded", "wounded"), key("984 square kilometres", "territory_seized")
STEPS: list[tuple[str, Operation]] = [
    (FIRST, SetPlace(EAST)),
    (FIRST, SetPlace(moved(WEST, 49.9, 25.0))),
    (SECOND, SetPlace(EAST, "mention")),
    (SECOND, SetRole("context")),
    (key("Jordan"), NotAPlace()),
    (key("Kursk"), Confirm()),
    ("r1:report", AddPlace(23, 27, EAST)),
    (KILLED, EditClaim(amount("at_least", 20))),
    (KILLED, EditClaim({"speaker": None})),
    (KILLED, EditClaim({"place": FIRST})),
    (KILLED, Confirm()),
    (KILLED, GradeClaim(2)),
    (WOUNDED, Reject()),
    (WOUNDED, Note("hearsay")),
    (AREA, EditClaim(amount("about", 1000))),
    (AREA, Reject()),
    ("r1:report", GradeSource("C")),
]


def seen(case: Case) -> tuple[Extraction, list[tuple[object, ...]]]:
    """All that a reader sees of the report."""
    found: Reviewed = case.reviewed("r1")
    return found.extraction, [(r.key, r.status, r.grade, r.note, r.index, r.look) for r in found.reviews]


class TwoDesks(RuleBasedStateMachine):
    """Two analysts work on copies of one case and now and then merge each other's."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        first, second = (Path(self.folder.name) / f"{n}.dateline" for n in "12")
        one = open_case(first, create=True, who="Olena")
        machine = extraction_of()
        one.add(machine.report, machine, pipeline="1")
        one.copy(second)
        self.cases = [one, open_case(second, who="Petro")]
        self.paths = [first, second]
        self.lines = [1, 1]
        self.merged = False
        self.done: list[list[object]] = [[], []]  # what each reader saw before every step that can be undone
        self.undone: list[list[object]] = [[], []]

    def teardown(self) -> None:
        for case in self.cases:
            case.close()
        self.folder.cleanup()

    @rule(desk=st.integers(0, 1), step=st.sampled_from(STEPS))
    def correct(self, desk: int, step: tuple[str, Operation]) -> None:
        case = self.cases[desk]
        if case.reviewed("r1").item(step[0]) is None:
            return
        if isinstance(step[1], EditClaim) and step[1].details.get("place"):
            tied = case.reviewed("r1").item(FIRST)
            if tied is None or tied.status == "rejected":
                return
        self.done[desk].append(seen(case))
        self.undone[desk].clear()
        case.correct(*step)

    @rule(desk=st.integers(0, 1), name=st.sampled_from(["Zolochiv", "Jordan"]), away=st.booleans())
    def always(self, desk: int, name: str, away: bool) -> None:
        self.done[desk].append(seen(self.cases[desk]))
        self.undone[desk].clear()
        self.cases[desk].always(name, None if away else EAST)

    @rule(desk=st.integers(0, 1))
    def undo(self, desk: int) -> None:
        now = seen(self.cases[desk])
        taken = self.cases[desk].undo()
        if self.merged:  # the other's work lies in between: only the way back is known
            assert taken is None or self.cases[desk].redo() is not None
            assert seen(self.cases[desk]) == now
            return
        assert (taken is not None) == bool(self.done[desk])
        if taken is not None:
            assert seen(self.cases[desk]) == self.done[desk].pop()
            self.undone[desk].append(now)

    @precondition(lambda self: not self.merged)
    @rule(desk=st.integers(0, 1))
    def redo(self, desk: int) -> None:
        now = seen(self.cases[desk])
        brought = self.cases[desk].redo()
        assert (brought is not None) == bool(self.undone[desk])
        if brought is not None:
            assert seen(self.cases[desk]) == self.undone[desk].pop()
            self.done[desk].append(now)

    @rule()
    def merge(self) -> None:
        one, two = self.cases
        one.merge(self.paths[1])
        two.merge(self.paths[0])
        self.merged = True
        assert seen(one) == seen(two)
        assert {e.id for e in two.history()} >= {e.id for e in one.history()}
        again = two.merge(self.paths[0])
        assert (again.reports, again.corrections, again.history) == (0, 0, 0)

    @rule()
    def take_all_back(self) -> None:
        """However often the desks merged, nothing is left of what both took back."""
        one, two = self.cases
        one.merge(self.paths[1])
        two.merge(self.paths[0])
        self.merged = True
        for case in self.cases:
            while case.undo():
                pass
        one.merge(self.paths[1])
        two.merge(self.paths[0])
        assert seen(one) == seen(two)
        assert seen(one)[0] == extraction_of()

    @invariant()
    def the_history_only_grows(self) -> None:
        for desk, case in enumerate(self.cases):
            lines = len(case.history())
            assert lines >= self.lines[desk]
            self.lines[desk] = lines

    @invariant()
    def the_extraction_holds_together(self) -> None:
        for case in self.cases:
            extraction = case.extraction("r1")
            ids = {c.id for c in extraction.claims}
            assert len(ids) == len(extraction.claims)
            assert all(c.place is None or c.place < len(extraction.places) for c in extraction.claims)
            assert all(set(c.derived_from or ()) <= ids for c in extraction.claims)
            keys = [r.key for r in case.reviewed("r1").reviews]
            assert len(set(keys)) == len(keys)


TestTwoDesks = TwoDesks.TestCase
TestTwoDesks.settings = settings(
    max_examples=10, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
