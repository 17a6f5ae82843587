"""What a number counts: the noun after it, and its class."""

import re
from dataclasses import dataclass
from typing import Literal

NounClass = Literal[
    "killed", "wounded", "casualties", "captured", "missing", "displaced", "evacuees",  # who says what befell them
    "fighters", "men", "people", "households",  # persons
    "units", "weapons", "equipment", "settlements", "arrests", "other",  # items
]  # fmt: skip

_CLASSES: dict[NounClass, str] = {
    "killed": "dead deaths fatalities bodies corpses killings executions murders martyrs killed slain drowned",
    "wounded": "wounded injured injuries hurt maimed",
    "casualties": "casualties casualty losses",
    "captured": """hostages prisoners pows captives detainees abductees hostage captured detained arrested abducted
        kidnapped imprisoned jailed""",
    "arrests": "arrests detentions abductions kidnappings",
    "missing": "missing disappeared",
    "displaced": "displaced idps refugees homeless uprooted asylum-seekers arrivals",
    "evacuees": "evacuees evacuated",
    "fighters": """soldiers troops servicemen servicewomen servicemembers serviceman conscripts fighters militants
        mercenaries insurgents rebels gunmen terrorists militiamen militia militias paramilitaries commandos marines
        paratroopers guardsmen officers personnel recruits reservists infantrymen infantry peacekeepers invaders
        occupiers combatants attackers jihadists jihadis volunteers cadets snipers generals colonels majors
        captains commanders operatives legionnaires contractors instructors advisers advisors defenders deserters
        separatists extremists assailants raiders bandits gangsters bombers-on-foot saboteurs legionaries airmen
        draftees stormtroopers guerrillas partisans riflemen gunners tankers-crew warriors islamists infantryman
        policemen police gendarmes rangers spies agents""",
    "men": "men",
    "people": """people persons civilians residents inhabitants women children boys girls infants babies patients workers
        staff employees villagers students pupils journalists reporters doctors nurses medics paramedics rescuers
        firefighters farmers teachers passengers crew crewmen tourists pensioners citizens nationals migrants
        returnees protesters protestors demonstrators inmates victims relatives daughters sons sisters brothers
        worshippers watchmen diggers miners shoppers drivers guards inspectors monitors observers experts
        specialists orphans teenagers adults males females individuals souls members supporters activists
        politicians officials lawmakers elderly minors toddlers kids youths shepherds herders traders fishermen
        engineers technicians clerics priests monks nuns imams survivors casualties-civilian newborns lives
        believers mourners pilgrims foreigners locals townspeople deportees suspects applicants volunteers-civilian
        breadwinners heroes surgeons nationals grandchildren siblings grandsons granddaughters nephews nieces cousins uncles aunts guests parents mothers fathers pedestrians cyclists bystanders sportsmen
        academics judges settlers wives husbands widows schoolchildren schoolgirls schoolboys homeowners
        beneficiaries dockworkers sailors seafarers mariners evangelists others beds-of-patients deputies
        interpreters translators sympathisers sympathizers collaborators retirees preschoolers townsfolk folk""",
    "households": "families households",
    "weapons": """drones drone uavs uav uas missiles missile rockets rocket shells bombs munitions projectiles warheads
        grenades shaheds gerans kalibrs iskanders kinzhals kabs fabs quadcopters fpvs atacms torpedoes fpv-drones
        salvos rounds interceptors decoys mortar-shells kamikazes launches""",
    "equipment": """tanks tank vehicles vehicle apcs ifvs afvs acvs bmps btrs mraps howitzers howitzer guns cannons mortars
        launchers mlrs mlrss helicopters helicopter aircraft jets jet planes plane aeroplanes airplanes bombers
        warplanes warplane fighter-jets gunships transports ships ship boats boat vessels vessel warships warship
        submarines submarine trucks truck pickups pick-ups lorries cars car ambulances buses bus minibuses vans
        trains train locomotives wagons carriages radars radar motorcycles motorbikes atvs buggies excavators
        bulldozers tankers tanker freighters freighter cruisers destroyers barges frigates corvettes ferries dhows trawlers cutters minesweepers batteries
        carriers artillery equipment humvees technicals tractors trailers convoys armour armor""",
    "units": "battalions brigades squadrons regiments divisions platoons detachments contingents garrisons",
    "settlements": """villages village towns town settlements settlement hamlets hamlet townships township localities
        locality cities communities municipalities islands neighbourhoods neighborhoods districts
        governorates provinces regions oblasts states counties capitals""",
}  # fmt: skip
CLASS_OF: dict[str, NounClass] = {w: c for c, words in _CLASSES.items() for w in words.split()}

