"""Runs the stages: places with their roles, dates, and the claims that hang on both."""

from dataclasses import replace
from functools import cache

from geo.extraction.claims import find_claims
from geo.extraction.dates import find_dates
from geo.extraction.places import place_mentions
from geo.extraction.publication import infer_published
from geo.extraction.recogniser import CombinedRecogniser
from geo.extraction.recogniser_gazetteer import GazetteerRecogniser
from geo.extraction.recogniser_model import ModelRecogniser, RecogniserUnavailable
from geo.extraction.sentences import split
from geo.gazetteer import open_gazetteer
from geo.gazetteer.layers import readable_layers
from geo.gazetteer.sqlite import SqliteGazetteer
from geo.model import Extraction, Recogniser, Report

PIPELINE = "2"  # changes whenever the same report may be read differently


def extract(
    report: Report, *, gazetteer: SqliteGazetteer | None = None, recogniser: Recogniser | None = None
) -> Extraction:
    """Return all that is found in a report.

    A report without a publication date gets one from its dateline, captions or dates where these agree;
    without any, relative dates stay open and a warning says so.
    """
    warnings: list[str] = []
    if gazetteer is None:
        gazetteer, troubles = default_gazetteer()
        warnings += troubles
    if recogniser is None:
        recogniser, trouble = default_recogniser(gazetteer)
        warnings += [trouble] if trouble else []
    report = _dated(report)
    sentences = split(report.text)
    places = place_mentions(report.text, sentences, recogniser.find(report.text), gazetteer)
    dates = find_dates(report.text, report.published)
    claims = find_claims(report.text, sentences, places, dates, report.published)
    if not places:
        warnings.append("No places found in this report.")
    if report.published is None and any(d.earliest is None for d in dates):
        warnings.append("No publication date: dates such as “Saturday” stay open until you give one.")
    return Extraction(report, tuple(places), tuple(dates), tuple(claims), tuple(warnings))


@cache
def default_gazetteer() -> tuple[SqliteGazetteer, tuple[str, ...]]:
    """Return what ships with the user's own layers, and a sentence for each layer that cannot be read."""
    layers, troubles = readable_layers()
    return open_gazetteer(*layers), tuple(troubles)


@cache
def default_recogniser(gazetteer: SqliteGazetteer) -> tuple[Recogniser, str | None]:
    """Return the trained recogniser, or the gazetteer's own and a sentence that says why."""
    by_names = GazetteerRecogniser(gazetteer)
    try:
        return CombinedRecogniser(ModelRecogniser(), by_names), None
    except RecogniserUnavailable as error:
        return by_names, str(error)


def _dated(report: Report) -> Report:
    # the day a file was made is weaker than what its text says of itself
    if report.published is not None and report.published_basis != "file":
        return report if report.published_basis else replace(report, published_basis="given")
    inferred = infer_published(report.text)
    return replace(report, published=inferred[0], published_basis=inferred[1]) if inferred else report
