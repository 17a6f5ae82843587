"""Whether a clause speaks of what has been or of what is to come.

The verb nearest before a date governs it ("said on Monday that talks will start on Thursday"); where the
clause has none before, the first one after does ("On Thursday, talks will start").
"""

import re
from itertools import pairwise

from geo.extraction.calendar.expressions import Tense

_REACH = 160  # characters of a clause that are read
# Not the stop of "a.m.", "Gen." or "U.S.": a sentence goes on with a capital, and ends on no abbreviation.
_BREAK = re.compile(
    r"[!?…;:]['\"”’)]*\s|\n|[—–]\s|[“\"]"
    r"|(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St|Lt|No))(?<!\b(?:Gen|Col|Maj|Sgt|Mrs|Gov|Sen|Rep))\.['\"”’)]*\s+(?=[A-Z“\"])"
)
_BREAK_OF_PHRASE = re.compile(r"[.!?…;:,—–\n“\"]")
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")

_MODAL = frozenset(
    "will shall would must may might should cannot won't wouldn't shan't shouldn't they'll it'll we'll".split()
)
_FORESEES = frozenset("expect expects anticipate anticipates foresee foresees await awaits".split())
_PUT_OFF = frozenset(
    "postponed delayed adjourned extended moved rescheduled deferred pushed suspended".split()
)
_MODAL_IN_DOUBT = frozenset("could can couldn't can't".split())  # "could not be reached on Monday"
_BE = frozenset("is are was were be been being".split())
_BETWEEN = frozenset("not also now still both currently already tentatively widely next".split())
_AFTER_BE = frozenset(
    "to due expected scheduled set slated planned likely poised about forecast supposed bound ready meant waiting".split()
)
_AHEAD = frozenset("due upcoming forthcoming scheduled slated deadline looming looms expires expire".split())
_ARRANGES = frozenset("""expect expects plan plans intend intends aim aims want wants hope hopes vow vows promise
    promises pledge pledges threaten threatens prepare prepares preparing agree agrees poised likely ready forecast
    hoping aiming vowing pledging""".split())  # fmt: skip
_ARRANGED = frozenset("expected planned intended agreed scheduled set".split())
_ORDERED = frozenset("""told ordered asked urged given gave warned called invited threatened vowed pledged promised
    hoped decided wanted""".split())  # fmt: skip
_AWAITED = frozenset("expected anticipated forecast foreseen".split())
_DEADLINE = re.compile(
    r"\b(?:by|before|until|till|from|starting|beginning|no\s+later\s+than)\s+(?:the\s+|late\s+|early\s+)*$",
    re.IGNORECASE,
)
_FIXED_FOR = re.compile(r"\s+(?:for|as)\b")
_GOING = frozenset("""meeting holding leaving travelling traveling visiting arriving flying returning hosting opening
    voting resuming coming starting heading launching""".split())  # fmt: skip
_TIMETABLED = frozenset("""meets holds begins starts opens reopens resumes convenes gathers visits travels flies votes
    goes runs leaves departs returns arrives hosts faces expires closes takes comes ends plays appears speaks addresses
    attends decides considers discusses debates presents delivers releases publishes celebrates marks signs unveils
    meet hold begin reopen convene gather go leave arrive return fly""".split())  # fmt: skip
_PUBLISHES = frozenset("earnings results figures data".split())  # "reports earnings Friday"
_VERDICT = frozenset(
    "reached confirmed verified determined contacted".split()
)  # "could be reached for comment"
_NOBODY = frozenset("no nobody none neither never hardly few".split())
_REPORTING = frozenset("says say tells adds reports writes claims notes".split())
_PAST = frozenset("""said told had has have was were did didn't saw took left fell began came went made held hit shot
    struck fled killed found got gave met sent flew lost won broke brought drove fought rose ran wrote spoke burnt
    became blew built bought caught cut dealt drew dug grew kept knew laid led let paid put rode sank seen shook sold
    spent spread stood swept swore threw thought understood withdrew woke wore hadn't wasn't weren't hasn't haven't
    bore froze heard hid hung lay lit shut sought split stole taught tore beat bled bred chose crept fed felt cast
    forbade forgot rang sang shrank slept slid spun stuck sued tied tried died""".split())  # fmt: skip
_NOT_PAST = frozenset(
    "need feed speed breed indeed united red bed exceed proceed succeed hundred armed wounded unmanned bred seed".split()
)
_ALSO_BASE_FORM = frozenset("shut cut hit put let read split set".split())
_NO_FINITE_AFTER = frozenset("to be been being stay stays remain remains keep keeps is are".split())
_NO_VERB = frozenset("a an the his her its their our this that these any no more some".split())
_NO_FINITE_BEFORE = _MODAL | _NO_VERB | {"to"}  # "will cut", "a rate cut"
_OPEN_UNTIL = re.compile(r"\b(?:until|till)\s+(?:the\s+|late\s+|early\s+|end\s+of\s+)*$", re.IGNORECASE)
_PUT_OFF_TO = re.compile(r"\b(?:until|till|to)\s+(?:the\s+|late\s+|early\s+|next\s+)*$", re.IGNORECASE)
_PRESENT = frozenset(
    "is are remain remains stay stays last lasts run runs continue continues closed valid".split()
)
_TO_COME = frozenset("""begin start meet resume hold open visit vote take arrive travel return host attend sign end
    leave discuss address deliver receive join close go come run face""".split())  # fmt: skip


