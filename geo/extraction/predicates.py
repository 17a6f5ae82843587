"""What the sentence says was done: verbs of harm, flight, capture, territory and fire, and how they tie to a figure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from geo.extraction.sentence_tokens import Token, is_adverb

Kind = Literal[
    "kill", "wound", "capture", "hold", "miss", "flee", "move", "order_out", "deploy", "destroy", "hit", "down",
    "launch", "control", "seize", "lose", "cost", "bury", "defect", "free", "stop", "strand", "suffer", "leave", "go", "supply",
]  # fmt: skip
Voice = Literal["active", "passive", "bare"]  # bare: "killed" with no auxiliary, either of the two

# Regular verbs; "+" doubles the last consonant. A verb stands under what it does to its object (or, for the
# intransitive ones listed in _HAPPENS, to its subject).
_REGULAR: dict[Kind, str] = {
    "kill": """kill murder massacre execute die perish eliminate neutralise neutralize liquidate slaughter lynch behead
        assassinate drown succumb gun+ starve suffocate electrocute decapitate exterminate martyr""",
    "wound": "wound injure maim hospitalise hospitalize treat concuss mutilate traumatise",
    "capture": """detain arrest abduct kidnap+ surrender imprison jail intern round apprehend incarcerate nab+""",
    "hold": "hold_",
    "miss": "disappear vanish",
    "flee": "displace uproot evacuate relocate shelter resettle expel+ repatriate_",
    "move": "move transfer transport bus ferry airlift escort",
    "deploy": """deploy mass station field mobilise mobilize amass concentrate redeploy assemble dispatch rotate garrison
        number accumulate muster train assign commit+ reinforce base""",
    "destroy": """destroy damage wreck disable torch raze demolish incinerate scuttle flatten obliterate smash cripple ruin
        shatter level""",
    "hit": "attack target pound shell ambush strafe",
    "down": "down intercept jam+ suppress thwart",
    "launch": """launch fire drop+ land unleash lob+ rain use_ explode detonate approach detect record_ track penetrate
        aim direct expend""",
    "control": "control occupy administer patrol+ govern dominate retain",
    "seize": """seize retake_ recapture liberate gain advance_ conquer annex reclaim regain clear de-occupy deoccupy
        occupy_ secure capture recover""",
    "lose": "cede relinquish surrender_ abandon_ concede_ evacuate_",
    "free": "disarm free release exchange swap+ return rescue pardon deport hand_ repatriate",
    "stop": "repel+ repulse foil halt",
    "defect": "defect desert mutiny_",
    "strand": "strand trap+ besiege encircle surround affect_ cut_",
    "supply": "supply deliver receive donate provide find_ unearth confiscate defuse export import order_ produce manufacture",
    "suffer": "suffer sustain",
}
_IRREGULAR: dict[Kind, str] = {
    "kill": "slay/slays/slew/slain/slaying",
    "wound": "hurt/hurts/hurt/hurt/hurting",
    "capture": "",
    "hold": "hold/holds/held/held/holding",
    "flee": "flee/flees/fled/fled/fleeing",
    "move": "take/takes/took/taken/taking bring/brings/brought/brought/bringing drive/drives/drove/driven/driving",
    "deploy": "send/sends/sent/sent/sending have/has/had/had/having keep/keeps/kept/kept/keeping",
    "destroy": "sink/sinks/sank/sunk/sinking burn/burns/burned/burned/burning burn/burns/burnt/burnt/burning",
    "hit": "hit/hits/hit/hit/hitting strike/strikes/struck/struck/striking",
    "launch": "fall/falls/fell/fallen/falling fly/flies/flew/flown/flying",
    "seize": "overrun/overruns/overran/overrun/overrunning win/wins/won/won/winning retake/retakes/retook/retaken/retaking",
    "lose": "lose/loses/lost/lost/losing",
    "cost": "cost/costs/cost/cost/costing",
    "bury": "bury/buries/buried/buried/burying",
    "free": "hand/hands/handed/handed/handing",
    "down": "",
    "leave": "leave/leaves/left/left/leaving",
    "go": "go/goes/went/gone/going",
}
# other verbs whose subject is affected: "12,000 crossed into Chad"
_GOING = "arrive reach cross enter escape migrate sail trek stream pour"
_HAPPENS = frozenset(
    """die perish drown succumb starve suffocate surrender disappear vanish flee shelter evacuate relocate advance fall
    land explode approach defect desert leave go arrive reach cross enter escape migrate
    sail trek stream pour""".split()
)
# verb and particle, next to each other or round their object
_PHRASAL: dict[tuple[str, str], Kind] = {
    ("shoot", "down"): "down", ("bring", "down"): "down", ("shoot", "dead"): "kill", ("gun", "down"): "kill",
    ("knock", "out"): "destroy", ("take", "out"): "destroy", ("blow", "up"): "destroy", ("burn", "down"): "destroy",
    ("wipe", "out"): "destroy", ("put", "out"): "destroy", ("give", "up"): "lose", ("lose", "control"): "lose", ("lose", "lives"): "kill", ("lose", "life"): "kill",
    ("win", "back"): "seize", ("take", "back"): "seize", ("claw", "back"): "seize", ("take", "over"): "seize",
    ("take", "control"): "seize", ("take", "prisoner"): "capture", ("take", "hostage"): "capture", ("take", "captive"): "capture",
    ("take", "prisoners"): "capture", ("take", "hostages"): "capture", ("round", "up"): "capture", ("hold", "captive"): "capture",
    ("hold", "hostage"): "capture", ("hold", "prisoner"): "capture", ("take", "into"): "move",
    ("lay", "down"): "capture", ("go", "missing"): "miss", ("beat", "off"): "stop", ("beat", "back"): "stop", ("fend", "off"): "stop",
    ("fight", "off"): "stop", ("drive", "back"): "stop", ("drive", "out"): "flee", ("drive", "from"): "flee", ("force", "from"): "flee",
    ("force", "out"): "flee", ("force", "to"): "flee", ("push", "out"): "flee", ("bring", "out"): "flee", ("move", "out"): "flee",
    ("carry", "out"): "launch", ("set", "off"): "go", ("set", "out"): "go", ("blow", "apart"): "destroy", ("rain", "down"): "launch",
    ("shoot", "up"): "destroy", ("cut", "off"): "strand", ("cut", "down"): "kill", ("pull", "back"): "go", ("lock", "up"): "capture", ("send", "to"): "deploy", ("hand", "over"): "free",
}  # fmt: skip
_PHRASES_HAPPEN = frozenset(
    (
        ("lose", "lives"),
        ("lose", "life"),
        ("lay", "down"),
        ("go", "missing"),
        ("set", "out"),
        ("set", "off"),
        ("pull", "back"),
    )
)
_PHRASAL_VERBS = {
    "shoot": "shoot/shoots/shot/shot/shooting", "knock": "knock/knocks/knocked/knocked/knocking",
    "blow": "blow/blows/blew/blown/blowing", "wipe": "wipe/wipes/wiped/wiped/wiping", "put": "put/puts/put/put/putting",
    "give": "give/gives/gave/given/giving", "claw": "claw/claws/clawed/clawed/clawing", "lay": "lay/lays/laid/laid/laying",
    "beat": "beat/beats/beat/beaten/beating", "fend": "fend/fends/fended/fended/fending",
    "fight": "fight/fights/fought/fought/fighting", "force": "force/forces/forced/forced/forcing",
    "push": "push/pushes/pushed/pushed/pushing", "carry": "carry/carries/carried/carried/carrying",
    "set": "set/sets/set/set/setting", "gun": "gun/guns/gunned/gunned/gunning", "cut": "cut/cuts/cut/cut/cutting",
    "pull": "pull/pulls/pulled/pulled/pulling", "lock": "lock/locks/locked/locked/locking",
}  # fmt: skip

Form = Literal["present", "past", "past_or_participle", "participle", "gerund"]


def _conjugate(base: str) -> list[tuple[str, Form]]:
    double = base.endswith("+")
    base = base.rstrip("+_")
    stem = base + base[-1] if double else base
    if base.endswith("e") and not double:
        ed, ing = base + "d", base + "ing" if base.endswith("ee") else base[:-1] + "ing"
    elif re.search(r"[^aeiou]y$", base):
        ed, ing = base[:-1] + "ied", base + "ing"
    else:
        ed, ing = stem + "ed", stem + "ing"
    if re.search(r"[^aeiou]y$", base):
        s = base[:-1] + "ies"
    else:
        s = base + ("es" if re.search(r"(?:s|sh|ch|x)$", base) else "s")
    return [(base, "present"), (s, "present"), (ed, "past_or_participle"), (ing, "gerund")]


def _table() -> dict[str, tuple[str, Kind | None, Form]]:
    table: dict[str, tuple[str, Kind | None, Form]] = {}

    def irregular(forms: str, kind: Kind | None) -> None:
        base, s, past, participle, gerund = forms.split("/")
        table[base] = table[s] = (base, kind, "present")
        table[gerund] = (base, kind, "gerund")
        if past == participle:
            table[past] = (base, kind, "past_or_participle")
        else:
            table[past] = (base, kind, "past")
            table[participle] = (base, kind, "participle")

    for kind, verbs in _REGULAR.items():
        for base in verbs.split():
            if base.endswith("_"):
                continue
            for form, name in _conjugate(base):
                table[form] = (base.rstrip("+"), kind, name)
    for base in _GOING.split():
        for form, name in _conjugate(base):
            table[form] = (base, "go", name)
    for forms in _PHRASAL_VERBS.values():
        irregular(forms, None)
    for kind, groups in _IRREGULAR.items():
        for forms in groups.split():
            irregular(forms, kind)
    table["dying"] = ("die", "kill", "gerund")
    return table


_VERBS = _table()
_BE = frozenset("am is are was were be been being get gets got getting ’re 're".split())
_HAVE = frozenset("have has had having ’ve 've".split())
_MODAL = frozenset("will would can could may might must shall should".split())


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb group: `first` to `last` are token indices (inclusive) with auxiliaries and particle."""

    first: int
    last: int
    verb: int
    lemma: str
    kind: Kind
    voice: Voice
    gerund: bool
    happens: bool  # what it says befalls its subject: "died", "fled"
    negated: bool = False
    modal: bool = False


