from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "screening"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Create the Celery application, so that tasks belong to it whichever process they are called in.

        And start the clock of each session where it begins, whichever way it was signed in.
        """
        from allauth.mfa.signals import authenticator_added
        from django.contrib.auth.signals import user_logged_in

        from screening import celery_app  # noqa: F401
        from screening.web.sign_in import limits

        user_logged_in.connect(limits.begin)
        authenticator_added.connect(limits.set_up)
