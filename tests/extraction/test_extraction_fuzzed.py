"""The whole extraction on texts that nobody wrote: bounded here, longer with `make fuzz`."""

import json
import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.extraction.pipeline import default_gazetteer, extract
from geo.extraction.recogniser_gazetteer import GazetteerRecogniser
from geo.model import Report
from geo.record import to_record

PIECES = st.sampled_from(
    """Kyiv|Kharkiv Oblast|Donetsk|Kursk|Gaza|North Korean|Rafah|Lyman|Zolochiv|the Sea of Azov|U.S.|Ukraine's|Харків
    |killed|wounded|at least|more than|between|no fewer than|up to|seized|captured|square kilometres|km²|per cent|%
    |12|1,500|984|3.5 million|0|-1|1/0|999999999999999999|½|two dozen|hundreds of|11 January 2025|Saturday|yesterday
    |day 1,052 of the war|31.02.2025|on|in|from|to|20 km east of|and|, |. |; |: |\n|\n\n|“|”|(|)|—|said the governor
    |the SBU said|according to|denied that|soldiers|civilians|drones|shot down|tanks|<script>|${x}|{}|\\|\u202e|\u0301
    |\ud7ff|👩‍👩‍👧|\t|\x00|\ufeff|ﬁ|İ|ß|٣٤|十二|…|!|?|'|"|1st|X|A.|&amp;|NaN|1e309|00:00|2025|-|–|*"""
    .replace("\n    ", "").split("|")
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, max_size=60).map(" ".join),
    st.lists(PIECES, max_size=60).map("".join),
    st.text(max_size=200),
    st.tuples(PIECES, st.integers(1, 400)).map(lambda pair: f"{pair[0]} " * pair[1]),
)


@settings(
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "30")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    deadline=None,
)
@given(TEXTS, st.one_of(st.none(), st.dates()))
def test_any_text_is_extracted_and_every_finding_stands_in_it(text: str, published: object) -> None:
    gazetteer, _ = default_gazetteer()
    report = Report("fuzz", text, published=published)
    found = extract(report, gazetteer=gazetteer, recogniser=GazetteerRecogniser(gazetteer))
    assert found.report.text == text
    for mention in (*found.places, *found.dates, *found.claims):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
    for place in found.places:
        assert 0 <= place.score <= 1
    for date in found.dates:
        assert date.earliest is None or date.latest is None or date.earliest <= date.latest
    ids = [claim.id for claim in found.claims]
    assert len(set(ids)) == len(ids)
    for claim in found.claims:
        assert claim.quote in text
        assert claim.place is None or 0 <= claim.place < len(found.places)
        assert claim.low is None or claim.high is None or claim.low <= claim.high
        assert {claim.restates, claim.part_of, claim.repeats} - {None} <= set(ids)
    json.dumps(to_record(found), allow_nan=False)
