"""Counts how each cue for a role fares: writes `data/tables/role_record.csv`.

    python -m training.role_record

For every mention in the annotated reports of `reports/`, which cue spoke first, which role it gave, and which role the
mention has. The cues are asked without a trained recogniser's beliefs, on the marked mentions.
"""

import csv
from collections import Counter

from geo.extraction.resolver import resolve
from geo.extraction.role_record import RECORD
from geo.extraction.roles import cues_of
from geo.extraction.sentences import split
from geo.gazetteer import open_gazetteer
from geo.model import ROLES, Mention
from training.corpora import REPORTS, parse_report

_SENSES = {"actor": "actor", "demonym": "demonym", "institution": "institution"}


def main() -> None:
    """Count and write."""
    gazetteer = open_gazetteer()
    seen: Counter[tuple[str, str, str]] = Counter()
    for path in sorted(REPORTS.glob("*-*.txt")):
        _, text, spans = parse_report(path.read_text(encoding="utf-8"))
        roles = [next(iter(s.roles)) for s in spans]
        mentions = [
            Mention(s.start, s.end, text[s.start : s.end], _SENSES.get(role, "literal"))
            for s, role in zip(spans, roles, strict=True)
        ]
        found = cues_of(text, split(text), mentions, resolve(text, mentions, gazetteer), gazetteer)
        seen.update((cue, part.role, role) for (part, cue), role in zip(found, roles, strict=True))
    with RECORD.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["cue", "ruled", *ROLES])
        for cue, ruled in sorted({key[:2] for key in seen}):
            table.writerow([cue, ruled, *(seen[cue, ruled, role] for role in ROLES)])
    print(f"{sum(seen.values())} mentions, {len({k[0] for k in seen})} cues")


if __name__ == "__main__":
    main()
