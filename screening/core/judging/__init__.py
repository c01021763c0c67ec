"""Criteria, facts, answers and a reference date in, verdicts with reasons out."""

from screening.core.judging.judge import judge
from screening.core.judging.wording import word

__all__ = ["judge", "word"]
