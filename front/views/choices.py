"""What a user chooses for himself: the call center he works for, and his language."""

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from callcenter import operations
from callcenter.web.http import go_to
from callcenter.web.middleware import CALL_CENTER_KEY, require_call_center
from callcenter.web.request import Request


@require_POST
def switch_call_center(request: Request) -> HttpResponse:
    """Work for another of the user's call centers from here on."""
    call_center = require_call_center(request, request.POST.get("call_center", ""))
    request.session[CALL_CENTER_KEY] = call_center.code
    return go_to(request, _next_page(request))


class LanguageForm(forms.Form):
    language = forms.ChoiceField(choices=settings.LANGUAGES)


@login_not_required
@require_POST
def set_language(request: Request) -> HttpResponse:
    """Show the screens in another language; a signed-in user is remembered, else the session."""
    form = LanguageForm(request.POST)
    if form.is_valid():
        request.session["language"] = form.cleaned_data["language"]
        if request.user.is_authenticated:
            operations.set_language(**form.cleaned_data, by=request.user)
    return go_to(request, _next_page(request))


def _next_page(request: Request) -> str:
    """Return where the form says to go on, if that is a page of ours."""
    wanted = request.POST.get("next", "")
    hosts = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(wanted, hosts, require_https=request.is_secure())
    return wanted if is_ours else reverse("customer-service")
