"""Which of GeoNames' feature codes become places, and of which kind.

Codes: https://www.geonames.org/export/codes.html. Left out are features that reports do not place anything
by (kurgans, wells, railway halts named after their village) and fourth-order divisions, which in most
countries only repeat the settlement they are named after.
"""

from dataclasses import dataclass

from geo.model import Kind


@dataclass(frozen=True, slots=True)
class Use:
    """What a feature becomes; `where_prec` is UCDP's, `radius_km` how far from its point it may lie."""

    kind: Kind
    where_prec: int
    radius_km: float


_SETTLEMENT = Use("city", 1, 1.0)  # the radius grows with the population
_FACILITY = Use("facility", 1, 2.0)
_SPOT = Use("natural", 2, 5.0)
_STRETCH = Use("natural", 5, 25.0)  # a line or a vague area: the point is only one of many it passes
_WATERS = Use("natural", 7, 30.0)
_WIDTH_UNKNOWN = 25.0  # of divisions; replaced by the extent of the settlements in them

USES: dict[str, Use] = {
    "A.ADM1": Use("admin1", 4, _WIDTH_UNKNOWN),
    "A.ADM2": Use("admin2", 3, _WIDTH_UNKNOWN),
    "A.ADM3": Use("admin2", 3, _WIDTH_UNKNOWN),
    # settlements, abandoned and destroyed ones too; not those that only history knows (PPLH, PPLCH)
    **dict.fromkeys(
        (f"P.{c}" for c in "PPL PPLA PPLA2 PPLA3 PPLA4 PPLA5 PPLC PPLF PPLG PPLL PPLQ PPLR PPLS PPLW PPLX STLMT".split()),
        _SETTLEMENT,
    ),
    # airports, bases, bridges, dams, power stations, camps, border posts, refineries, mines, prisons
    **dict.fromkeys(
        (f"S.{c}" for c in "AIRB AIRF AIRP BDG CMP CMPRF DAM INSM MN MNC OILR PRN PS PSH PSN PSTB".split()),
        _FACILITY,
    ),
    **dict.fromkeys(("L.MILB", "L.NVB", "L.PRT", "L.OILF", "R.TNL"), _FACILITY),
    **dict.fromkeys((f"T.{c}" for c in "CAPE HLL ISL ISLET MT PASS PK PT SPIT VLC".split()), _SPOT),
    **dict.fromkeys((f"T.{c}" for c in "DSRT HLLS ISLS ISTH MTS PEN PLN RDGE VAL".split()), _STRETCH),
    **dict.fromkeys((f"H.{c}" for c in "CNL EST LGN LK LKS MRSH RSV STM STMX WAD WADX".split()), _STRETCH),
    **dict.fromkeys((f"H.{c}" for c in "BAY CHN GULF SD SEA STRT".split()), _WATERS),
}  # fmt: skip
