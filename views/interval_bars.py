"""Figures as bars on one scale, in HTML of our own: every word from a report is escaped here.

What a bound looks like: a disc is a figure as said; a ring in a haze is "about"; a bar with caps is a range;
a hatched bar is a vague amount; a bar that ends in an arrow has no figure at that end; a dashed outline is
computed and not said by anyone. Each row opens to its sentences, by mouse or keyboard.
"""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from math import floor, inf, log10

from geo.comparison import Difference, Source, Statement, done, given_ends, when
from geo.drawing.style import GROUP_OF, GROUPS
from geo.wording import counted, day, number

ABOUT = 0.1  # how far the haze of "about" reaches to either side: a sign, not a claim
_TICKS = 6


def scale_end(statements: Iterable[Statement]) -> float:
    """Return where the scale ends: above every figure that is given, with room for an arrow."""
    figures = [v for s in statements for v in (s.low, s.best, s.high) if v is not None]
    return max(figures, default=1.0) * 1.12 or 1.0


def ticks(end: float) -> list[float]:
    """Return round figures from 0 up to `end`, about six.

    >>> ticks(1100)
    [0.0, 200.0, 400.0, 600.0, 800.0, 1000.0]
    """
    rough = end / _TICKS
    unit = 10 ** floor(log10(rough))
    step = next(unit * m for m in (1, 2, 5, 10) if unit * m >= rough * 0.85)
    return [round(step * i, 6) for i in range(floor(end / step) + 1)]


def bars(
    statements: Sequence[Statement],
    unit_word: str,
    disagreeing: frozenset[str],
    compared: dict[str, list[Difference]],
    colour: Callable[[Statement], str],
) -> str:
    """Return the chart: a scale, and one row a statement that opens to its sentences.

    `disagreeing` are the ids to be marked; `compared` says how a statement differs from the one it is
    compared with. `colour` gives a CSS colour.
    """
    end = scale_end(statements)
    axis = "".join(
        f'<span class="tick" style="left:{_at(t, end)}">{escape(number(t))}</span>' for t in ticks(end)
    )
    lines = "".join(f'<i class="line" style="left:{_at(t, end)}"></i>' for t in ticks(end))
    rows = "".join(
        _row(s, end, lines, s.id in disagreeing, compared.get(s.id), colour(s)) for s in statements
    )
    return (
        f'<div class="bars"><div class="axis"><span class="unit">{escape(unit_word)}</span>'
        f'<span class="ticks">{axis}</span></div>{rows}</div>'
    )


def group_colour(statement: Statement, dark: bool) -> str:
    """Return the colour that the statement's category has everywhere."""
    group = GROUPS[GROUP_OF[statement.category]]
    return group.on_dark if dark else group.colour


def sentences(statement: Statement) -> str:
    """Return the statement's sentences, the figure in each marked, with the report and its date."""
    shared = len(statement.sources) > 1
    head = f'<p class="origin">One origin, {counted(len(statement.sources), "report")}:</p>' if shared else ""
    return head + "".join(_sentence(source) for source in statement.sources)


def _row(
    s: Statement, end: float, lines: str, disagrees: bool, compared: list[Difference] | None, colour: str
) -> str:
    tags = []
    if disagrees:
        tags.append('<b class="tag disagrees">≠ disagrees</b>')
    if s.stance != "asserted":
        tags.append(f'<b class="tag">{escape(s.stance)}</b>')
    if s.derived:
        tags.append('<b class="tag">computed</b>')
    if len(s.sources) > 1:
        tags.append(f'<b class="tag">{len(s.sources)} reports, one origin</b>')
    who = "by the figures in the report" if s.derived else s.speaker
    label = (
        f'<span class="said"><span class="amount">{escape(s.figure)}</span> {escape(done(s.category))}'
        f' {"".join(tags)}</span><span class="who">{escape(who)} · {escape(when(s))}</span>'
    )
    notes = [f"<p>{escape(s.derived)}</p>"] if s.derived else []
    if compared:
        notes.append("<p>" + "; ".join(escape(d.words) for d in compared) + "</p>")
    return (
        f'<details class="row" style="--mark:{colour}"><summary><span class="label">{label}</span>'
        f'<span class="plot" aria-hidden="true">{lines}{_mark(s, end)}</span></summary>'
        f'<div class="evidence">{sentences(s)}{"".join(notes)}</div></details>'
    )


def _mark(s: Statement, end: float) -> str:
    low, high = given_ends(s)
    kinds = [s.bound, *(["derived"] if s.derived else []), *(["denied"] if s.denied else [])]
    kind = " ".join(kinds)
    if s.bound == "about" and low == high:
        left, right = low * (1 - ABOUT), high * (1 + ABOUT)
        haze = f'<i class="haze" style="left:{_at(left, end)};width:{_at(right - left, end)}"></i>'
        return haze + f'<i class="dot {kind}" style="left:{_at(low, end)}"></i>'
    if low == high:
        return f'<i class="dot {kind}" style="left:{_at(low, end)}"></i>'
    right = end if high == inf else high
    return f'<i class="bar {kind}" style="left:{_at(low, end)};width:{_at(right - low, end)}"></i>'


def _sentence(source: Source) -> str:
    start, end = source.marked
    quote = source.quote
    published = f", {day(source.published)}" if source.published else ""
    return (
        f"<blockquote>{escape(quote[:start])}<mark>{escape(quote[start:end])}</mark>{escape(quote[end:])}</blockquote>"
        f'<p class="report">{escape(source.report)}{escape(published)}</p>'
    )


def _at(value: float, end: float) -> str:
    return f"{100 * value / end:.3f}%"
