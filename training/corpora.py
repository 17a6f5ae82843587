"""The training sets in one form: a text, its mentions, and what each set leaves unsaid.

A set seldom marks everything the product looks for. What it leaves open is written as the set of labels a
word may bear, and training asks only that the model's answer be one of them.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geo.extraction.recogniser_features import Names, features, folded, words
from training.names import OUT as NAMES
from training.names import countries, demonyms, divisions

ROLES = ("event", "origin", "destination", "context", "actor", "demonym", "institution")
OUTSIDE = 1  # bit 0; bit 1+2r begins role r, bit 2+2r goes on with it
ANY_LABEL = (1 << (1 + 2 * len(ROLES))) - 1
REPORTS = Path(__file__).parent / "reports"

_TAG = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]+)[^\[\]]*\]\]")
# The product counts these as part of the name ("Kursk region"); the public sets mostly do not.
_TYPE_WORDS = frozenset(
    """region province district oblast county state governorate river island islands airport camp village peninsula
    lake valley mountains sea strait crossing""".split()
)
# A capitalised phrase with one of these is an organisation's name; a place inside it is left unmarked by most sets.
_ORGANISATION_WORDS = frozenset(
    """university college school institute academy hospital clinic post times daily news tribune herald journal
    gazette press radio television tv council ministry department health agency bureau office authority commission
    committee police court bank company corporation airlines airways union party association society foundation
    federation club fc united museum centre center service services board group army brigade regiment division
    convention treaty accords protocol festival church cathedral diocese league fund exchange railway""".split()
)
_LINKS = frozenset("of the for and in".split())


@dataclass(frozen=True, slots=True)
class Span:
    """A marked mention and the roles it may have."""

    start: int
    end: int
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Document:
    """A text and, for each of its words (as `recogniser_features.words` has them), a bit set of labels."""

    id: str
    corpus: str
    text: str
    spans: tuple[Span, ...]
    words: tuple[tuple[int, int], ...]
    allowed: tuple[int, ...]


def begins(roles: frozenset[str]) -> int:
    """Return the bits of the labels that begin a mention in one of `roles`."""
    return sum(1 << (1 + 2 * ROLES.index(r)) for r in roles)


def continues(roles: frozenset[str]) -> int:
    """Return the bits of the labels inside a mention in one of `roles`."""
    return begins(roles) << 1


ALL = frozenset(ROLES)
NO_DEMONYM = ALL - {"demonym"}
LITERAL = frozenset(ROLES[:4])


class Lexicon:
    """Words that are places or peoples almost wherever they stand."""

    def __init__(self) -> None:
        self.names = Names.load(NAMES)
        self.demonyms = {folded(d) for d in demonyms() if d[0].isupper()}
        self.regions = {folded(n) for n in countries() | divisions() if " " not in n}
        self.phrases = {tuple(folded(n[a:b]) for a, b in words(n)) for n in countries() | divisions()}
        self.longest = max(map(len, self.phrases))


def corpus(name: str, folder: Path, lexicon: Lexicon) -> list[Document]:
    """Return the documents of one set: `ours`, or the name of a `.jsonl` file in `folder`."""
    if name == "ours":
        return [_report(path) for path in sorted(REPORTS.glob("*-*.txt"))]
    lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    if name.startswith("uner"):
        records = list(_joined(records))
    return [_public(record, name, lexicon) for record in records]


def _joined(records: list[dict], size: int = 12) -> Iterator[dict]:
    """Join single sentences, which stand in the order of their documents, into runs of `size`."""
    for i in range(0, len(records), size):
        text, places = "", []
        for record in records[i : i + size]:
            shift = len(text)
            places += [{**p, "start": p["start"] + shift, "end": p["end"] + shift} for p in record["places"]]
            text += record["text"] + "\n"
        yield {"id": records[i]["id"], "text": text, "places": places}


def parse_report(markup: str) -> tuple[dict[str, str], str, tuple[Span, ...]]:
    """Return the header, the plain text and the mentions of an annotated report."""
    head, _, body = markup.partition("\n\n")
    body = body.partition("\n---\n")[0].strip()
    text, spans, last = "", [], 0
    for tag in _TAG.finditer(body):
        text += body[last : tag.start()]
        role = tag[2].strip()
        if role not in ROLES:
            raise ValueError(f"unknown role {role!r} of {tag[1]!r}")
        spans.append(Span(len(text), len(text) + len(tag[1]), frozenset({role})))
        text += tag[1]
        last = tag.end()
    header = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    return header, text + body[last:], tuple(spans)


def _report(path: Path) -> Document:
    _, text, spans = parse_report(path.read_text(encoding="utf-8"))
    bounds = words(text)
    return Document(path.stem, "ours", text, spans, tuple(bounds), tuple(labels(bounds, spans)))


def labels(bounds: list[tuple[int, int]], spans: tuple[Span, ...]) -> list[int]:
    """Return each word's label set where everything is marked."""
    allowed = [OUTSIDE] * len(bounds)
    at = 0
    for span in sorted(spans, key=lambda s: s.start):
        while at < len(bounds) and bounds[at][1] <= span.start:
            at += 1
        first = True
        for i in range(at, len(bounds)):
            if bounds[i][0] >= span.end:
                break
            allowed[i] = begins(span.roles) if first else continues(span.roles)
            first = False
    return allowed


