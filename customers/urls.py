"""Verbs about a customer. His page, which shows orders too, stands in front.urls."""

from django.urls import path

from customers import views

app_name = "customers"
urlpatterns = [
    path("new/", views.new_customer, name="new-customer"),
    path("new/likely-duplicates/", views.likely_duplicates, name="likely-duplicates"),
    path("<str:account>/change/", views.change_customer, name="change-customer"),
    path("<str:account>/addresses/add/", views.add_address, name="add-address"),
    path("<str:account>/addresses/<int:pk>/change/", views.change_address, name="change-address"),
    path(
        "<str:account>/addresses/<int:pk>/set-default/",
        views.set_default_address,
        name="set-default-address",
    ),
    path(
        "<str:account>/contact-points/add/",
        views.add_contact_point,
        name="add-contact-point",
    ),
    path(
        "<str:account>/contact-points/<int:pk>/change/",
        views.change_contact_point,
        name="change-contact-point",
    ),
    path(
        "<str:account>/contact-points/<int:pk>/set-default/",
        views.set_default_contact_point,
        name="set-default-contact-point",
    ),
]
