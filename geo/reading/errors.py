"""What is said when a report cannot be read."""


class ReadError(ValueError):
    """A report that cannot be read: the message names it, what is wrong, and what to do."""