# Plural nouns that end like people but are none; every other "-ers", "-ists", "-ees" counts persons.
_NOT_PEOPLE = frozenset(
    """containers computers centers bunkers towers transformers numbers rivers letters orders papers shelters corners
    quarters headquarters trees knees fees committees lockers chambers borders barriers boilers servers shutters posters
    matters disasters generators reactors sectors doors floors motors corridors conveyors elevators detectors factors
    errors colors razors craters meters metres kilometers kilometres liters litres acres hectares massacres theatres
    centres choppers cylinders customers lists degrees powers answers offers layers parameters
    pointers flowers showers sewers boosters routers printers sneakers rollers trackers loaders manoeuvres breakers
    clusters counters encounters chapters dinners winters tenders folders ladders holders filters hangers
    skyscrapers crossers silencers""".split()
)
_PERSON_ENDING = re.compile(r"(?:[a-z]{2}ers|[cst]tors|ssors|[a-z]men|ists|ees|ians)$")
# "T-72s", "BMP-3s", "L-39s"; but a rifle is no vehicle
_MODEL = re.compile(r"[A-Z][A-Za-z]{0,5}-?\d+[A-Z]?[a-z]?s")
_SMALL_ARM = re.compile(r"(?:AK|AKM|M4|M16|RPG|PK|SVD)", re.IGNORECASE)
_PEOPLE_NAME = re.compile(r"(?:ans|ese|ish|is|ots|urds|rabs|ks|nes)$")
_PEOPLES = frozenset(
    "rohingya roma yazidi druze fulani dinka nuer tutsi hutu masalit zaghawa chechen".split()
)
_PLURAL_NO_S = frozenset(
    """people men women children police personnel staff crew cattle sheep livestock aircraft elderly infantry militia
    equipment artillery folk youth offspring infrastructure cavalry poultry fish mice geese spacecraft hovercraft craft
    armour armor ammunition""".split()
)
_SINGULAR_S = re.compile(r"(?:ss|us|is)$")
BEFALLEN: frozenset[NounClass | None] = frozenset(
    ("killed", "wounded", "captured", "missing", "displaced", "evacuees")
)
_STOP = frozenset(
    """in on at of to from by for with without near around across over under between among amid against through
    throughout toward towards into onto within inside outside along behind beyond beside since during after before
    until till as than per via about off up down out away back is are was were be been being has have had do does did
    will would can could may might must shall should and or but nor so yet while when where which who whom whose that
    this these those the a an it its he she they them his her their our we us you i my your there here then also
    only just not no if because although though unless however meanwhile both either neither each every all any
    some many such said says say told tells claimed claims according now still already alone including
    went came took fled died fell rose hit got ran became remain remained remains stood lay what why how altogether
    together overall apart ago later earlier survived arrived escaped returned reached crossed entered gathered saw
    continues gives leaves makes extends takes says requires calls needs shows includes covers means remains
    begins ends held broke knelt live work fight need face want take make left""".split()
)
_SKIP = frozenset("more other additional extra further new very so-called mostly".split())
_LY_NOUNS = frozenset("family elderly daily assembly ally reply supply early deadly friendly".split())
_TOKEN = re.compile(r"[^\W_]+(?:[’'.\-–/&][^\W_]+)*|\S")
_QUOTES = frozenset("“”\"‘’'")
_MODIFIER_LIMIT = 8
_IRREGULAR = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "family": "families", "city": "cities",
    "battery": "batteries", "body": "bodies", "fatality": "fatalities", "ferry": "ferries", "lorry": "lorries",
    "mercenary": "mercenaries", "casualty": "casualties", "dead": "dead", "community": "communities",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase after a number: its span, its head in lower case, the head's class and what modifies it."""

    start: int
    end: int
    head: str
    noun_class: NounClass
    modifiers: tuple[str, ...] = ()


