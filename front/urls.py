"""The front door."""

from django.contrib import admin
from django.urls import include, path

from callcenter.doors import views as doors
from callcenter.web import health
from front import views
from front.admin.shortcuts import view_on_site

handler429 = doors.too_many_requests  # allauth looks for it here

urlpatterns = [
    path("", views.front_door, name="front-door"),
    path("customers/", views.customer_service, name="customer-service"),
    path("customers/select/", views.select_customer, name="select-customer"),
    path("customers/", include("customers.urls")),
    path("customers/<str:account>/", views.customer, name="customer"),
    path("prices/", views.price_and_stock, name="price-and-stock"),
    path("orders/", include("orders.urls")),
    path("orders/", include("payments.urls")),
    path("call-center/switch/", views.switch_call_center, name="switch-call-center"),
    path("language/", views.set_language, name="set-language"),
    path("accounts/login/", doors.sign_in, name="account_login"),
    path("accounts/", include("allauth.urls")),
    path("admin/r/<path:kind>/<path:row>/", admin.site.admin_view(view_on_site)),
    path("admin/", admin.site.urls),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
