"""The rival: a linear-chain CRF with name and word-shape features, trained on the same sets.

    python -m training.crf CORPORA --without tr-news geovirus

Prints span scores on what was held out, the size of the model and milliseconds per 430 words. The product does
not use it; the CARD quotes its figures.
"""

import argparse
import random
import re
import tempfile
import time
from pathlib import Path

import pycrfsuite

from geo.extraction.recogniser_features import CASES, Names, features, folded
from training.corpora import OUTSIDE, Document, Lexicon, corpus
from training.names import OUT as NAMES
from training.scoring import Score
from training.train import WEIGHTS


def seen(document: Document, names: Names) -> list[list[str]]:
    """Return the feature strings of each word: itself and two neighbours on either side."""
    surfaces = [document.text[a:b] for a, b in document.words]
    cases, marks = features(document.text, list(document.words), names)
    folds = [folded(s) for s in surfaces]
    one = [
        (
            f"w={w}",
            f"c={CASES[c]}",
            f"n={n}",
            f"p={w[:3]}",
            f"s={w[-3:]}",
            f"x={re.sub('[a-z]+', 'a', s)[:6]}",
        )
        for w, s, c, n in zip(folds, surfaces, cases, marks, strict=True)
    ]
    rows = []
    for i in range(len(one)):
        row = list(one[i])
        for by in (-2, -1, 1, 2):
            if 0 <= i + by < len(one):
                row += [f"{by}{f}" for f in one[i + by][:3]]
            else:
                row.append(f"{by}edge")
        if i + 1 < len(one):
            row.append(f"cc={one[i][1]}{one[i + 1][1]}")
        if i:
            row.append(f"nn={one[i - 1][2]}{one[i][2]}w={folds[i - 1]}")
        rows.append(row)
    return rows


def tags(document: Document) -> list[str]:
    """Return B, I or O for each word; what a set leaves open counts as outside."""
    return [
        "O" if a & OUTSIDE else "B" if any(a >> b & 1 for b in range(1, 15, 2)) else "I"
        for a in document.allowed
    ]


def main() -> None:
    """Train on all sets but those held out, and score these."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("corpora", type=Path)
    options.add_argument("--without", nargs="+", required=True)
    given = options.parse_args()
    lexicon, names, rng = Lexicon(), Names.load(NAMES), random.Random(1)
    sets = {name: corpus(name, given.corpora, lexicon) for name in WEIGHTS if name != "relocar"}
    trainer = pycrfsuite.Trainer(verbose=False, params={"c1": 0.05, "c2": 0.02, "max_iterations": 150})
    for name, documents in sets.items():
        if name not in given.without:
            for d in rng.sample(documents, int(min(1.0, WEIGHTS[name]) * len(documents))):
                for _ in range(max(1, int(WEIGHTS[name]))):
                    trainer.append(seen(d, names), tags(d))
    with tempfile.NamedTemporaryFile(suffix=".crf") as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        size = Path(file.name).stat().st_size
        for name in given.without:
            counts, began, total = Score(), time.perf_counter(), 0
            for d in sets[name]:
                found: list[list[int]] = []
                for tag, (a, b) in zip(tagger.tag(seen(d, names)), d.words, strict=True):
                    if tag == "B" or (tag == "I" and not found):
                        found.append([a, b])
                    elif tag == "I":
                        found[-1][1] = b
                total += len(d.text.split())
                gold = [(s.start, s.end, None) for s in d.spans]
                counts.add(d.text, gold, [(a, b, None) for a, b in found])
            speed = (time.perf_counter() - began) / total * 430_000
            print(f"{name}: {counts.line()} | {speed:.1f} ms per 430 words, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
