"""Exceptions: a caller's mistake, or a file that cannot be used at all. Each ends in one clear line."""


class PubkitError(Exception):
    """The parent of all pubkit's exceptions. ``hint`` says what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    def __str__(self) -> str:
        message = super().__str__()
        return f"{message} ({self.hint})" if self.hint else message


class InputError(PubkitError):
    """A file that is missing, unreadable, binary, or not in the format it claims."""


class WriteError(PubkitError):
    """A file that could not be written; the old one is whole."""


class StyleError(PubkitError):
    """A citation style that is unknown or cannot be used."""


class ConfigError(PubkitError):
    """A setting that is wrong."""
