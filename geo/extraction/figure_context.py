"""A figure in its sentence: its governing verb and the words around it, as the category rules read them."""

from dataclasses import dataclass

from geo.extraction.figures import Figure
from geo.extraction.governors import Clause, Governor
from geo.extraction.verbs import Kind

_REACH = 110  # characters to either side, within the sentence


@dataclass(frozen=True, slots=True)
class FigureContext:
    """`kind` and `lemma` are those of the governing verb unless the figure is its agent; `both` also has the second
    of two coordinated verbs ("killed or wounded"). `whole` is the figure this one is a share of.
    """

    figure: Figure
    governor: Governor | None
    kind: Kind | None
    lemma: str
    both: frozenset[Kind]
    before: str
    after: str
    whole: Figure | None

    @property
    def is_object(self) -> bool:
        """Whether something is done to the figure, the verb standing before it."""
        return self.governor is not None and self.governor.relation == "object"

    @property
    def is_subject(self) -> bool:
        """Whether the figure stands before its verb."""
        return self.governor is not None and self.governor.relation == "subject"


def context_of(clause: Clause, number: int, governor: Governor | None) -> FigureContext:
    """Return what the rules need to know of figure `number` of the sentence."""
    figure = clause.figures[number]
    governed = governor if governor and governor.relation != "agent" else None
    kinds = [governed.predicate.kind] if governed else []
    if governed and governed.second:
        kinds.append(governed.second.kind)
    return FigureContext(
        figure=figure,
        governor=governor,
        kind=kinds[0] if kinds else None,
        lemma=governed.predicate.lemma if governed else "",
        both=frozenset(kinds),
        before=clause.text[max(clause.start, figure.start - _REACH) : figure.start],
        after=clause.text[figure.end : min(clause.end, figure.end + _REACH)],
        whole=clause.figures[figure.whole] if figure.whole is not None else None,
    )
