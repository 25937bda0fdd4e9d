"""behave's output for testers: a line in Polish for each scenario as it ends, what is wrong right below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from behave.formatter.base import Formatter
from rich.console import Console
from rich.text import Text

from support.masking import mask
from support.verdicts import Verdict

if TYPE_CHECKING:
    from behave.configuration import Configuration
    from behave.model import Feature, Scenario

_LOOK = {
    Verdict.CONFORMS: ("✔", "green"),
    Verdict.DIFFERS: ("✘", "bold red"),
    Verdict.UNAVAILABLE: ("!", "bold yellow"),
    Verdict.SUITE_FAULT: ("!", "bold magenta"),
    Verdict.NOT_VERIFIED: ("–", "yellow"),
}


class ProgressFormatter(Formatter):  # type: ignore[misc]  # behave is untyped
    """A line per scenario; in a parallel run with its feature's name, because the workers' lines mix."""

    name = "postep"
    description = "Wiersz na scenariusz, po polsku"

    def __init__(self, stream_opener: object, config: Configuration) -> None:
        """Write to behave's stream; colours only on a terminal."""
        super().__init__(stream_opener, config)
        self.stream = self.open()
        self._console = Console(file=self.stream, highlight=False, soft_wrap=True)
        self._scenario: Scenario | None = None
        self._heading: str | None = None
        self._one_of_several = bool(config.userdata.get("robotnik"))

    def feature(self, feature: Feature) -> None:
        """Note the feature's name: it is written above its first scenario."""
        self._heading = None if self._one_of_several else feature.name

    def scenario(self, scenario: Scenario) -> None:
        """Write how the scenario before went; this one is under way."""
        self._tell()
        self._scenario = scenario

    def eof(self) -> None:
        """Write how the feature's last scenario went."""
        self._tell()

    def _tell(self) -> None:
        scenario, self._scenario = self._scenario, None
        word = getattr(scenario, "verdict", None)
        if scenario is None or word is None:
            return
        # In one piece: other workers write to the same screen.
        with self._console.capture() as told:
            self._print(scenario, Verdict(word))
        self.stream.write(told.get())
        self.stream.flush()

    def _print(self, scenario: Scenario, verdict: Verdict) -> None:
        if self._heading is not None:
            self._console.print(Text(f"\n{self._heading}", style="bold"))
            self._heading = None
        mark, style = _LOOK[verdict]
        topic = f"{scenario.feature.name}: " if self._one_of_several else ""
        line = Text(f"  {mark} {topic}{mask(scenario.name)}  ")
        line.stylize(style, 2, 3)
        line.append(f"{scenario.duration:.1f} s".replace(".", ","), style="dim")
        self._console.print(line)
        if verdict is not Verdict.CONFORMS:
            self._console.print(Text(f"      {verdict}: {mask(scenario.verdict_reason or '')}", style=style))
