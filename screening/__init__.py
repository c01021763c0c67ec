"""Candidate screening: verdicts with evidence for roles with hard requirements."""

from typing import Any


def __getattr__(name: str) -> Any:
    """Give `celery -A screening` its application, `app`; the core alone must not wait for Celery to be imported."""
    if name == "app":
        from screening.celery_app import app

        return app
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