def _public(record: dict, name: str, lexicon: Lexicon) -> Document:
    text = record["text"]
    spans = tuple(
        Span(p["start"], p["end"], _roles(text[p["start"] : p["end"]], p.get("type"), name, lexicon))
        for p in sorted(record["places"], key=lambda p: (p["start"], -p["end"]))
    )
    bounds = words(text)
    allowed = labels(bounds, spans)
    _leave_open(name, text, bounds, spans, allowed, lexicon)
    return Document(record["id"], name, text, spans, tuple(bounds), tuple(allowed))


def _roles(surface: str, kind: str | None, name: str, lexicon: Lexicon) -> frozenset[str]:
    if folded(surface) in lexicon.demonyms:
        return frozenset({"demonym", "institution"})
    if name == "relocar":
        readings = {"lit": LITERAL, "met": frozenset({"actor", "institution"})}
        return readings.get(kind or "", LITERAL | {"actor"})
    return NO_DEMONYM


def _leave_open(
    name: str,
    text: str,
    bounds: list[tuple[int, int]],
    spans: tuple[Span, ...],
    allowed: list[int],
    lexicon: Lexicon,
) -> None:
    """Widen the label sets of the words about which the set says nothing, in place."""
    marked = [bits != OUTSIDE for bits in allowed]
    folds = [folded(text[a:b]) for a, b in bounds]
    for i, (a, b) in enumerate(bounds):
        if marked[i]:
            continue
        word = text[a:b]
        if name == "relocar":
            if not word.islower() and any(c.isalpha() for c in word):
                allowed[i] = ANY_LABEL  # only one place a sentence is marked
        elif word[0].isupper() and folds[i] in lexicon.demonyms:
            both = frozenset({"demonym", "institution"})
            allowed[i] = OUTSIDE | begins(both) | continues(both)
        elif i and marked[i - 1] and folds[i] in _TYPE_WORDS:
            allowed[i] = OUTSIDE | (continues(ALL) if allowed[i - 1] else 0)
    if name == "tr-news":
        return  # marks names inside names too
    for i in range(len(bounds)):
        for length in range(min(lexicon.longest, len(bounds) - i), 0, -1):
            if tuple(folds[i : i + length]) in lexicon.phrases and text[bounds[i][0]].isupper():
                for j in range(i, i + length):
                    if not marked[j]:
                        allowed[j] = ANY_LABEL
                break
    in_names = features(text, bounds, lexicon.names)[1]
    for i in _inside_organisations(text, bounds, folds):
        if in_names[i] and not marked[i]:
            allowed[i] = ANY_LABEL


def _inside_organisations(text: str, bounds: list[tuple[int, int]], folds: list[str]) -> Iterator[int]:
    """Yield the capitalised words of phrases that name an organisation, but for the word that says so."""
    phrase: list[int] = []
    for i in range(len(bounds) + 1):
        upper = i < len(bounds) and text[bounds[i][0]].isupper()
        if upper or (phrase and i < len(bounds) and folds[i] in _LINKS):
            phrase.append(i)
            continue
        if len(phrase) > 1 and any(folds[j] in _ORGANISATION_WORDS for j in phrase):
            yield from (
                j for j in phrase if text[bounds[j][0]].isupper() and folds[j] not in _ORGANISATION_WORDS
            )
        phrase = []
