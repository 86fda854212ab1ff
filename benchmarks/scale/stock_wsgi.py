"""gunicorn benchmarks.scale.stock_wsgi"""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.scale.stock_settings"

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
