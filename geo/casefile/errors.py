"""What is said when a case file cannot do what was asked."""


class CaseError(ValueError):
    """The message says what happened, to which file or item, and what to do."""
