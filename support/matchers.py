"""PyHamcrest matchers that describe themselves in Polish, since testers and the liaison read what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hamcrest.core.base_matcher import BaseMatcher

if TYPE_CHECKING:
    from hamcrest.core.description import Description


class _Polish(BaseMatcher):  # type: ignore[type-arg]
    def describe_mismatch(self, item: Any, mismatch_description: Description) -> None:  # noqa: ANN401 -- anything
        """Say what there was instead."""
        mismatch_description.append_text(_say(item))


class Equals(_Polish):
    """Exactly this."""

    def __init__(self, expected: object) -> None:
        """Expect `expected`."""
        self.expected = expected

    def _matches(self, item: object) -> bool:
        return item == self.expected

    def describe_to(self, description: Description) -> None:
        """Say what is expected."""
        description.append_text(_say(self.expected))


class Says(_Polish):
    """A text that contains this."""

    def __init__(self, words: str) -> None:
        """Expect `words` somewhere in the text."""
        self.words = words

    def _matches(self, item: object) -> bool:
        return isinstance(item, str) and self.words in item

    def describe_to(self, description: Description) -> None:
        """Say what is expected."""
        description.append_text(f"tekst zawierający „{self.words}”")


class SaysNoneOf(_Polish):
    """A text in which none of these stand."""

    def __init__(self, words: list[str]) -> None:
        """Expect none of `words`.

        Raises:
            ValueError: there is nothing to look for, so the check could not fail.
        """
        if not any(words):
            message = "nie ma czego szukać: żadna dana nie jest znana"
            raise ValueError(message)
        self.words = [word for word in words if word]

    def _matches(self, item: object) -> bool:
        return isinstance(item, str) and not any(word in item for word in self.words)

    def describe_to(self, description: Description) -> None:
        """Say what is expected."""
        description.append_text("tekst bez: " + ", ".join(f"„{word}”" for word in self.words))


def _say(value: object) -> str:
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if isinstance(value, str) and value:
        return f"„{value}”"
    if isinstance(value, dict) and value:
        return "; ".join(f"{key}: {_say(item)}" for key, item in value.items())
    if isinstance(value, (list, tuple)) and value:
        return ", ".join(map(_say, value))
    return str(value) if isinstance(value, (int, float)) else "nic"
