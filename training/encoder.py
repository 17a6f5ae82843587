"""MiniLM as a token classifier that also sees case and known names; plain PyTorch, so that it exports cleanly."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from geo.extraction.recogniser_features import CASES, NAME_FEATURES

HIDDEN, HEADS, INNER, POSITIONS = 384, 12, 1536, 512
NARROW = 3  # how many of the last layers work only on the pieces that are asked about


class Layer(nn.Module):
    """A BERT encoder layer."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query_key_value = nn.Linear(HIDDEN, 3 * HIDDEN)  # one product instead of three: faster as int8
        self.mix = nn.Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.wide = nn.Linear(HIDDEN, INNER)
        self.narrow = nn.Linear(INNER, HIDDEN)
        self.out_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor | None, around: Tensor | None = None) -> Tensor:
        """(batch, pieces, 384) in and out; `mask` is True where a piece may be looked at.

        The pieces look at one another, or at those of `around` where that is given.
        """
        if around is None:
            q, k, v = self.query_key_value(x).split(HIDDEN, -1)
        else:
            weight, bias = self.query_key_value.weight, self.query_key_value.bias
            q = functional.linear(x, weight[:HIDDEN], bias[:HIDDEN])
            k, v = functional.linear(around, weight[HIDDEN:], bias[HIDDEN:]).split(HIDDEN, -1)
        q, k, v = (part.unflatten(-1, (HEADS, HIDDEN // HEADS)).transpose(1, 2) for part in (q, k, v))
        rate = self.dropout if self.training else 0.0
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=rate)
        seen = self.mix(seen.transpose(1, 2).flatten(2))
        x = self.norm(x + functional.dropout(seen, self.dropout, self.training))
        inner = self.narrow(functional.gelu(self.wide(x)))
        return self.out_norm(x + functional.dropout(inner, self.dropout, self.training))


class Tagger(nn.Module):
    """Word pieces, case classes and name features to label scores (batch, asked, labels)."""

    def __init__(self, vocabulary: int, labels: int, layers: int = 6, dropout: float = 0.1) -> None:
        super().__init__()
        self.piece = nn.Embedding(vocabulary, HIDDEN)
        self.position = nn.Embedding(POSITIONS, HIDDEN)
        self.case = nn.Embedding(len(CASES), HIDDEN)
        self.name = nn.Embedding(NAME_FEATURES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.head = nn.Linear(HIDDEN, labels)
        self.dropout = dropout
        nn.init.normal_(self.case.weight, std=0.005)
        nn.init.normal_(self.name.weight, std=0.005)

    def forward(
        self, pieces: Tensor, cases: Tensor, names: Tensor, asked: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        """Each input is (batch, pieces), but for `asked` (batch, asked), the positions that are scored.

        `mask` (batch, 1, 1, pieces) is False on padding.
        """
        positions = self.position.weight[: pieces.shape[1]]
        x = self.norm(self.piece(pieces) + positions + self.case(cases) + self.name(names))
        x = functional.dropout(x, self.dropout, self.training)
        for layer in self.layers[:-NARROW]:
            x = layer(x, mask)
        found = x.gather(1, asked[..., None].expand(-1, -1, HIDDEN))
        for layer in self.layers[-NARROW:]:
            found = layer(found, mask, x)
        return self.head(found)


def from_minilm(weights: Path, kept: list[int], labels: int, layers: int = 6) -> Tagger:
    """Return a tagger with MiniLM's weights and the vocabulary rows `kept`."""
    source = load_file(weights)
    model = Tagger(len(kept), labels, layers)
    state = model.state_dict()
    embeddings = "embeddings."
    state["piece.weight"] = source[embeddings + "word_embeddings.weight"][kept]
    state["position.weight"] = (
        source[embeddings + "position_embeddings.weight"]
        + source[embeddings + "token_type_embeddings.weight"][0]
    )
    parts = {
        "mix": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
        "wide": "intermediate.dense",
        "narrow": "output.dense",
        "out_norm": "output.LayerNorm",
    }
    for end in ("weight", "bias"):
        state[f"norm.{end}"] = source[f"{embeddings}LayerNorm.{end}"]
        for i in range(layers):
            for ours, theirs in parts.items():
                state[f"layers.{i}.{ours}.{end}"] = source[f"encoder.layer.{i}.{theirs}.{end}"]
            state[f"layers.{i}.query_key_value.{end}"] = torch.cat(
                [
                    source[f"encoder.layer.{i}.attention.self.{part}.{end}"]
                    for part in ("query", "key", "value")
                ]
            )
    model.load_state_dict(state)
    return model
