"""One slide of a briefing as HTML: the head, the figures, and the foot with sources and marking.

Every word from a report or a person is escaped here, and lands in text only.
"""

from html import escape

from geo.drawing.legend import colour
from geo.drawing.snapshot import BORDER_NOTES
from geo.drawing.snapshot.figures import Figure, Source, Told, summary
from geo.drawing.style import GROUP_OF, GROUPS, THEMES
from geo.export.briefing import BriefingStep, main_figures

_GRADES = "Grades: source A–F, claim 1–6 (Admiralty); F6 is not judged."


def looks(theme: str) -> str:
    """Return the slide's colours as a style element; `theme` is "light" or "dark"."""
    chosen = THEMES[theme]
    paper = {"light": "#FFFFFF", "dark": "#141B21"}[theme]
    return (
        f"<style>.st-key-briefing {{ --paper: {paper}; --ink: {chosen.text}; --quiet: {chosen.muted}; "
        f"--rule: {chosen.panel_line}; color-scheme: {theme}; }}</style>"
    )


def head(step: BriefingStep, words: Told) -> str:
    """Return the headline over the selection in words."""
    told = " · ".join(part for part in (step.subtitle, summary(words, step.frame)) if part)
    return f"<h1>{escape(step.title)}</h1><p>{escape(told)}</p>"


def figures(step: BriefingStep, words: Told, theme: str) -> str:
    """Return the main figures, each with its place, speaker, day, source and grade."""
    chosen = main_figures(words)
    if not chosen:
        named = words.named or "No claim in the reports matches this view now."
        return f'<p class="none">{escape(named)}</p>'
    groups = step.frame.drop_duplicates("row_id").set_index("row_id")["category"].map(GROUP_OF)
    return "".join(
        _figure(place, figure, colour(GROUPS[groups[figure.row_id]], theme)) for place, figure in chosen
    )


def foot(step: BriefingStep, words: Told, marking: str) -> str:
    """Return the sources of the figures, what the borders are, and the marking."""
    used = {figure.source for _, figure in main_figures(words)}
    sources = [s for s in words.sources if s.label in used]
    more = len(words.sources) - len(sources)
    told = "; ".join(_source(s) for s in sources)
    if more and sources:
        told += f"; and {more} more"
    sentences = [f"<b>Sources</b> {told}." if told else "", f"{_GRADES} Claimed is not confirmed."]
    note = BORDER_NOTES[step.borders].split(";")[0] + "."
    marked = f'<p class="marking">{escape(marking)}</p>' if marking.strip() else ""
    return f"<p>{' '.join(filter(None, sentences))} {escape(note)}</p>{marked}"


def _figure(place: str, figure: Figure, shade: str) -> str:
    facts = " · ".join((place, figure.speaker, figure.day))
    caveat = f'<p class="caveat">{escape(figure.caveat)}</p>' if figure.caveat else ""
    return (
        f'<div class="figure" style="border-color: {shade}"><p class="amount"><b>{escape(figure.amount)}</b> '
        f"<span>{escape(' '.join(p for p in (figure.what, figure.noun) if p))}</span></p>"
        f'<p class="facts">{escape(facts)} <b>{escape(figure.source)} {escape(figure.grade)}</b></p>{caveat}</div>'
    )


def _source(source: Source) -> str:
    name = (
        source.title
        if source.publisher == "publisher not stated"
        else f"{source.publisher}, “{source.title}”"
    )
    day = source.published.split(",")[0].removeprefix("published ")
    dated = "undated" if day.startswith("no date") else day
    return f"<b>{escape(source.label)}</b> {escape(f'{name}, {dated}, {source.grade}')}"
