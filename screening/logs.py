"""Where log lines go and how they look: one line each on standard error, ids and codes, never a person's words."""

import logging
import re
from typing import Any, Final

import structlog

# What stands after these in an address is a key to somebody's application or draft: Django logs the path of a 404.
SECRET_PATH: Final = re.compile(r"(/applications/|/apply/)[^/\s]+")


class SecretsHidden(logging.Filter):
    """Takes the secret part of an address out of every line, whoever logs it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, rewritten where it names a secret address."""
        if isinstance(record.args, tuple):
            record.args = tuple(hide_secrets(value) if isinstance(value, str) else value for value in record.args)
        if isinstance(record.msg, str):
            record.msg = hide_secrets(record.msg)
        return True


def hide_secrets(text: str) -> str:
    """The text with each secret part of an address as "..."."""
    return SECRET_PATH.sub(r"\1...", text)


def logging_settings(level: str, *, json: bool) -> dict[str, Any]:
    """Django's LOGGING: our events from `level` on and everybody's warnings, readable or as JSON."""
    renderer = structlog.processors.JSONRenderer() if json else structlog.dev.ConsoleRenderer(colors=False)
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper("iso"),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": shared,
        "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatter},
        "filters": {"secrets_hidden": {"()": SecretsHidden}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["secrets_hidden"]},
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {"screening": {"level": level}, "django.server": {"handlers": []}},
    }