def find_predicates(tokens: Sequence[Token]) -> list[Predicate]:
    """Return the verb groups with a known kind, in order; "killed or wounded" are two."""
    found: list[Predicate] = []
    for i, token in enumerate(tokens):
        word = token.lower
        if word == "unaccounted" or (
            word == "missing" and i and tokens[i - 1].lower not in ("the", "a", "go", "went", "gone", "going")
        ):
            first, _, negated, modal = _auxiliaries(tokens, i)
            found.append(Predicate(first, i, i, "miss", "miss", "passive", False, True, negated, modal))
            continue
        if (state := _STATES.get(word)) and i and _is_state(tokens, i):
            first, _, negated, modal = _auxiliaries(tokens, i)
            found.append(Predicate(first, i, i, word, state, "passive", False, True, negated, modal))
            continue
        entry = _VERBS.get(word)
        if entry is None:
            continue
        lemma, kind, form = entry
        particle = _particle(tokens, i, lemma)
        if particle is not None:
            kind = _PHRASAL[(lemma, tokens[particle].lower)]
        elif lemma == "shoot":
            kind = "kill" if form == "past_or_participle" else None
        if kind is None:
            continue
        first, auxiliary, negated, modal = _auxiliaries(tokens, i)
        happens = lemma in _HAPPENS or (
            particle is not None and (lemma, tokens[particle].lower) in _PHRASES_HAPPEN
        )
        if lemma == "go" and particle is None and not _goes_somewhere(tokens, i):
            continue
        if lemma == "have" and (form == "gerund" or _is_auxiliary(tokens, i)):
            continue
        if form == "present" and auxiliary is None and (word == "down" or _is_noun(tokens, i)):
            continue
        voice: Voice = "active"
        if form in ("past_or_participle", "participle"):
            if auxiliary in _BE:
                voice = "passive"
            elif auxiliary is None:
                voice = "bare"
        last = particle if particle is not None and particle == i + 1 else i
        found.append(Predicate(first, last, i, lemma, kind, voice, form == "gerund", happens, negated, modal))
    return found


