"""Nouns that reports count, by class, and which nouns are plural."""

import re
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
        mercenaries insurgents rebels gunmen terrorists militiamen militia militias paramilitaries commandos
        marines paratroopers guardsmen officers personnel recruits reservists infantrymen infantry
        peacekeepers invaders occupiers combatants attackers jihadists jihadis volunteers cadets snipers
        generals colonels majors captains commanders operatives legionnaires contractors instructors
        advisers advisors defenders deserters separatists extremists assailants raiders bandits gangsters
        saboteurs legionaries airmen draftees stormtroopers guerrillas partisans riflemen gunners warriors
        islamists policemen police gendarmes rangers spies agents""",
    "men": "men",
    "people": """people persons civilians residents inhabitants women children boys girls infants babies patients
        workers staff employees villagers students pupils journalists reporters doctors nurses medics
        paramedics rescuers firefighters farmers teachers passengers crew crewmen tourists pensioners
        citizens nationals migrants returnees protesters protestors demonstrators inmates victims relatives
        daughters sons sisters brothers worshippers watchmen diggers miners shoppers drivers guards
        inspectors monitors observers experts specialists orphans teenagers adults males females individuals
        souls members supporters activists politicians officials lawmakers elderly minors toddlers kids
        youths shepherds herders traders fishermen engineers technicians clerics priests monks nuns imams
        survivors newborns lives believers mourners pilgrims foreigners locals townspeople deportees
        suspects applicants breadwinners heroes surgeons nationals grandchildren siblings grandsons
        granddaughters nephews nieces cousins uncles aunts guests parents mothers fathers pedestrians
        cyclists bystanders sportsmen academics judges settlers wives husbands widows schoolchildren
        schoolgirls schoolboys homeowners beneficiaries dockworkers sailors seafarers mariners evangelists
        others deputies interpreters translators sympathisers sympathizers collaborators retirees
        preschoolers townsfolk folk""",
    "households": "families households",
    "weapons": """drones drone uavs uav uas missiles missile rockets rocket shells bombs munitions projectiles
        warheads grenades shaheds gerans kalibrs iskanders kinzhals kabs fabs quadcopters fpvs atacms
        torpedoes salvos rounds interceptors decoys kamikazes launches""",
    "equipment": """tanks tank vehicles vehicle apcs ifvs afvs acvs bmps btrs mraps howitzers howitzer guns cannons
        mortars launchers mlrs mlrss helicopters helicopter aircraft jets jet planes plane aeroplanes
        airplanes bombers warplanes warplane gunships transports ships ship boats boat vessels vessel
        warships warship submarines submarine trucks truck pickups pick-ups lorries cars car ambulances
        buses bus minibuses vans trains train locomotives wagons carriages radars radar motorcycles
        motorbikes atvs buggies excavators bulldozers tankers tanker freighters freighter cruisers
        destroyers barges frigates corvettes ferries dhows trawlers cutters minesweepers batteries carriers
        artillery equipment humvees technicals tractors trailers convoys armour armor""",
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
PEOPLES = frozenset("rohingya roma yazidi druze fulani dinka nuer tutsi hutu masalit zaghawa chechen".split())
PLURAL_NO_S = frozenset(
    """people men women children police personnel staff crew cattle sheep livestock aircraft elderly infantry militia
    equipment artillery folk youth offspring infrastructure cavalry poultry fish mice geese spacecraft hovercraft craft
    armour armor ammunition""".split()
)
_SINGULAR_S = re.compile(r"(?:ss|us|is)$")
BEFALLEN: frozenset[NounClass | None] = frozenset(
    ("killed", "wounded", "captured", "missing", "displaced", "evacuees")
)
_IRREGULAR = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "family": "families", "city": "cities",
    "battery": "batteries", "body": "bodies", "fatality": "fatalities", "ferry": "ferries", "lorry": "lorries",
    "mercenary": "mercenaries", "casualty": "casualties", "dead": "dead", "community": "communities",
}  # fmt: skip


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
        or lower in PEOPLES
        or (word[:1].isupper() and _PEOPLE_NAME.search(lower))
    ):
        return "people"
    return "other"


def is_plural(word: str, written: str) -> bool:
    """Whether `word`, the lower case of what is `written`, can be the head of "twelve ..."."""
    if written.isupper() and word not in CLASS_OF:
        return False  # "US warships": a name, no plural
    if word in PLURAL_NO_S or word in PEOPLES or word.endswith(("men", "children")):
        return True
    if word in CLASS_OF and not word.endswith("s"):
        return word + "s" not in CLASS_OF and _IRREGULAR.get(word) not in CLASS_OF
    return (
        len(word) > 2
        and word.endswith("s")
        and not word.endswith(("’s", "'s"))
        and not (_SINGULAR_S.search(word) and not written[:1].isupper())
    )


def plural_of(word: str) -> str:
    """Return the plural of a noun in the singular; a plural stays as it is."""
    lower = word.casefold()
    if lower in CLASS_OF:
        return word
    if lower.endswith("man"):
        return word[:-3] + "men"
    return _IRREGULAR.get(lower, word + "s")
