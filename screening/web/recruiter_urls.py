"""The addresses behind the login: roles, boards, applications. Each row is reached through `access` only."""

from django.urls import URLPattern, path

from screening.web import board, compare, export, home, review, review_actions

urlpatterns: list[URLPattern] = [
    path("roles/", home.roles, name="roles"),
    path("roles/<slug:slug>/", board.role_board, name="role_board"),
    path("roles/<slug:slug>/progress/", board.board_progress, name="board_progress"),
    path("roles/<slug:slug>/compare/", compare.compare, name="compare"),
    path("roles/<slug:slug>/export/", export.export, name="export"),
    path("review/<str:public_id>/", review.application, name="application"),
    path("review/<str:public_id>/decision/", review_actions.decide, name="decide"),
    path("review/<str:public_id>/verdicts/<slug:criterion>/", review_actions.override, name="override"),
    path("review/<str:public_id>/original/", review_actions.original, name="original"),
    path("review/<str:public_id>/pages/<int:number>/", review_actions.page_picture, name="page_picture"),
]
