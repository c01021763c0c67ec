"""An attempt in, whether it is within the limit out: windows of time counted in rows, per address and per e-mail."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from screening.models import Bucket


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` attempts of one kind by one address or e-mail in each window of `seconds`."""

    kind: str
    most: int
    seconds: int


# Generous for people behind one address (an office, a train), useless for a flood.
APPLY_PER_ADDRESS: Final = Limit("apply-address", 30, 3600)
APPLY_PER_EMAIL: Final = Limit("apply-email", 6, 3600)
UPLOAD_PER_ADDRESS: Final = Limit("upload-address", 60, 3600)
DRAFT_PER_ADDRESS: Final = Limit("draft-address", 600, 3600)
CHANGE_PER_APPLICATION: Final = Limit("change-application", 60, 3600)
LINK_PER_EMAIL: Final = Limit("link-email", 3, 3600)


def within_limit(limit: Limit, who: str) -> bool:
    """Count one attempt by `who` and say whether it still was within the limit. Exact under concurrency."""
    now = timezone.now()
    window = int(now.timestamp()) // limit.seconds
    bucket, _ = Bucket.objects.get_or_create(
        kind=limit.kind,
        who=salted_hmac(limit.kind, who.casefold(), algorithm="sha256").hexdigest(),
        window=window,
        defaults={"expires_at": now + timedelta(seconds=limit.seconds)},
    )
    counted = Bucket.objects.filter(pk=bucket.pk, num_attempts__lt=limit.most)
    return counted.update(num_attempts=F("num_attempts") + 1) == 1