def _goes_somewhere(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i + 1].lower in (
        "to",
        "abroad",
        "into",
        "back",
        "home",
        "on",
        "across",
        "north",
        "south",
        "east",
        "west",
    )


# adjectives that say what befell their subject: "are feared dead", "were left homeless"
_STATES: dict[str, Kind] = {"dead": "kill", "homeless": "flee", "seen": "miss", "heard": "miss"}
_LINKS = frozenset(
    """is are was were be been remain remains remained left leaving leave feared believed presumed confirmed reported
    declared pronounced found lay lie lying counted being""".split()
)


def _is_state(tokens: Sequence[Token], i: int) -> bool:
    if tokens[i].lower in ("seen", "heard"):
        return any(
            t.lower in ("not", "never") or t.lower.endswith(("n’t", "n't")) for t in tokens[max(0, i - 4) : i]
        )
    return tokens[i - 1].lower in _LINKS or any(
        t.lower in ("left", "leaving", "leaves") for t in tokens[max(0, i - 6) : i]
    )


def _particle(tokens: Sequence[Token], i: int, lemma: str) -> int | None:
    """The index of the particle that belongs to the verb: next to it, or after a short object."""
    for j in range(i + 1, min(len(tokens), i + 7)):
        word = tokens[j].lower
        if (lemma, word) in _PHRASAL:
            if j == i + 1 or word not in ("to", "from", "into", "over", "out", "up", "off"):
                return j
            if j > i + 1 and word in ("from", "to", "out") and _PHRASAL[(lemma, word)] == "flee":
                return j
            return None
        if (
            not (word[0].isalnum() or word in '“”"')
            or word in ("and", "but", "that", "who", "which")
            or word in _BE
        ):
            return None
    return None


