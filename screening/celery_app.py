"""The Celery application: Redis is a doorbell, the rows hold the truth."""

import os

from celery import Celery
from kombu.transport.redis import Channel

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "screening.settings")

app = Celery("screening")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["screening"])

# When the connection is lost, kombu 5.7 puts unacknowledged messages back through that very connection, and the worker
# ends in an AttributeError, alive but deaf. Nothing needs putting back here: the sweep rings again.
Channel.do_restore = False
