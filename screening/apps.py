from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "screening"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Create the Celery application, so that tasks belong to it whichever process they are called in."""
        from screening import celery_app  # noqa: F401