def _auxiliaries(tokens: Sequence[Token], i: int) -> tuple[int, str | None, bool, bool]:
    """Return the first token of the verb group, its nearest auxiliary, whether it is negated and modal."""
    first, auxiliary, negated, modal = i, None, False, False
    j = i - 1
    while j >= 0 and i - j < 7:
        word = tokens[j].lower
        if word in ("not", "never") or word.endswith(("n’t", "n't")):
            negated = True
            first = j
        elif word in _BE or word in _HAVE:
            auxiliary = auxiliary or word
            first = j
        elif word in _MODAL or word in ("to", "plans", "planned"):
            modal = modal or word in ("could", "would", "may", "might")
            first = j
        elif is_adverb(word) or word in "“‘":
            pass
        elif word in ("or", "and") and j and tokens[j - 1].lower in _VERBS and i - j == 1:
            # "have been killed or wounded": the second verb shares the auxiliaries of the first
            outer = _auxiliaries(tokens, j - 1)
            if outer[1] in _BE and _VERBS[tokens[i].lower][2] in ("past_or_participle", "participle"):
                return i, outer[1], negated or outer[2], modal or outer[3]
            break
        else:
            break
        j -= 1
    return first, auxiliary, negated, modal


def _is_auxiliary(tokens: Sequence[Token], i: int) -> bool:
    for token in tokens[i + 1 : i + 6]:
        word = token.lower
        if is_adverb(word) or word in _BE:
            if word in _BE:
                return True
            continue
        entry = _VERBS.get(word)
        return bool(
            (entry and entry[2] in ("past_or_participle", "participle"))
            or re.fullmatch(r"[a-z-]{2,}(?:ed|wn|ken|ven)", word)
            or word
            in (
                "said",
                "told",
                "put",
                "set",
                "made",
                "met",
                "cut",
                "become",
                "come",
                "seen",
                "done",
                "begun",
                "gone",
            )
        )
    return False


_BEFORE_NOUN = frozenset(
    """a an the its their his her our this that these those of in on at by with from for no any some every each under
    russian ukrainian israeli drone missile rocket air ground artillery several many more two three four ’s 's""".split()
)


def _is_noun(tokens: Sequence[Token], i: int) -> bool:
    """Whether "attack", "control", "fire" or "land" is a noun here, not a verb in the present."""
    before = tokens[i - 1].lower if i else ""
    return not i or before in _BEFORE_NOUN or before.endswith(("’s", "'s")) or before[0].isdigit()