def noun_class(word: str) -> NounClass:
    """Return the class of a plural noun as written (the name of a people is capitalised)."""
    lower = word.casefold()
    if known := CLASS_OF.get(lower):
        return known
    tail = re.split(r"[-/]", lower)[-1]
    if tail != lower and (known := CLASS_OF.get(tail)):
        return known
    if lower in _NOT_PEOPLE or tail in _NOT_PEOPLE:
        return "other"
    if _MODEL.fullmatch(word):
        return "other" if _SMALL_ARM.match(word) else "equipment"
    if (
        _PERSON_ENDING.search(lower)
        or lower in _PEOPLES
        or (word[:1].isupper() and _PEOPLE_NAME.search(lower))
    ):
        return "people"
    return "other"


def counted_after(text: str, position: int, limit: int, singular: bool = False) -> Counted | None:
    """Return the noun phrase that begins at `position`, or None when no noun is counted there.

    Adjectives and names before the head are part of it. `limit` is the end of the sentence; `singular`
    ("one howitzer") lets a singular noun be the head.

    >>> counted_after("two North Korean soldiers fighting there", 3, 40).head
    'soldiers'
    """
    words = _phrase(text, position, limit)
    if not words:
        return None
    lower = [w.group().casefold() for w in words]
    at = _plural_head(lower, words) if not singular else _singular_head(lower, words)
    if at is None:
        return None
    first, last = words[0], words[at]
    written = last.group()
    known = _plural_of(written) if singular else written
    return Counted(first.start(), last.end(), lower[at], noun_class(known), tuple(lower[:at]))


def _phrase(text: str, position: int, limit: int) -> list[re.Match[str]]:
    words: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text, position, min(limit, position + 140)):
        raw = token.group()
        if raw in _QUOTES:
            if words and raw in '”"’':
                break
            continue
        lower = raw.casefold()
        if not raw[0].isalpha() or (lower in _STOP and raw != "US"):
            break
        if lower in _SKIP or (lower.endswith("ly") and lower not in _LY_NOUNS):
            continue
        words.append(token)
        if len(words) >= _MODIFIER_LIMIT:
            break
    return words


def _plural_head(lower: list[str], words: list[re.Match[str]]) -> int | None:
    befallen = None
    for i, word in enumerate(lower):
        if CLASS_OF.get(word) in BEFALLEN and not word.endswith("s"):
            befallen = i if befallen is None else befallen
            continue
        if not _is_plural(word, words[i].group()):
            if word.endswith("ed") and befallen is not None:
                break
            continue
        # "police officers", "drone operators": the head is the last of a row of nouns
        while i + 1 < len(lower) and _continues(lower[i], lower[i + 1], words[i + 1].group()):
            i += 1
        return i
    if befallen is not None:
        return befallen
    last = words[-1].group()
    if len(words) <= 3 and last[0].isupper() and (lower[-1] in _PEOPLES or last.endswith(("ese", "ish"))):
        return len(words) - 1
    return None


def _continues(word: str, following: str, written: str) -> bool:
    if not _is_plural(following, written) or CLASS_OF.get(following) in BEFALLEN:
        return False
    return following in CLASS_OF or word in _PLURAL_NO_S


def _singular_head(lower: list[str], words: list[re.Match[str]]) -> int | None:
    for i, word in enumerate(lower):
        if _plural_of(word) in CLASS_OF or noun_class(_plural_of(word)) != "other":
            return i
    for i, word in enumerate(lower):
        if word.endswith(("ed", "ing")) and i:
            return i - 1
    return len(lower) - 1


def _is_plural(word: str, written: str) -> bool:
    if written.isupper() and word not in CLASS_OF:
        return False  # "US warships": a name, no plural
    if word in _PLURAL_NO_S or word in _PEOPLES or word.endswith(("men", "children")):
        return True
    if word in CLASS_OF and not word.endswith("s"):
        return word + "s" not in CLASS_OF and _IRREGULAR.get(word) not in CLASS_OF
    return (
        len(word) > 2
        and word.endswith("s")
        and not word.endswith(("’s", "'s"))
        and not (_SINGULAR_S.search(word) and not written[:1].isupper())
    )


def _plural_of(word: str) -> str:
    lower = word.casefold()
    if lower in CLASS_OF:
        return word
    if lower.endswith("man"):
        return word[:-3] + "men"
    return _IRREGULAR.get(lower, word + "s")
