from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.knowledge import views

app_name = "knowledge"
urlpatterns = [
    path(_("knowledge/"), views.overview, name="overview"),
    path(_("knowledge/strategy/"), views.strategy, name="strategy"),
    path(_("knowledge/principles/"), views.principles, name="principles"),
    path(_("knowledge/limits/"), views.limits, name="limits"),
    path(_("knowledge/agreement/"), views.clauses, name="clauses"),
    path(_("knowledge/insights/"), views.insights, name="insights"),
    path(_("cooperation/"), views.cooperation, name="cooperation"),
    path(_("steps/"), views.steps, name="steps"),
    path(_("steps/<str:key>/"), views.show_step, name="show_step"),
    path(_("time-rules/"), views.terms, name="terms"),
    path(_("forms/"), views.forms, name="forms"),
    path(_("forms/telling-apart/"), views.boundaries, name="boundaries"),
    path(_("forms/<str:key>/"), views.show_form, name="show_form"),
    path(_("law/"), views.norms, name="norms"),
    path(_("law/<str:key>/"), views.show_norm, name="show_norm"),
    path(_("actors/"), views.actors, name="actors"),
    path(_("actors/<str:key>/"), views.show_actor, name="show_actor"),
    path(_("glossary/"), views.glossary, name="glossary"),
]
