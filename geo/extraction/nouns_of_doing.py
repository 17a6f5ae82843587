"""Nouns that say what was done: "the loss of 15 lorries", "killed: 12", "losses amounted to 455"."""

from geo.extraction.predicates import Predicate
from geo.extraction.verbs import Kind

NOUNS: dict[str, Kind] = {
    "lives": "kill", "loss": "lose",
    "losses": "lose", "destruction": "destroy", "downing": "down", "interception": "down", "launch": "launch",
    "capture": "capture", "seizure": "seize", "killing": "kill", "killings": "kill", "death": "kill", "deaths": "kill",
    "murder": "kill", "massacre": "kill", "execution": "kill", "wounding": "wound", "injury": "wound", "injuries": "wound",
    "abduction": "capture", "kidnapping": "capture", "arrest": "capture", "detention": "capture", "surrender": "capture",
    "evacuation": "flee", "displacement": "flee", "deployment": "deploy", "release": "free", "return": "free",
    "control": "control", "liberation": "seize", "recapture": "seize", "hits": "hit", "hit": "hit", "disappearance": "miss",
    "sinking": "destroy", "burning": "destroy", "firing": "launch", "exchange": "free", "transfer": "free",
}  # fmt: skip
LABELS: dict[str, Kind] = {
    "killed": "kill", "wounded": "wound", "injured": "wound", "captured": "capture", "missing": "miss", "displaced": "flee",
    "destroyed": "destroy", "evacuated": "flee", "losses": "lose", "intercepted": "down", "launched": "launch",
    "liberated": "seize", "detained": "capture", "arrested": "capture", "damaged": "destroy", "dead": "kill",
}  # fmt: skip


def noun_predicate(first: int, last: int, lemma: str, kind: Kind) -> Predicate:
    """Return a noun as the active verb it stands for, tokens `first` to `last`."""
    return Predicate(first, last, first, lemma, kind, "active", False, False)
