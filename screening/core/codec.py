"""Values of terms to plain JSON and back. Reading back is strict: what a stranger wrote is checked field by field."""

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Reader = Callable[[Any], Any]

# Most of what is written are the edges of characters: a tuple of these needs no look at each entry.
ATOMS = frozenset({str, int, float, bool, type(None)})
FLOATS = frozenset({float})


class CodecError(ValueError):
    """The plain value does not have the shape of the wanted type."""


def to_plain(value: object) -> Any:
    """The value as JSON types: a dataclass becomes an object, a tuple a list, an enum its value, a date ISO 8601."""
    kind = type(value)
    if kind in ATOMS:
        return value
    if is_dataclass(kind):
        return {name: to_plain(getattr(value, name)) for name in _names(kind)}
    if isinstance(value, Mapping):
        return {str(to_plain(key)): to_plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return list(value) if ATOMS.issuperset(map(type, value)) else [to_plain(entry) for entry in value]
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


def from_plain(wanted: type[T], plain: object) -> T:
    """The value of type `wanted` that `plain` stands for.

    Raises:
        CodecError: a field is missing, unknown or of the wrong type.

    """
    value: T = _reader(cast(Any, wanted))(plain)
    return value


@cache
def _reader(wanted: Any) -> Reader:
    origin = get_origin(wanted)
    if origin in {Union, types.UnionType}:
        return _union_reader(get_args(wanted))
    if origin is tuple:
        return _tuple_reader(get_args(wanted))
    if origin is list:
        entry = _reader(get_args(wanted)[0])
        return lambda plain: [entry(each) for each in _checked(plain, list)]
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_reader(*get_args(wanted))
    if isinstance(wanted, type) and is_dataclass(wanted):
        return _dataclass_reader(wanted)
    return _scalar_reader(wanted)


def _checked(plain: object, *kinds: type) -> Any:
    if not isinstance(plain, kinds) or (isinstance(plain, bool) and bool not in kinds):
        raise CodecError(f"{plain!r:.80} is no {' or '.join(kind.__name__ for kind in kinds)}")
    return plain


def _scalar_reader(wanted: Any) -> Reader:
    if wanted is Any or wanted is object:
        return lambda plain: plain
    if wanted is type(None):
        return lambda plain: None if plain is None else _checked(plain, type(None))
    if issubclass(wanted, Enum):
        return lambda plain: _converted(wanted, plain)
    if issubclass(wanted, date):
        return lambda plain: _converted(date.fromisoformat, _checked(plain, str))
    if wanted is float:
        return lambda plain: float(_checked(plain, float, int))
    return lambda plain: _checked(plain, wanted)


def _converted(convert: Callable[[Any], Any], plain: object) -> Any:
    try:
        return convert(plain)
    except (ValueError, TypeError) as error:
        raise CodecError(str(error)) from error


def _union_reader(members: tuple[Any, ...]) -> Reader:
    readers = [_reader(member) for member in members]

    def read(plain: object) -> Any:
        for reader in readers:
            try:
                return reader(plain)
            except CodecError:
                continue
        raise CodecError(f"{plain!r:.80} fits none of {members}")

    return read


def _tuple_reader(members: tuple[Any, ...]) -> Reader:
    if len(members) == 2 and members[1] is Ellipsis:  # noqa: PLR2004 - tuple[X, ...]
        return _row_reader(members[0])
    readers = [_reader(member) for member in members]

    def read(plain: object) -> Any:
        if len(_checked(plain, list)) != len(readers):
            raise CodecError(f"{plain!r:.80} has not {len(readers)} entries")
        return tuple(reader(each) for reader, each in zip(readers, plain, strict=True))  # type: ignore[call-overload]

    return read


def _row_reader(member: Any) -> Reader:
    """A reader of tuple[member, ...]. Numbers that are floats already are not looked at one by one."""
    entry = _reader(member)

    def read(plain: object) -> Any:
        entries = _checked(plain, list)
        if member is float and FLOATS.issuperset(map(type, entries)):
            return tuple(entries)
        return tuple(map(entry, entries))

    return read


def _mapping_reader(key: Any, value: Any) -> Reader:
    read_value = _reader(value)
    read_key: Reader = (lambda plain: key(int(plain))) if issubclass(key, int) else _reader(key)
    return lambda plain: {
        _converted(read_key, name): read_value(entry) for name, entry in _checked(plain, dict).items()
    }


def _dataclass_reader(wanted: type) -> Reader:
    hints = get_type_hints(wanted)
    names = {f.name for f in fields(wanted)}
    readers: dict[str, Reader] = {}

    def read(plain: object) -> Any:
        if not readers:  # built at first use: a type may hold itself
            readers.update({name: _reader(hints[name]) for name in names})
        if unknown := set(_checked(plain, dict)) - names:
            raise CodecError(f"{wanted.__name__} has no {', '.join(sorted(map(str, unknown)))}")
        try:
            return wanted(**{name: readers[name](entry) for name, entry in plain.items()})  # type: ignore[attr-defined]
        except TypeError as error:
            raise CodecError(str(error)) from error

    return read
