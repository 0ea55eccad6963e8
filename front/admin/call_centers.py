"""The admin's front door, and its pages of call centers and of those who work for them."""

from __future__ import annotations

from typing import Any

from allauth.account.decorators import secure_admin_login
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from callcenter.admin_base.defaults import DefaultForm, OneDefault
from callcenter.admin_base.pages import Page, PlainLabels, Rows
from callcenter.models import CallCenter, ChannelUser, User
from callcenter.web.forms import Guarded
from catalog.models import (
    ClosedDay,
    OfferedCatalog,
    OfferedMode,
    OfferedPriceGroup,
    OfferedWarehouse,
)
from front import setup_check
from orders.models import ConcessionLimit
from payments.models import OfferedMethod, RefundLimit

# The admin asks for a password alone; this way in asks for the authenticator too. It is replaced on
# the one site there is: test_an_agent_is_refused.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.site_header = _("Call center set-up")
admin.site.site_title = _("Call center set-up")
admin.site.index_title = _("Set-up")
admin.site.site_url = "/"


class ChangeUserForm(Guarded, UserChangeForm[Any]):
    """Django's own, in which no field takes a card number."""


class AddUserForm(Guarded, AdminUserCreationForm[Any]):
    """The same, for one that is added."""


@admin.register(User)
class UserAdmin(Page, DjangoUserAdmin[Any]):
    form = ChangeUserForm  # type: ignore[assignment]
    add_form = AddUserForm
    list_display = ["username", "first_name", "last_name", "is_active", "is_staff", "language"]
    list_filter = ["is_active", "is_staff", "is_superuser", "groups"]
    fieldsets = [
        *DjangoUserAdmin.fieldsets[:2],  # type: ignore[index]
        (_("Screens"), {"fields": ["language", "single_keys"]}),
        *DjangoUserAdmin.fieldsets[2:],  # type: ignore[index]
    ]


class UserIdField(forms.ModelChoiceField[User]):
    """Users by the name they sign in with."""

    def label_from_instance(self, user: Any) -> str:
        return str(user.username)


class ChannelUserRowForm(PlainLabels):
    """The user of a row that is there stays; so its list holds one name, however many users there are."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            user = self.instance.user
            self.fields["user"].queryset = User.objects.filter(pk=user.pk)  # type: ignore[attr-defined]
            self.fields["user"].choices = [(user.pk, user.username)]  # type: ignore[attr-defined]


class ChannelUserRows(Rows):
    model = ChannelUser
    form = ChannelUserRowForm
    extra = 1
    fields = ["user", "name", "role"]
    ordering = ["name", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("user")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_foreignkey(db_field, request, **kwargs | by_user_id(db_field))


class OfferedModeRows(Rows):
    model = OfferedMode
    form = DefaultForm
    formset = OneDefault
    extra = 1
    ordering = ["position", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("mode")


class OfferedMethodRows(Rows):
    model = OfferedMethod
    extra = 1
    ordering = ["position", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("method")


class OfferedPriceGroupRows(Rows):
    model = OfferedPriceGroup
    extra = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("price_group")


class OfferedCatalogRows(Rows):
    model = OfferedCatalog
    extra = 1

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("catalog")


class OfferedWarehouseRows(Rows):
    model = OfferedWarehouse
    extra = 1
    ordering = ["position", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("warehouse")


class ClosedDayRows(Rows):
    model = ClosedDay
    ordering = ["day", "pk"]


class ConcessionLimitRows(Rows):
    model = ConcessionLimit
    ordering = ["role", "pk"]


class RefundLimitRows(Rows):
    model = RefundLimit
    ordering = ["role", "pk"]


@admin.register(CallCenter)
class CallCenterAdmin(Page):
    list_display = [
        "code",
        "name",
        "currency",
        "language",
        "time_zone",
        "order_completion",
        "is_active",
    ]
    list_display_links = ["code", "name"]
    list_filter = ["is_active", "currency"]
    search_fields = ["code", "name", "company_name"]
    ordering = ["code"]
    fieldsets = [
        (None, {"fields": ["code", "name", "company_name", "is_active"]}),
        (_("Country"), {"fields": ["country", "language", "time_zone"]}),
        (_("Money"), {"fields": ["currency", "prices_with_tax", "tax_name"]}),
        (
            _("Orders"),
            {
                "fields": [
                    "order_completion",
                    "source_code_required",
                    ("tolerance_percent", "tolerance_amount"),
                    ("read_out_minutes", "amending_minutes"),
                    "draft_days",
                ]
            },
        ),
        (_("Stock"), {"fields": [("reserving", "reserved_minutes")]}),
    ]
    inlines = [
        ChannelUserRows,
        ConcessionLimitRows,
        RefundLimitRows,
        OfferedModeRows,
        OfferedWarehouseRows,
        ClosedDayRows,
        OfferedMethodRows,
        OfferedCatalogRows,
        OfferedPriceGroupRows,
    ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show beside the form what is still missing before an agent can take an order."""
        call_center = self.get_object(request, object_id)
        context: dict[str, Any] = {}
        if call_center is not None:
            today = call_center.day_of(timezone.now())
            context["findings"] = setup_check.findings(call_center, on=today)
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))


@admin.register(ChannelUser)
class ChannelUserAdmin(Page):
    list_display = ["user", "name", "call_center", "role"]
    list_filter = ["call_center", "role"]
    list_select_related = ["user", "call_center"]
    search_fields = ["name", "user__username"]
    ordering = ["call_center__code", "name", "pk"]
    fields = ["call_center", "user", "name", "role"]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_foreignkey(db_field, request, **kwargs | by_user_id(db_field))


def by_user_id(db_field: Any) -> dict[str, Any]:
    """Options of the field that names a user."""
    if db_field.name != "user":
        return {}
    return {"form_class": UserIdField, "queryset": User.objects.order_by("username")}
