"""Files, bytes and web pages to reports: a format a module, each `bytes -> reports`, or a ReadError that says what to do."""

from geo.reading.duplicates import NearDuplicate, near_duplicates
from geo.reading.errors import ReadError
from geo.reading.formats import FORMATS
from geo.reading.source import read, read_all, read_many, read_tables
from geo.reading.tables import Columns, Table

__all__ = [
    "FORMATS",
    "Columns",
    "NearDuplicate",
    "ReadError",
    "Table",
    "near_duplicates",
    "read",
    "read_all",
    "read_many",
    "read_tables",
]
