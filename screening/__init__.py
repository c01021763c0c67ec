"""Candidate screening: verdicts with evidence for roles with hard requirements."""

from screening.celery_app import app as celery_app

__all__ = ["celery_app"]
