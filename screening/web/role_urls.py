"""The addresses of a role beside its board: settings, status, versions, team, file, copy; and of making new ones."""

from django.urls import URLPattern, path

from screening.web import invitation, role_making, role_preview, role_settings, role_status, role_team, role_versions

urlpatterns: list[URLPattern] = [
    path("roles/load/", role_making.load, name="role_load"),
    path("roles/templates/", role_making.from_template, name="role_templates"),
    path("roles/templates/<slug:kind>/", role_making.from_template, name="role_from_template"),
    path("roles/<slug:slug>/settings/", role_settings.settings, name="role_settings"),
    path("roles/<slug:slug>/settings/status/", role_status.move, name="role_move"),
    path("roles/<slug:slug>/preview/", role_preview.preview, name="role_preview"),
    path("roles/<slug:slug>/file/", role_making.role_file, name="role_file"),
    path("roles/<slug:slug>/copy/", role_making.duplicate, name="role_duplicate"),
    path("roles/<slug:slug>/team/", role_team.role_team, name="role_team"),
    path("roles/<slug:slug>/team/invite/", role_team.invite, name="invite"),
    path("roles/<slug:slug>/team/invitations/<int:number>/", role_team.change_invitation, name="change_invitation"),
    path("roles/<slug:slug>/team/<int:number>/", role_team.change_member, name="change_member"),
    path("account/invitation/<str:token>/", invitation.invitation, name="invitation"),
    path("roles/<slug:slug>/versions/", role_versions.versions, name="role_versions"),
]
