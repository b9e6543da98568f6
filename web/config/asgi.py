"""The ASGI application that uvicorn serves; loads standard, scenarios and questions once."""

from __future__ import annotations

import os
import warnings

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "web.config.settings")
# WhiteNoise streams small files synchronously, which Django reads whole in a thread: no harm.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous")
application = get_asgi_application()

from web.knowledge.bank import bank  # noqa: E402  needs Django to be set up
from web.practice.catalogue import catalogue  # noqa: E402  needs Django to be set up

catalogue()
bank()
