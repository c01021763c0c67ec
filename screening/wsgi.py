import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "screening.settings")

application = get_wsgi_application()

from screening.web.warm_up import warm_up_beside  # noqa: E402 - Django has to be set up before its rows are known

warm_up_beside()
