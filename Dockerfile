FROM python:3.11-slim-bookworm

RUN apt-get update \
    && apt-get install -y --no-install-recommends antiword tesseract-ocr tesseract-ocr-nld tesseract-ocr-fra tesseract-ocr-deu \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home screening \
    && install -d -o screening -g screening /var/lib/screening

WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
ENV PYTHONUNBUFFERED=1 VAR_DIR=/var/lib/screening DJANGO_ENV=production
RUN SECRET_KEY=only-for-collecting-static-files python manage.py collectstatic --noinput --verbosity=0

USER screening
EXPOSE 8000
CMD ["python", "-m", "gunicorn", "screening.wsgi", "--bind=0.0.0.0:8000", "--workers=3", "--threads=4"]
