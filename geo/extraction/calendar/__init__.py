"""How calendar expressions are written and what days they mean; `geo.extraction.dates` puts them together."""
