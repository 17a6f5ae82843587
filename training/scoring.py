"""Precision, recall and F1 of spans, exact and overlapping, with sense and role on top."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

SENSES = {"event": "literal", "origin": "literal", "destination": "literal", "context": "literal"}


@dataclass(slots=True)
class Score:
    """Counts over documents; `open_` spans are neither asked for nor held against."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    gold_hit: int = 0
    found_hit: int = 0
    sense_right: int = 0
    role_right: int = 0
    with_role: int = 0
    missed: list[str] = field(default_factory=list)
    spurious: list[str] = field(default_factory=list)

    def add(
        self,
        text: str,
        gold: Sequence[tuple[int, int, str | None]],
        found: Iterable[tuple[int, int, str | None]],
        demonyms_marked: bool = True,
    ) -> None:
        """Count one document; where the gold leaves demonyms out, found ones that match nothing do not count."""
        spans = [(a, b) for a, b, _ in gold]
        roles = {(a, b): role for a, b, role in gold}
        predicted = list(found)
        if not demonyms_marked:
            predicted = [p for p in predicted if p[2] != "demonym" or _touches(p, spans)]
        self.gold += len(spans)
        self.found += len(predicted)
        for a, b, role in predicted:
            right = roles.get((a, b))
            self.exact += (a, b) in roles
            self.found_hit += _touches((a, b, role), spans)
            if right:
                self.with_role += 1
                self.role_right += right == role
                self.sense_right += SENSES.get(right, right) == SENSES.get(role or "", role)
            if not _touches((a, b, role), spans):
                self.spurious.append(text[max(0, a - 30) : a] + "<<" + text[a:b] + ">>" + text[b : b + 30])
        hits = [(a, b) for a, b, _ in predicted]
        for a, b in spans:
            hit = _touches((a, b, None), hits)
            self.gold_hit += hit
            if not hit:
                self.missed.append(text[max(0, a - 30) : a] + "<<" + text[a:b] + ">>" + text[b : b + 30])

    def line(self) -> str:
        """Return the figures as one line."""
        p, r = self.exact / max(1, self.found), self.exact / max(1, self.gold)
        op, orr = self.found_hit / max(1, self.found), self.gold_hit / max(1, self.gold)
        text = f"exact P {p:.3f} R {r:.3f} F1 {f1(p, r):.3f} | overlap P {op:.3f} R {orr:.3f} F1 {f1(op, orr):.3f}"
        if self.with_role:
            text += f" | sense {self.sense_right / self.with_role:.3f} role {self.role_right / self.with_role:.3f}"
        return text


def f1(p: float, r: float) -> float:
    """Return the harmonic mean of precision and recall, 0 where both are."""
    return 2 * p * r / (p + r) if p + r else 0.0


def _touches(span: tuple[int, int, str | None], others: list[tuple[int, int]]) -> bool:
    return any(span[0] < b and a < span[1] for a, b in others)
