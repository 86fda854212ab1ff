# One image for web, worker and beat. All that it needs at run time is inside: packages, the language model, the gazetteer, page assets.

FROM node:22-bookworm-slim AS assets
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY static/src static/src
RUN npm run build

FROM python:3.12-slim-bookworm AS build
WORKDIR /app
RUN python -m venv .venv
ENV PATH=/app/.venv/bin:$PATH
COPY locks locks
RUN pip install --no-cache-dir --require-hashes -r locks/uv.txt \
 && uv pip install --no-cache --require-hashes -r locks/runtime.txt
COPY . .
COPY --from=assets /app/static/dist static/dist
# The key is of no use outside this step: the image holds none.
RUN SECRET_KEY=only-to-build-the-image-never-to-serve python manage.py collectstatic --noinput \
 && python -m events.extraction.gazetteer.build_gazetteer

FROM python:3.12-slim-bookworm
WORKDIR /app
# pg_dump, pg_restore and psql for backup and restore: bookworm's are of version 15, as the compose file's server is.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends postgresql-client \
 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 tracker
COPY --from=build /app /app
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER tracker
EXPOSE 8000
CMD ["gunicorn", "--config", "tracker/web_server.py", "--bind", "0.0.0.0:8000", "tracker.wsgi"]