def tense(text: str, start: int, end: int) -> Tense:
    """Return the tense of the clause round `text[start:end]`; "open" where no verb tells."""
    clause_start = max(0, start - _REACH)
    for mark in _BREAK.finditer(text, clause_start, start):
        clause_start = mark.end()
    before = _words(text, clause_start, start)
    owned = _of_owned(text, end, before)
    if owned != "open":
        return owned
    if _is_deadline(text, max(clause_start, start - 24), start, before):
        return "future"
    if before[-1:] == ["set"] and _FIXED_FOR.match(text, end, end + 8):
        return "future"  # "the court set Friday for sentencing"
    for i in range(len(before) - 1, -1, -1):
        if governing := _of_word(before, i):
            return governing
    if any(word == "to" and after in _TO_COME for word, after in pairwise(before)):
        return "future"  # a headline: "Talks to resume Monday"
    return _first(_words(text, end, _end(_BREAK, text, end)))


def _end(mark: re.Pattern[str], text: str, start: int) -> int:
    found = mark.search(text, start, start + _REACH)
    return found.start() if found else start + _REACH


def _of_owned(text: str, end: int, before: list[str]) -> Tense:
    """Return the tense of what follows "Wednesday's": "Wednesday's vote will go ahead".

    Where it is the object of a verb ("left Saturday's meeting"), that verb governs it instead.
    """
    if text[end : end + 2] not in ("'s", "’s"):
        return "open"
    verb = before[-1] if before else ""
    if (
        verb not in _REPORTING
        and verb not in ("said", "told")
        and before
        and _of_word(before, len(before) - 1) == "past"
    ):
        return "open"
    return _first(_words(text, end + 2, _end(_BREAK_OF_PHRASE, text, end + 2)))


def _is_deadline(text: str, low: int, start: int, before: list[str]) -> bool:
    """Tell "closed until Friday", "postponed to Friday", "told to leave by Friday", "expected before Friday"."""
    if _OPEN_UNTIL.search(text, low, start) and _stays_open(before):
        return True
    if not _PUT_OFF.isdisjoint(before) and _PUT_OFF_TO.search(text, low, start):
        return True
    if not _DEADLINE.search(text, low, start):
        return False
    ordered = not _ORDERED.isdisjoint(before) and ("to" in before or before[-1] in ("until", "till"))
    return ordered or not _AWAITED.isdisjoint(before)


def _first(words: list[str]) -> Tense:
    """Return the tense of the first verb that tells."""
    return next((t for i in range(len(words)) if (t := _of_word(words, i, leads=True))), "open")


def _words(text: str, start: int, end: int) -> list[str]:
    """Return the words of a stretch in lower case; "May", the month, is none."""
    words = _WORD.findall(text, start, min(end, len(text)))
    return [word.casefold().replace("’", "'") for word in words if word != "May"]


def _stays_open(words: list[str]) -> bool:
    """Tell "is closed until Monday" and "has until Monday" from "fought on until Monday"."""
    if not {"has", "have", "gave", "given", "gives"}.isdisjoint(words[-5:-1]) and words[-2] not in _PAST - {
        "has",
        "have",
        "had",
    }:
        return True
    return not _PRESENT.isdisjoint(words) and all(_of_word(words, i) != "past" for i in range(len(words)))


def _of_word(words: list[str], i: int, leads: bool = False) -> Tense | None:
    """Return what the word at `i` says of time, None where it is no verb that does.

    Where the date `leads` its clause, "agreed to meet" is what happened on it, not when the meeting is.
    """
    word = words[i]
    following = words[i + 1 : i + 6]
    previous = words[i - 1] if i else ""
    if word in _MODAL:
        return "past" if following[:1] == ["have"] else "future"
    if word in _FORESEES:
        return "future"
    if word in _MODAL_IN_DOUBT:
        in_doubt = (
            "n't" in word
            or following[:1] in (["not"], ["have"])
            or not _NOBODY.isdisjoint(words[max(0, i - 3) : i])
        )
        return "past" if in_doubt or not _VERDICT.isdisjoint(following[:2]) else "future"
    if word in _BE:
        ahead = [w for w in following if w not in _BETWEEN][:1]
        if ahead == ["going"]:
            return "future" if "to" in following[:3] else "past" if word in ("was", "were") else None
        if ahead and (ahead[0] in _AFTER_BE or (ahead[0] in _GOING and word in ("is", "are"))):
            return "future"
        return "past" if word in ("was", "were") else None
    if word in _AHEAD and previous != "past":
        return "future"
    if (word in _ARRANGES or (word in _ARRANGED and not leads)) and _arranges(word, following):
        return "future"
    if word in ("has", "have") and following[:1] == ["to"]:
        return "future"
    if word in _TIMETABLED and (leads or len(words) - i <= 6):
        # "to meet" hangs on the verb before it, "a return" is a noun
        noun = not _NO_VERB.isdisjoint(words[max(0, i - (1 if word.endswith("s") else 2)) : i])
        return None if noun or previous == "to" else "future"
    if word in ("reports", "report") and following[:1] and following[0] in _PUBLISHES:
        return "future"
    if word in _REPORTING:
        return "past"
    if word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST):
        if word in _ALSO_BASE_FORM and not _NO_FINITE_BEFORE.isdisjoint(words[max(0, i - 3) : i]):
            return None
        return None if previous in _NO_FINITE_AFTER else "past"
    return None


def _arranges(word: str, following: list[str]) -> bool:
    """Tell "agreed to meet" and "planned for" from "agreed to a truce"."""
    if word not in ("agreed", "intended") and following[:1] in (
        [],
        ["for"],
        ["in"],
        ["on"],
        ["by"],
        ["at"],
        ["from"],
    ):
        return True  # "planned for Friday", "expected on Friday"
    for preposition, after in pairwise(following):
        if preposition == "to":
            return after not in _NO_VERB
    return False
