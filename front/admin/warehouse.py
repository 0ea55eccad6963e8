"""To the warehouse and back: exports to hand out, shipments to take in."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET

from callcenter.admin_base.pages import ReadOnly, ReadOnlyRows
from callcenter.errors import Refused
from callcenter.models import CallCenter, User
from callcenter.web.forms import Form
from orders import operations
from orders.errors import NotUtf8
from orders.models import Export, ExportedOrder, Order, Shipment, ShipmentLine
from orders.warehouse.exported import write_to
from orders.warehouse.handed_over import documents_of
from orders.warehouse.shipment_files import decoded
from payments.importing import import_shipments

TYPES = {"json": "application/json", "csv": "text/csv; charset=utf-8"}
LARGEST_FILE = 5_000_000  # bytes


class ExportForm(Form):
    call_center = forms.ModelChoiceField(
        CallCenter.objects.none(),
        label=gettext_lazy("Call center"),
        required=False,
        empty_label=gettext_lazy("All"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["call_center"].queryset = CallCenter.objects.filter(is_active=True).order_by("code")


class ImportForm(Form):
    file = forms.FileField(label=gettext_lazy("File (CSV or JSON)"))
    is_dry_run = forms.BooleanField(
        label=gettext_lazy("Only try it: change nothing"), required=False, initial=True
    )

    def clean_file(self) -> str:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(_("The file is larger than 5 MB. Split it."))
        try:
            return decoded(file.read())
        except NotUtf8 as refusal:
            raise forms.ValidationError(str(refusal)) from None


def worker(request: HttpRequest) -> User:
    """Return who is signed in; the admin asks nobody else in."""
    return cast(User, request.user)


class ExportedRows(ReadOnlyRows):
    model = ExportedOrder
    fields = ["order", "revision", "content"]
    ordering = ["order_id"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("order")


@admin.register(Export)
class ExportAdmin(ReadOnly):
    list_display = ["number", "at", "by", "call_center", "order_count", "written_at", "download"]
    list_filter = ["call_center"]
    list_select_related = ["by", "call_center"]
    search_fields = ["=orders__order__number"]
    date_hierarchy = "at"
    ordering = ["-pk"]
    inlines = [ExportedRows]
    tools = {"export": "export_released"}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        counted: QuerySet[Any] = super().get_queryset(request).annotate(count=Count("orders"))
        return counted

    def get_urls(self) -> list[URLPattern]:
        where = "<int:number>/download/<str:form>/"
        download = self.tool_url("download", require_GET(self.download_file), where=where)
        return [download, *super().get_urls()]

    def export_released(self, request: HttpRequest) -> HttpResponse:
        """Tell how many orders are released; once that is confirmed, mark them as taken."""
        if not request.user.has_perm("orders.add_export"):
            raise PermissionDenied
        form = ExportForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            exports = operations.export_released(
                call_center=form.cleaned_data["call_center"], at=timezone.now(), by=worker(request)
            )
            return told_of(request, exports)
        count = Order.objects.released(timezone.now()).to_take().count()
        title = _("Export released orders")
        return self.tool_page(request, "export", title=title, form=form, count=count)

    def download_file(self, request: HttpRequest, number: int, form: str) -> HttpResponse:
        """Hand out an export, the first time or again."""
        if not request.user.has_perm("orders.view_export") or form not in TYPES:
            raise PermissionDenied
        export = get_object_or_404(Export, pk=number)
        response = HttpResponse(content_type=TYPES[form])
        response["Content-Disposition"] = f'attachment; filename="orders-{export.pk}.{form}"'
        write_to(response, documents_of(export), form)
        operations.note_written([export], at=timezone.now())
        return response

    @admin.display(description=gettext_lazy("number"), ordering="pk")
    def number(self, export: Export) -> int:
        return export.pk

    @admin.display(description=gettext_lazy("sales orders"))
    def order_count(self, export: Any) -> int:
        return int(export.count)

    @admin.display(description=gettext_lazy("download"))
    def download(self, export: Export) -> str:
        json, csv = (
            reverse("admin:orders_export_download", args=[export.pk, form]) for form in TYPES
        )
        return format_html('<a href="{}">JSON</a> · <a href="{}">CSV</a>', json, csv)


@admin.action(description=gettext_lazy("Hand over to the warehouse"), permissions=["export"])
def hand_over(page: Any, request: HttpRequest, orders: QuerySet[Order]) -> HttpResponse:
    """Export those of the chosen orders that are released."""
    exports = operations.export_released(among=orders, at=timezone.now(), by=worker(request))
    return told_of(request, exports)


def told_of(request: HttpRequest, exports: list[Export]) -> HttpResponse:
    """Say what was exported, and go to where it is handed out."""
    count = ExportedOrder.objects.filter(export__in=exports).count()
    if count:
        said = ngettext(
            "%(count)d order is marked as taken. Download it now: the next export hands it out else.",
            "%(count)d orders are marked as taken. Download them now: the next export hands them out else.",
            count,
        )
        messages.success(request, said % {"count": count})
    else:
        messages.warning(request, _("None of them is released, or all of it is taken."))
    return redirect("admin:orders_export_changelist")


class ShippedRows(ReadOnlyRows):
    model = ShipmentLine
    fields = ["line_number", "item", "quantity"]
    readonly_fields = ["line_number", "item"]
    ordering = ["line__number"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("line__item")

    @admin.display(description=gettext_lazy("line"))
    def line_number(self, row: ShipmentLine) -> int:
        return row.line.number

    @admin.display(description=gettext_lazy("item"))
    def item(self, row: ShipmentLine) -> str:
        return str(row.line.item)


@admin.register(Shipment)
class ShipmentAdmin(ReadOnly):
    list_display = ["code", "order", "shipped_at", "carrier", "tracking", "warehouse", "at", "by"]
    list_filter = ["carrier", "warehouse"]
    list_select_related = ["order", "warehouse", "by"]
    search_fields = ["=order__number", "=code", "=tracking"]
    date_hierarchy = "shipped_at"
    ordering = ["-shipped_at", "-pk"]
    inlines = [ShippedRows]
    tools = {"import": "import_file"}

    def import_file(self, request: HttpRequest) -> HttpResponse:
        """Take in a file of shipments, or try what it would do, and tell what came of it."""
        if not request.user.has_perm("orders.add_shipment"):
            raise PermissionDenied
        form, report = ImportForm(), None
        if request.method == "POST":
            form = ImportForm(request.POST, request.FILES)
            if form.is_valid():
                said = form.cleaned_data
                try:
                    report = import_shipments(
                        said["file"],
                        at=timezone.now(),
                        by=worker(request),
                        is_dry_run=said["is_dry_run"],
                    )
                except Refused as refusal:
                    form.add_error("file", str(refusal))
        title = _("Import shipments")
        return self.tool_page(request, "import", title=title, form=form, report=report)
