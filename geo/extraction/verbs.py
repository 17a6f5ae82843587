"""Verbs by what they do to people, things and ground, in all their forms."""

import re
from typing import Literal

Kind = Literal[
    "kill", "wound", "capture", "hold", "miss", "flee", "move", "deploy", "destroy", "hit", "down", "launch",
    "control", "seize", "lose", "cost", "bury", "defect", "free", "stop", "strand", "supply", "suffer", "leave", "go",
]  # fmt: skip
Form = Literal["present", "past", "past_or_participle", "participle", "gerund"]

# Regular verbs; "+" doubles the last consonant. A verb stands under what it does to its object (or, for those in
# HAPPENS, to its subject).
_REGULAR: dict[Kind, str] = {
    "kill": """kill murder massacre execute die perish eliminate neutralise neutralize liquidate slaughter lynch behead
        assassinate drown succumb gun+ starve suffocate electrocute decapitate exterminate martyr""",
    "wound": "wound injure maim hospitalise hospitalize treat concuss mutilate traumatise",
    "capture": "detain arrest abduct kidnap+ surrender imprison jail intern round apprehend incarcerate nab+",
    "miss": "disappear vanish",
    "flee": "displace uproot evacuate relocate shelter resettle expel+",
    "move": "move transfer transport bus bus+ ferry airlift escort",
    "deploy": """deploy mass station field mobilise mobilize amass concentrate redeploy assemble dispatch rotate garrison
        number accumulate muster train assign commit+ reinforce base""",
    "destroy": """destroy damage wreck disable torch raze demolish incinerate scuttle flatten obliterate smash cripple
        ruin shatter level level+""",
    "hit": "attack target pound shell ambush strafe",
    "down": "down intercept jam+ suppress thwart",
    "launch": """launch fire drop+ land unleash lob+ rain explode detonate approach detect track penetrate aim direct
        expend""",
    "control": "control+ occupy administer patrol+ govern dominate retain",
    "seize": """seize recapture liberate gain conquer annex reclaim regain clear de-occupy deoccupy secure capture
        recover""",
    "lose": "cede relinquish",
    "free": "disarm free release exchange swap+ return rescue pardon deport repatriate",
    "stop": "repel+ repulse foil halt",
    "defect": "defect desert",
    "strand": "strand trap+ besiege encircle surround",
    "supply": """supply deliver receive donate provide unearth confiscate defuse export import produce manufacture""",
    "suffer": "suffer sustain",
    "go": "arrive reach cross enter escape migrate sail trek stream pour",
}
_IRREGULAR: dict[Kind, str] = {
    "kill": "slay/slays/slew/slain/slaying",
    "wound": "hurt/hurts/hurt/hurt/hurting",
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
    "leave": "leave/leaves/left/left/leaving",
    "go": "go/goes/went/gone/going",
}
# These say something only with their particle.
_WITH_PARTICLE = """shoot/shoots/shot/shot/shooting knock/knocks/knocked/knocked/knocking blow/blows/blew/blown/blowing
    wipe/wipes/wiped/wiped/wiping put/puts/put/put/putting give/gives/gave/given/giving claw/claws/clawed/clawed/clawing
    lay/lays/laid/laid/laying beat/beats/beat/beaten/beating fend/fends/fended/fended/fending
    fight/fights/fought/fought/fighting force/forces/forced/forced/forcing push/pushes/pushed/pushed/pushing
    carry/carries/carried/carried/carrying set/sets/set/set/setting cut/cuts/cut/cut/cutting
    pull/pulls/pulled/pulled/pulling lock/locks/locked/locked/locking"""
# What they say befalls their subject: "died", "fled".
HAPPENS = frozenset(
    """die perish drown succumb starve suffocate surrender disappear vanish flee shelter evacuate relocate fall land
    explode approach defect desert leave go arrive reach cross enter escape migrate sail trek stream pour""".split()
)
_PHRASES: dict[Kind, str] = {
    "down": "shoot-down bring-down",
    "kill": "shoot-dead gun-down cut-down lose-lives lose-life",
    "destroy": "knock-out take-out blow-up burn-down wipe-out put-out blow-apart shoot-up",
    "lose": "give-up lose-control",
    "seize": "win-back take-back claw-back take-over take-control",
    "capture": """take-prisoner take-hostage take-captive take-prisoners take-hostages round-up hold-captive hold-hostage
        hold-prisoner lay-down lock-up""",
    "move": "take-into",
    "miss": "go-missing",
    "stop": "beat-off beat-back fend-off fight-off drive-back",
    "flee": """drive-out drive-from force-from force-out force-to push-out bring-out move-out""",
    "launch": "carry-out rain-down",
    "go": "set-off set-out pull-back",
    "strand": "cut-off",
    "free": "hand-over",
}
PHRASES: dict[tuple[str, str], Kind] = {
    (phrase.split("-")[0], phrase.split("-")[1]): kind
    for kind, phrases in _PHRASES.items()
    for phrase in phrases.split()
}
PHRASES_HAPPEN = frozenset(
    (("lose", "lives"), ("lose", "life"), ("lay", "down"), ("go", "missing"), ("set", "out"), ("set", "off"), ("pull", "back"))
)  # fmt: skip
# Adjectives and participles that say what befell their subject: "are feared dead", "have not been seen since".
STATES: dict[str, Kind] = {"dead": "kill", "homeless": "flee", "seen": "miss", "heard": "miss"}


def _conjugate(verb: str) -> list[tuple[str, Form]]:
    base = verb.rstrip("+")
    stem = base + base[-1] if verb.endswith("+") else base
    if stem.endswith("e"):
        past, gerund = stem + "d", stem + "ing" if stem.endswith("ee") else stem[:-1] + "ing"
    elif re.search(r"[^aeiou]y$", stem):
        past, gerund = stem[:-1] + "ied", stem + "ing"
    else:
        past, gerund = stem + "ed", stem + "ing"
    ending = "es" if re.search(r"(?:s|sh|ch|x)$", base) else "s"
    third = base[:-1] + "ies" if re.search(r"[^aeiou]y$", base) else base + ending
    return [(base, "present"), (third, "present"), (past, "past_or_participle"), (gerund, "gerund")]


def _irregular(forms: str) -> list[tuple[str, Form]]:
    base, third, past, participle, gerund = forms.split("/")
    present: list[tuple[str, Form]] = [(base, "present"), (third, "present"), (gerund, "gerund")]
    if past == participle:
        return [*present, (past, "past_or_participle")]
    return [*present, (past, "past"), (participle, "participle")]


def _table() -> dict[str, tuple[str, Kind | None, Form]]:
    table: dict[str, tuple[str, Kind | None, Form]] = {}
    for kind, verbs in _REGULAR.items():
        for verb in verbs.split():
            table |= {word: (verb.rstrip("+"), kind, form) for word, form in _conjugate(verb)}
    for forms in _WITH_PARTICLE.split():
        table |= {word: (forms.split("/")[0], None, form) for word, form in _irregular(forms)}
    for kind, groups in _IRREGULAR.items():
        for forms in groups.split():
            table |= {word: (forms.split("/")[0], kind, form) for word, form in _irregular(forms)}
    table["dying"] = ("die", "kill", "gerund")
    return table


# word in lower case: its base form, what it does (None: only with a particle) and its form
VERBS = _table()
