"""Files and bytes to reports: a format a module, each `bytes -> Report` or a ReadError that says what to do."""

from geo.reading.errors import ReadError
from geo.reading.source import read, read_many

__all__ = ["ReadError", "read", "read_many"]
