"""The text of a role file and its problems in, each problem with the line it is about out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import yaml

from screening.core.rolefile_fields import Problem

_STEP: Final = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_YAML_LINE: Final = re.compile(r"line (\d+)")


@dataclass(frozen=True, slots=True)
class LineProblem:
    """One problem: the number of the line from 1, 0 where it is about none; that line's text; path and message."""

    line: int
    text: str
    path: str
    message: str


def with_lines(text: str, problems: Iterable[Problem], language: str) -> tuple[LineProblem, ...]:
    """The problems in order, each with its line, in `language`; what is missing is told at the entry that lacks it."""
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        root = None
    return tuple(_placed(problem, root, text.splitlines(), language) for problem in problems)


def _placed(problem: Problem, root: yaml.Node | None, lines: list[str], language: str) -> LineProblem:
    number = _line_of(problem.path, root) if problem.path else _named_in(problem.values.get("error", ""))
    text = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    return LineProblem(number, text, problem.path, problem.message(language))


def _named_in(message: str) -> int:
    """The line that YAML itself names last: where it stopped understanding."""
    found = _YAML_LINE.findall(message)
    return int(found[-1]) if found else 0


def _line_of(path: str, root: yaml.Node | None) -> int:
    """The line of the deepest entry on the way of `path` that is there."""
    node, line = root, 0
    for name, index in _STEP.findall(path):
        node, step = _entry(node, name) if name else _element(node, int(index))
        line = step or line
    return line


def _entry(node: yaml.Node | None, name: str) -> tuple[yaml.Node | None, int]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if str(key.value) == name:
                return value, key.start_mark.line + 1
    return None, 0


def _element(node: yaml.Node | None, index: int) -> tuple[yaml.Node | None, int]:
    if isinstance(node, yaml.SequenceNode) and index < len(node.value):
        return node.value[index], node.value[index].start_mark.line + 1
    return None, 0
