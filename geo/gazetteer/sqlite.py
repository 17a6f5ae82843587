"""The built-in gazetteer: names to candidate places from SQLite files that are only read."""

import re
import sqlite3
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from geo.gazetteer import schema
from geo.gazetteer.names import ADMIN1_WORDS, ADMIN2_WORDS, key, sound
from geo.model import Place

_BETWEEN = frozenset(["border", "frontier", "coastal", "separatist", "breakaway"])  # "Kursk border region"
LONGEST_NAME = 8  # words; longer names than this are not looked for
_SHORTEST_BEGINNING = 3  # letters
ALIKE = 0.6  # how much of two names' letters must agree for one to be another spelling of the other
_ARTICLES = ("al", "el")


class SqliteGazetteer:
    """Looks names up in one or more gazetteer files; the shipped one first, the user's own layers after it.

    Safe to share between threads: each look-up is a single read on an immutable file, and results are cached.
    """

    def __init__(self, *paths: Path) -> None:
        self._files = [schema.open_read_only(path) for path in paths]
        self.named = lru_cache(maxsize=50_000)(self._named)
        self.place = lru_cache(maxsize=5_000)(self._place)
        self._demonyms: dict[str, str | None] | None = None
        self._governments: dict[str, tuple[str | None, str]] | None = None
        self._common: frozenset[str] | None = None

    def candidates(self, name: str) -> Sequence[Place]:
        """Return every place that bears `name` in any spelling, divisions and the most populous first.

        A type word is understood: "Kursk Oblast" finds the division filed as "Kursk", and "Korenevo
        district" the second-order division that holds Korenevo where no district is filed by that name.
        """
        return [place for place, _ in self.ranked_names(name)]

    def ranked_names(self, name: str) -> Sequence[tuple[Place, bool]]:
        """Return the candidates with whether `name` is a main name of theirs."""
        k = key(name)
        words = k.split()
        found = self.named(k)
        for i, word in enumerate(words if len(words) > 1 else ()):
            for article in _ARTICLES if word in _ARTICLES else ():  # Deir al-Balah, Deir el-Balah
                found = _merged(found, self.named(" ".join([*words[:i], article, *words[i + 1 :]])))
        if not found and words:
            for article in _ARTICLES:  # Hodeidah for El-Hodeidah, Al-Bab for Bab
                without = words[1:] if words[0] == article else None
                found = _merged(found, self.named(" ".join(without or [article, *words])))
        if found or len(words) < 2:
            return found
        if len(words) > 2 and words[-2] in _BETWEEN:
            words = [*words[:-2], words[-1]]
        for base, word in ((" ".join(words[:-1]), words[-1]), (" ".join(words[1:]), words[0])):
            if word in ADMIN1_WORDS:
                found = [c for c in self.named(base) if c[0].kind in ("admin1", "area")]
            elif word in ADMIN2_WORDS:
                found = self._districts(base)
            if found:
                break
        return found

    def sounding_like(self, name: str) -> Sequence[Place]:
        """Return places whose name is likely another transliteration: "Kyaukphyu" for Kyaukpyu; mostly none."""
        k = key(name)
        heard = sound(k)
        if len(heard) < 2 or len(k) < 6:
            return ()
        alike: dict[str, tuple[float, Place]] = {}
        for connection in self._files:
            for row in connection.execute(schema.BY_SOUND, (heard,)):
                place = schema.place_from(row)
                likeness = SequenceMatcher(None, k, _without_article(key(place.name))).ratio()
                if likeness >= ALIKE:
                    alike.setdefault(place.id, (likeness, place))
        best = max((likeness for likeness, _ in alike.values()), default=0.0)
        return tuple(place for likeness, place in alike.values() if likeness > best - 0.1)

    def ids_spelled(self, text: str) -> frozenset[str]:
        """Return the ids of places that bear `text` as a name in any spelling, or a name that begins with it.

        For a search while it is typed: fewer than three letters find whole names only.
        """
        k = key(text)
        found = {place.id for place in (*self.candidates(text), *self.sounding_like(text))}
        if len(k) >= _SHORTEST_BEGINNING:
            for connection in self._files:
                rows = connection.execute(schema.BEGINNING, (k, k + "\U0010ffff"))
                found |= {schema.reference(rowid, ref) for rowid, ref in rows}
        return frozenset(found)

    def is_name(self, k: str) -> bool:
        """Return whether any place is filed under this look-up key."""
        return bool(self.named(k))

    def demonyms(self) -> dict[str, str | None]:
        """Return the forms of peoples and languages with the id of their place (None: no such place)."""
        if self._demonyms is None:
            rows = self._all("SELECT d.form, p.id, p.ref FROM demonym d LEFT JOIN place p ON p.id = d.place")
            self._demonyms = {f: None if i is None else ref or f"geonames:{i}" for f, i, ref in rows}
        return self._demonyms

    def governments(self) -> dict[str, tuple[str | None, str]]:
        """Return the ids of capitals and residences with the id of the state they stand for and their kind."""
        if self._governments is None:
            rows = self._all(
                """SELECT p.id, p.ref, g.stands_for, g.kind FROM government g JOIN place p ON p.id = g.place"""
            )
            self._governments = {
                ref or f"geonames:{i}": (None if state is None else f"geonames:{state}", kind)
                for i, ref, state, kind in rows
            }
        return self._governments

    def common_words(self) -> frozenset[str]:
        """Return the look-up keys that are everyday English words as well as names."""
        if self._common is None:
            self._common = frozenset(row[0] for row in self._all("SELECT name FROM common_word"))
        return self._common

    def close(self) -> None:
        """Close the files."""
        for connection in self._files:
            connection.close()

    def _named(self, k: str) -> Sequence[tuple[Place, bool]]:
        found: dict[str, tuple[Place, bool]] = {}
        for connection in self._files:
            for row in connection.execute(schema.BY_NAME, (k,)):
                place = schema.place_from(row)
                found.setdefault(place.id, (place, bool(row[-1])))
        if len(self._files) > 1:  # each file has its own order
            return tuple(sorted(found.values(), key=lambda c: -c[0].population))
        return tuple(found.values())

    def _place(self, place_id: str) -> Place | None:
        source, _, number = place_id.partition(":")
        for connection in self._files:
            query, value = (schema.BY_ID, number) if source == "geonames" else (schema.BY_REF, place_id)
            row = connection.execute(query, (value,)).fetchone()
            if row is not None:
                return schema.place_from(row)
        return None

    def _districts(self, base: str) -> Sequence[tuple[Place, bool]]:
        own = [c for c in self.named(base) if c[0].kind == "admin2"]
        if own:
            return own
        found: dict[str, tuple[Place, bool]] = {}
        for place, main in self.named(base):
            district = self.place(place.admin2_id) if place.admin2_id and place.kind == "city" else None
            if district is not None:
                found.setdefault(district.id, (district, main))
        return tuple(found.values())

    def _all(self, query: str) -> list[tuple]:  # type: ignore[type-arg]
        return [row for c in self._files for row in sqlite3.Cursor(c).execute(query)]


def _merged(
    found: Sequence[tuple[Place, bool]], more: Sequence[tuple[Place, bool]]
) -> Sequence[tuple[Place, bool]]:
    known = {p.id for p, _ in found}
    return (*found, *(c for c in more if c[0].id not in known))


def _without_article(k: str) -> str:
    return re.sub(r"^(?:al|el|ad|ar|as|ash|an|at|az) ", "", k)
