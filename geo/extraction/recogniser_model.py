"""The trained recogniser: a small transformer that finds place mentions and tells in which sense they stand.

`data/models/CARD.md` says what it was trained on and how well it does; `training/` made it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from geo.extraction.recogniser_features import Names, Pieces, pieces, window_bounds
from geo.model import ROLES, Mention, Role, Sense

MODELS = Path(__file__).parents[2] / "data" / "models"
WINDOW = 224  # word pieces, the two special ones included
_SENSES: dict[Role, Sense] = {"actor": "actor", "demonym": "demonym", "institution": "institution"}
_BEGIN = np.arange(1, 2 * len(ROLES), 2)  # the labels: outside, then begin and inside of each role
_SURELY_OUTSIDE = 30.0  # the score of a word that the model is not asked about


class RecogniserUnavailable(Exception):  # noqa: N818 - it says what is the case, as users read it in a warning
    """The model's files, or the packages that run it, are not there or not usable."""


class ModelRecogniser:
    """Finds place mentions with the trained model; safe to share between threads once made.

    Implements `geo.model.Recogniser`. Making one loads the model (about 0.1 s) and raises
    `RecogniserUnavailable` where that fails. `threads` is how many cores one text may use.
    """

    def __init__(self, folder: Path = MODELS, threads: int = 1) -> None:
        try:
            # imported here: who works without the model should not wait for its runtime, nor need it
            import onnxruntime
            from tokenizers import Tokenizer

            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads
            options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self._names = Names.load(folder / "names.npz")
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            self._session = onnxruntime.InferenceSession(
                (folder / "recogniser.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
            )
            self._opening = np.array([self._tokenizer.token_to_id("[CLS]")], np.int64)
            self._closing = np.array([self._tokenizer.token_to_id("[SEP]")], np.int64)
        except (
            Exception
        ) as error:  # the runtime and the tokenizer raise classes of their own, some bare Exception
            raise RecogniserUnavailable(
                f"the trained recogniser in {folder} cannot be loaded ({error}); "
                "reinstall Dateline, or work on without it: names are then found by the gazetteer alone"
            ) from error

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in `text`, in order, not overlapping; none where there are none.

        Each carries its sense and the model's share of belief in each role.
        """
        read = pieces(text, self._tokenizer, self._names)
        if not len(read.ids):
            return []
        rows = np.flatnonzero(read.asked)
        if not len(rows):
            return []
        scores = [self._run(read, begin, end) for begin, end in window_bounds(text, read, WINDOW - 2)]
        return mentions_of(text, read, rows, np.concatenate(scores))

    def find_many(self, texts: Sequence[str]) -> list[list[Mention]]:
        """Return `find` of each text, in order."""
        return [self.find(text) for text in texts]

    def _run(self, read: Pieces, begin: int, end: int) -> NDArray[np.float32]:
        """Return the label scores of the pieces in one window that the model is asked about."""
        asked = np.flatnonzero(read.asked[begin:end])
        if not len(asked):
            return np.zeros((0, 1 + 2 * len(ROLES)), np.float32)
        around = ((0, 0), (1, 1))
        inputs = {
            "pieces": np.concatenate((self._opening, read.ids[begin:end], self._closing))[None],
            "cases": np.pad(read.cases[None, begin:end], around),
            "names": np.pad(read.names[None, begin:end], around),
            "asked": asked[None] + 1,
        }
        scores: NDArray[np.float32] = self._session.run(["scores"], inputs)[0][0]
        return scores


def label_path(scores: NDArray[np.float32]) -> tuple[list[tuple[int, int]], NDArray[np.float64]]:
    """Return the best mentions as ranges of rows, and each row's belief in each role.

    `scores` is (words, labels). Of all readings in which no mention goes on that has not begun, the likeliest
    is taken; roles are summed out first, so that doubt about the role costs no mention.
    """
    belief = np.exp(scores - scores.max(axis=1, keepdims=True)).astype(np.float64)
    belief /= belief.sum(axis=1, keepdims=True)
    begin, inside = belief[:, _BEGIN].sum(axis=1), belief[:, _BEGIN + 1].sum(axis=1)
    steps = np.log(np.stack([belief[:, 0], begin, inside], axis=1) + 1e-12).tolist()
    back: list[tuple[int, int, int]] = []
    outside, opened, going = 0.0, -1e9, -1e9
    for o, b, i in steps:
        best, state = max((outside, 0), (opened, 1), (going, 2))
        longer, longer_state = max((opened, 1), (going, 2))
        back.append((state, state, longer_state))
        outside, opened, going = best + o, best + b, longer + i
    state = max((outside, 0), (opened, 1), (going, 2))[1]
    ranges: list[tuple[int, int]] = []
    stop = 0
    for row in range(len(steps) - 1, -1, -1):
        if state and not stop:
            stop = row + 1
        if state == 1:
            ranges.append((row, stop))
            stop = 0
        state = back[row][state]
    return ranges[::-1], belief[:, _BEGIN] + belief[:, _BEGIN + 1]


def mentions_of(
    text: str, read: Pieces, rows: NDArray[np.intp], scores: NDArray[np.float32]
) -> list[Mention]:
    """Return the mentions in a text whose asked pieces, `rows`, have these label scores (rows, labels)."""
    everywhere = np.flatnonzero(np.diff(read.word_of, prepend=-1))
    filled = np.zeros((len(everywhere), scores.shape[1]), np.float32)
    filled[:, 0] = _SURELY_OUTSIDE
    filled[np.searchsorted(everywhere, rows)] = scores
    rows = everywhere
    ranges, roles = label_path(filled)
    found = []
    for first, stop in ranges:
        start = read.words[read.word_of[rows[first]]][0]
        last_piece = rows[stop] - 1 if stop < len(rows) else len(read.ids) - 1
        end = max(read.words[read.word_of[rows[stop - 1]]][1], read.ends[last_piece])
        share = roles[first:stop].mean(axis=0)
        share /= share.sum()
        senses = {s: share[[_sense(r) == s for r in ROLES]].sum() for s in get_args(Sense)}
        sense = max(senses, key=lambda s: senses[s])
        found.append(Mention(start, end, text[start:end], sense, tuple(share.tolist())))
    return found


def _sense(role: Role) -> Sense:
    return _SENSES.get(role, "literal")
