"""The case file (`*.dateline`): what an analyst keeps, corrects and can prove.

    from geo.casefile import open_case, SetPlace, EditClaim, amount

    case = open_case("kursk.dateline", create=True)
    case.add(report, extraction, pipeline="1")
    case.correct("r1:claim:40-55:killed", EditClaim(amount("at_least", 200)))
    case.undo()

See `keys` for how items are named, `operations` for what can be done to them, `review` for what comes back.
"""

from geo.casefile.attaching import makes_a_finding
from geo.casefile.case import Added, Case, CaseReport, open_case
from geo.casefile.corrections import Correction
from geo.casefile.errors import CaseError
from geo.casefile.keys import ItemKey, parse_key
from geo.casefile.merging import Merged
from geo.casefile.operations import (
    AddClaim,
    AddPlace,
    Always,
    ClaimDetails,
    Confirm,
    EditClaim,
    GradeClaim,
    GradeSource,
    NotAPlace,
    Note,
    Operation,
    Published,
    Reject,
    SetPlace,
    SetRole,
    SupersededBy,
    amount,
    by_hand,
    moved,
)
from geo.casefile.reextraction import Pipeline, Reextracted
from geo.casefile.review import Look, Review, Reviewed
from geo.casefile.tables import Entry

__all__ = [
    "AddClaim", "AddPlace", "Added", "Always", "Case", "CaseError", "CaseReport", "ClaimDetails", "Confirm",
    "Correction", "EditClaim", "Entry", "GradeClaim", "GradeSource", "ItemKey", "Look", "Merged", "NotAPlace",
    "Note", "Operation", "Pipeline", "Published", "Reextracted", "Reject", "Review", "Reviewed", "SetPlace",
    "SetRole", "SupersededBy", "amount", "by_hand", "makes_a_finding", "moved", "open_case", "parse_key",
]  # fmt: skip
