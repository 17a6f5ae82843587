"""What can go wrong while a layer of the gazetteer is added."""


class GazetteerError(Exception):
    """A sentence for the user: what happened, to which item, and what to do."""
