"""The sign-in page, and what stands there when it was asked too often."""

from __future__ import annotations

from typing import Any

from allauth.account.mixins import _ajax_response
from allauth.account.views import LoginView
from django.http import HttpRequest, HttpResponse

from callcenter.errors import TooManyAttempts, TooOften
from callcenter.web.http import answer_refusal, refused_for_now
from callcenter.web.request import Request


class SignIn(LoginView):  # type: ignore[misc]
    """allauth's page; who has to wait sees it again, with the name that he typed."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            answer: HttpResponse = super().post(request, *args, **kwargs)
        except TooManyAttempts as refusal:
            return self._wait(request, refusal)
        return answer

    def _wait(self, request: HttpRequest, refusal: TooManyAttempts) -> HttpResponse:
        form = self.get_form()
        form.add_error(None, str(refusal))
        answer: HttpResponse = _ajax_response(request, self.form_invalid(form), form=form)
        return refused_for_now(answer, refusal)


def too_many_requests(request: Request) -> HttpResponse:
    """Answer whoever asks for letters or changes of a password too often."""
    return answer_refusal(request, TooOften())


sign_in = SignIn.as_view()
