"""`python -m geo gazetteer …`: look names up, and add the villages of a country."""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from geo.gazetteer.errors import GazetteerError


def add_gazetteer_commands(commands: Any) -> None:
    """Add `gazetteer` and its actions to the command line."""
    gazetteer = commands.add_parser("gazetteer", help="look names up; add the villages of a country")
    actions = gazetteer.add_subparsers(required=True, metavar="ACTION")

    def action(name: str, run: Callable[[argparse.Namespace], int], help: str) -> Any:
        parser = actions.add_parser(name, help=help, description=help)
        parser.set_defaults(run=lambda args: _told(run, args))
        return parser

    find = action("find", _find, "list the places of a name, in any spelling")
    find.add_argument("name")
    add = action("add", _add, "add all places of a country from GeoNames; without --file it uses the network")
    add.add_argument("country", metavar="COUNTRY", help="ISO code or name: UA, Ukraine")
    add.add_argument(
        "--file", type=Path, help="GeoNames' UA.zip or UA.txt, fetched elsewhere: no network needed"
    )
    add.add_argument("--force", action="store_true", help="also where the layer is there already: renew it")
    action("list", _list, "list what ships and the layers that were added")
    remove = action("remove", _remove, "remove the layer of a country")
    remove.add_argument("country", metavar="COUNTRY")


def _told(run: Callable[[argparse.Namespace], int], args: argparse.Namespace) -> int:
    try:
        return run(args)
    except GazetteerError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


def _find(args: argparse.Namespace) -> int:
    from geo.extraction.pipeline import default_gazetteer

    gazetteer, troubles = default_gazetteer()
    for trouble in troubles:
        print(f"warning: {trouble}", file=sys.stderr)
    found = gazetteer.candidates(args.name)
    if not found:
        print(f"No place is known as “{args.name}”.", file=sys.stderr)
        return 1
    for p in found:
        where = ", ".join(filter(None, [p.admin1, p.country]))
        print(
            f"{p.id:24} {p.kind:9} {p.name} ({where}) {p.lat:.4f}, {p.lon:.4f}  population {p.population:,}"
        )
    return 0


def _add(args: argparse.Namespace) -> int:
    from geo.gazetteer.layer_changes import add_layer
    from geo.gazetteer.layers import country_code, user_layers

    country = country_code(args.country)
    held = next((layer for layer in user_layers() if layer.country == country and not layer.trouble), None)
    if held is not None and not args.force:
        print(
            f"{country} is here already, added {held.added}, {held.places:,} places. Renew it with --force."
        )
        return 0
    told = Told(f"{country}.zip")
    try:
        layer = add_layer(country, args.file, progress=told)
    finally:
        told.end()
    print(
        f"added {country}: {layer.places:,} places, {layer.names:,} names, as GeoNames had them on {layer.modified}"
    )
    return 0


def _list(args: argparse.Namespace) -> int:
    from geo.gazetteer.layers import shipped_layer, user_layers

    failed = False
    for layer in (shipped_layer(), *user_layers()):
        if layer.trouble:
            failed = True
            print(f"error: {layer.trouble}", file=sys.stderr)
            continue
        days = (
            f"GeoNames of {layer.modified}, added {layer.added}" if layer.country else "ships with Dateline"
        )
        print(
            f"{layer.country or 'world':6} {layer.places:9,} places {layer.names:11,} names "
            f"{layer.size / 1e6:7.1f} MB  {days}"
        )
    return int(failed)


def _remove(args: argparse.Namespace) -> int:
    from geo.gazetteer.layer_changes import remove_layer
    from geo.gazetteer.layers import country_code

    country = country_code(args.country)
    remove_layer(country)
    print(f"removed {country}")
    return 0


class Told:
    """Progress on standard error: a line that changes on a terminal, a line every ten seconds elsewhere."""

    def __init__(self, item: str) -> None:
        self._item = item
        self._live = sys.stderr.isatty()
        self._next = 0.0
        self._open = False  # the cursor stands at the end of a line that may yet change

    def __call__(self, what: str, done: int, of: int | None) -> None:
        """Say how far it is."""
        now = time.monotonic()
        if now < self._next and done != of:
            return
        self._next = now + (0.1 if self._live else 10.0)
        shown = [
            f"{n / 1e6:,.1f} MB" if what == "fetched" else f"{n:,} lines" for n in (done, of) if n is not None
        ]
        line = f"{self._item}: {what} {' of '.join(shown)}"
        print(
            f"\r{line:60}" if self._live else line,
            end="" if self._live else "\n",
            file=sys.stderr,
            flush=True,
        )
        self._open = self._live

    def end(self) -> None:
        """Leave the line as it is and begin a new one."""
        if self._open:
            print(file=sys.stderr)
