"""The rows: what is true. Everything else (a queue, a page, a mail) can be lost and made again from here."""

from screening.models.applications import Application
from screening.models.blind_texts import BlindText
from screening.models.criteria import CriteriaVersion, Criterion, Domain, Topic
from screening.models.criteria_drafts import CriteriaDraft
from screening.models.decisions import Decision, Viewing
from screening.models.documents import Document, Reading
from screening.models.drafts import Draft
from screening.models.duplicates import Duplicate, Merge
from screening.models.events import Event
from screening.models.house import HouseRules
from screening.models.intake import Intake, IntakeFile
from screening.models.invitations import Invitation
from screening.models.jobs import Job
from screening.models.limits import Bucket
from screening.models.mail import OutgoingMail
from screening.models.notes import Mention, Note, Tag
from screening.models.questions import Correction, Question
from screening.models.roles import Membership, Role
from screening.models.saved_views import OpeningView, SavedView
from screening.models.scorecards import Score, Scorecard
from screening.models.suppliers import Supplier
from screening.models.veils import Unveiling
from screening.models.verdicts import Assessment, Override, Verdict

__all__ = [
    "Application",
    "Assessment",
    "BlindText",
    "Bucket",
    "Correction",
    "CriteriaDraft",
    "CriteriaVersion",
    "Criterion",
    "Decision",
    "Document",
    "Domain",
    "Draft",
    "Duplicate",
    "Event",
    "HouseRules",
    "Intake",
    "IntakeFile",
    "Invitation",
    "Job",
    "Membership",
    "Mention",
    "Merge",
    "Note",
    "OpeningView",
    "OutgoingMail",
    "Override",
    "Question",
    "Reading",
    "Role",
    "SavedView",
    "Score",
    "Scorecard",
    "Supplier",
    "Tag",
    "Topic",
    "Unveiling",
    "Verdict",
    "Viewing",
]
