"""MiniLM's word pieces without those that English news about places has no use for.

A word whose piece is dropped is written with shorter ones, so nothing becomes unreadable.
"""

import json
import re
from pathlib import Path

from tokenizers import Tokenizer

from training.corpora import Document
from training.names import cities, countries, demonyms, divisions

FREQUENT = 14_000  # MiniLM's pieces are in about the order of frequency; the first are kept unseen
_LETTERS = re.compile(r"[\x21-\u024f\u0400-\u052f\u2000-\u20cf]+")


def trimmed(source: Path, documents: list[Document]) -> tuple[Tokenizer, list[int]]:
    """Return the smaller tokenizer and, for each of its pieces, the row in MiniLM's vocabulary.

    `source` is MiniLM's `tokenizer.json`. Kept are the special pieces, single characters, the frequent pieces,
    and those that `documents` or the names of places and peoples use.
    """
    settings = json.loads(source.read_text(encoding="utf-8"))
    vocabulary: dict[str, int] = settings["model"]["vocab"]
    whole = Tokenizer.from_str(json.dumps(settings))
    whole.no_truncation()
    whole.no_padding()
    used: set[int] = set()
    names = [n for n, population in cities() if population >= 15_000]
    texts = [d.text for d in documents] + [*names, *countries(), *divisions(), *demonyms()]
    for encoding in whole.encode_batch(texts, add_special_tokens=False):
        used.update(encoding.ids)

    def wanted(piece: str, row: int) -> bool:
        if piece in {"[PAD]", "[UNK]", "[CLS]", "[SEP]"} or row in used:
            return True
        if piece.startswith("[") and piece.endswith("]") and len(piece) > 1:
            return False
        bare = piece.removeprefix("##")
        return bool(_LETTERS.fullmatch(bare)) and (row < FREQUENT or len(bare) == 1)

    kept = [
        (piece, row) for piece, row in sorted(vocabulary.items(), key=lambda p: p[1]) if wanted(piece, row)
    ]
    settings["model"]["vocab"] = {piece: i for i, (piece, _) in enumerate(kept)}
    special = {"[PAD]", "[UNK]", "[CLS]", "[SEP]"}
    settings["added_tokens"] = [
        {**token, "id": settings["model"]["vocab"][token["content"]]}
        for token in settings["added_tokens"]
        if token["content"] in special
    ]
    settings["post_processor"] = settings["truncation"] = settings["padding"] = None
    return Tokenizer.from_str(json.dumps(settings)), [row for _, row in kept]
