"""Where a scenario stands: in the instruction, in the feature files, and in Allure's history."""

# mypy: allow-untyped-calls
# (allure-commons annotates only part of itself)

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from allure_commons.mapping import labels_set
from allure_commons.model2 import Label, Link, Parameter
from allure_commons.types import LabelType, LinkType, ParameterMode, Severity
from behave.model import Rule, ScenarioOutline

from reports.instruction import Statement, load_instruction

if TYPE_CHECKING:
    from behave.model import Scenario

    from reports.rundata import Environment
    from reports.verdicts import Verdict

OUTSIDE = "Poza instrukcją"
RUN = "Przebieg"
VERDICT_LABEL = "werdykt"
SECTION_LABEL = "sekcja"


def ancestors(scenario: Scenario) -> list[Any]:
    """Return what the scenario stands in, the nearest first: outline, rule, feature."""
    found = []
    parent = scenario.parent
    while parent is not None:
        found.append(parent)
        parent = getattr(parent, "parent", None)
    return found


def rule_of(scenario: Scenario) -> Rule | None:
    """Return the rule (Zasada) that the scenario stands in."""
    return next((parent for parent in ancestors(scenario) if isinstance(parent, Rule)), None)


def tags(scenario: Scenario) -> list[str]:
    """Return the scenario's own and inherited tags, its own first, each once."""
    inherited = [tag for parent in ancestors(scenario) for tag in parent.tags]
    return list(dict.fromkeys([str(tag) for tag in [*scenario.tags, *inherited]]))


def is_selected(scenario: Scenario, config: Any) -> bool:  # noqa: ANN401  # behave's configuration, untyped
    """Say whether the tester chose this scenario: by tags, name and line; skipped for a reason is chosen."""
    chosen = scenario.should_run_with_tags(config.tag_expression)
    chosen = chosen and scenario.should_run_with_name_select(config)
    # Only behave itself skips without a reason before a run (features/x.feature:12).
    left_out = getattr(scenario, "left_out", False)
    return bool(chosen and not left_out)


def identity(scenario: Scenario) -> str:
    """Return what stays the same from run to run: file, rule and name; of an outline's row, its template.

    The row's values are its parameters, so an inserted row leaves the history of its neighbours alone.
    """
    outline = next((parent for parent in ancestors(scenario) if isinstance(parent, ScenarioOutline)), None)
    rule = rule_of(scenario)
    name = (outline or scenario).name
    file = Path(scenario.filename)
    if file.is_absolute() and file.is_relative_to(Path.cwd()):
        file = file.relative_to(Path.cwd())  # the same history wherever the project lies
    parts = [file.as_posix(), rule.name if rule else "", name]
    row = getattr(scenario, "_row", None)
    if row is not None:
        parts.append(", ".join(f"{key}={value}" for key, value in zip(row.headings, row.cells, strict=True)))
    return ": ".join(part for part in parts if part)


def title_path(scenario: Scenario) -> list[str]:
    """Return the branch of Allure's tree: section of the instruction, feature and, if there is one, rule."""
    rule = rule_of(scenario)
    path = [_section(scenario), scenario.feature.name]
    return [*path, rule.name] if rule else path


def parameters(scenario: Scenario) -> list[Parameter]:
    """Return the values of an outline's row."""
    row = getattr(scenario, "_row", None)
    if row is None:
        return []
    return [Parameter(name=key, value=value) for key, value in zip(row.headings, row.cells, strict=True)]


def place(environment: Environment) -> list[Parameter]:
    """Return what tells a result from that of another environment or browser; none until a browser runs.

    Allure 3 makes its history ids of name and parameters: without these, two browsers would be retries of each other.
    Hidden, because they are the same in every row of one run's report; the labels of the same names are shown.
    """
    if not environment.browser_name:
        return []
    named = {"Profil": environment.profile or "", "Przeglądarka": environment.browser_name}
    return [Parameter(name=name, value=value, mode=ParameterMode.HIDDEN.value) for name, value in named.items()]


def statements(scenario: Scenario) -> list[Statement]:
    """Return the instruction's statements that the scenario verifies."""
    return load_instruction().of_tags(tags(scenario))


def description(scenario: Scenario) -> str:
    """Return the statements' texts and the scenario's own description, as Markdown."""
    texts = [f"**{statement.id}** {statement.text}" for statement in statements(scenario)]
    return "\n\n".join([*texts, "\n".join(scenario.description)]).strip()


def links(scenario: Scenario) -> list[Link]:
    """Return a link to each statement's row on the liaison's page, which lies one directory up.

    Allure 3.18 shows the number and makes a clickable link of absolute addresses only.
    """
    return [
        Link(type=LinkType.TEST_CASE, url=f"../index.html#{statement.anchor}", name=statement.id)
        for statement in statements(scenario)
    ]


def labels(scenario: Scenario) -> list[Label]:
    """Return the labels: place in the instruction, severity from a bare tag, tags."""
    severities = {str(severity.value) for severity in Severity}
    found = [Label(name=LabelType.SEVERITY, value=Severity.NORMAL.value)]
    for tag in tags(scenario):
        name = LabelType.SEVERITY if tag in severities else LabelType.TAG
        found.append(Label(name=name, value=tag))
    found = list(labels_set(found))
    rule = rule_of(scenario)
    found += _grouping(_section(scenario), scenario.feature.name, rule.name if rule else None)
    found.append(Label(name=LabelType.FRAMEWORK, value="behave"))
    return found


def hook_labels() -> list[Label]:
    """Return the labels of a failure outside the scenarios."""
    return [*_grouping(RUN), Label(name=LabelType.SEVERITY, value=Severity.BLOCKER.value)]


def verdict_labels(verdict: Verdict, section: str | None) -> list[Label]:
    """Return the labels that Allure's categories are made by (allurerc.json)."""
    found = [Label(name=VERDICT_LABEL, value=str(verdict))]
    if section:
        found.append(Label(name=SECTION_LABEL, value=section))
    return found


def _section(scenario: Scenario) -> str:
    """Return number and title of the section that the scenario's first statement is from."""
    verified = statements(scenario)
    return load_instruction().title(verified[0].section) if verified else OUTSIDE


def _grouping(section: str, feature: str | None = None, rule: str | None = None) -> list[Label]:
    """Group as the instruction is numbered; the labels of both of Allure's trees."""
    named = (
        (LabelType.PARENT_SUITE, section),
        (LabelType.SUITE, feature),
        (LabelType.SUB_SUITE, rule),
        (LabelType.EPIC, section),
        (LabelType.FEATURE, feature),
        (LabelType.STORY, rule),
    )
    return [Label(name=name, value=value) for name, value in named if value]
