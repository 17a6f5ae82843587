"""Drawing claims: the offline base map, the claims layer over it, and the symbols both legends share."""
