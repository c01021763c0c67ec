"""Truth in three values: True, False, and None for what is not known; Kleene's strong logic over them."""

from collections.abc import Iterable

from screening.core.terms import Outcome

Truth = bool | None

_OUTCOMES = {True: Outcome.PASS, False: Outcome.FAIL, None: Outcome.UNCLEAR}


def every(truths: Iterable[Truth]) -> Truth:
    """False when one is false, True when all are true, else unknown. Nothing at all is true."""
    seen = set(truths)
    return False if False in seen else None if None in seen else True


def some(truths: Iterable[Truth]) -> Truth:
    """True when one is true, False when all are false, else unknown. Nothing at all is false."""
    seen = set(truths)
    return True if True in seen else None if None in seen else False


def agreed(truths: Iterable[Truth]) -> Truth:
    """What statements about one thing say together: the one that is known, unknown where they contradict."""
    known = {truth for truth in truths if truth is not None}
    return known.pop() if len(known) == 1 else None


def at_least(least: float | None, most: float | None, needed: float) -> Truth:
    """Whether a value known only to lie in [least, most] reaches `needed`; None is an end that is not known."""
    if least is not None and least >= needed:
        return True
    return False if most is not None and most < needed else None


def outcome_of(truth: Truth) -> Outcome:
    """The verdict that a truth stands for."""
    return _OUTCOMES[truth]
