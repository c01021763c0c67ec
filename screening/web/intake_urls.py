"""The addresses by which a recruiter brings people in and joins those who are one."""

from django.urls import URLPattern, path

from screening.web import intake, merging

urlpatterns: list[URLPattern] = [
    path("roles/<slug:slug>/intake/", intake.intakes, name="intakes"),
    path("roles/<slug:slug>/intake/by-hand/", intake.by_hand, name="by_hand"),
    path("roles/<slug:slug>/intake/<int:number>/", intake.intake, name="intake"),
    path("roles/<slug:slug>/intake/<int:number>/progress/", intake.intake_progress, name="intake_progress"),
    path("roles/<slug:slug>/intake/<int:number>/files/<int:position>/", intake.intake_retry, name="intake_retry"),
    path("review/<str:public_id>/merge/<str:other_id>/", merging.merge, name="merge"),
    path("review/<str:public_id>/merged/<int:number>/undo/", merging.unmerge, name="unmerge"),
    path("review/<str:public_id>/told/", merging.tell, name="tell"),
]
