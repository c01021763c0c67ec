"""The addresses of a recruiter's questions to a candidate. Each row is reached through `access` only."""

from django.urls import URLPattern, path

from screening.web import questions

urlpatterns: list[URLPattern] = [
    path("review/<str:public_id>/questions/", questions.note_question, name="note_question"),
    path("review/<str:public_id>/questions/send/", questions.send_questions, name="send_questions"),
    path("review/<str:public_id>/questions/<int:number>/drop/", questions.drop_question, name="drop_question"),
    path("review/<str:public_id>/letters/<slug:kind>/", questions.letter, name="letter"),
]
