from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.keeping import calls, proposals

urlpatterns = [
    path(_("keeping/mailboxes/"), proposals.list_proposals, name="list_proposals"),
    path(
        _("keeping/mailboxes/<int:confirmation>/decide/"), proposals.decide, name="decide_proposal"
    ),
    path(_("keeping/test-calls/"), calls.list_test_calls, name="list_test_calls"),
    path(_("keeping/test-calls/<slug:desk>/log/"), calls.log, name="log_test_call"),
]
