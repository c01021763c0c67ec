"""The addresses behind the login: roles, boards, applications. Each row is reached through `access` only."""

from django.urls import URLPattern, path

from screening.web import (
    accuracy,
    blind,
    board,
    compare,
    export,
    handover,
    home,
    insight,
    notes,
    review,
    review_actions,
    review_files,
    role_versions,
)

urlpatterns: list[URLPattern] = [
    path("how-to-read/", accuracy.how_to_read, name="how_to_read"),
    path("roles/", home.roles, name="roles"),
    path("roles/<slug:slug>/", board.role_board, name="role_board"),
    path("roles/<slug:slug>/progress/", board.board_progress, name="board_progress"),
    path("roles/<slug:slug>/compare/", compare.compare, name="compare"),
    path("roles/<slug:slug>/export/", export.export, name="export"),
    path("roles/<slug:slug>/insight/", insight.insight, name="insight"),
    path("roles/<slug:slug>/handover/", handover.handover, name="handover"),
    path("roles/<slug:slug>/handover/file/", handover.handover_file, name="handover_file"),
    path("roles/<slug:slug>/versions/", role_versions.versions, name="role_versions"),
    path("roles/<slug:slug>/chosen/", notes.bulk, name="bulk"),
    path("roles/<slug:slug>/chosen/undo/", notes.undo_tags, name="undo_tags"),
    path("roles/<slug:slug>/blind/", blind.blind, name="blind"),
    path("review/<str:public_id>/", review.application, name="application"),
    path("review/<str:public_id>/decision/", review_actions.decide, name="decide"),
    path("review/<str:public_id>/reopen/", review_actions.reopen, name="reopen"),
    path("review/<str:public_id>/verdicts/<slug:criterion>/", review_actions.override, name="override"),
    path("review/<str:public_id>/handover/", handover.application_file, name="application_file"),
    path("review/<str:public_id>/notes/", notes.add_note, name="add_note"),
    path("review/<str:public_id>/notes/<int:number>/remove/", notes.remove_note, name="remove_note"),
    path("review/<str:public_id>/tags/", notes.add_tag, name="add_tag"),
    path("review/<str:public_id>/tags/remove/", notes.remove_tag, name="remove_tag"),
    path("review/<str:public_id>/original/", review_files.original, name="original"),
    path("review/<str:public_id>/file/", review_files.viewed_file, name="viewed_file"),
    path("review/<str:public_id>/unveil/", blind.unveil, name="unveil"),
    path("review/<str:public_id>/pages/<int:number>/", review_files.page_picture, name="page_picture"),
]
