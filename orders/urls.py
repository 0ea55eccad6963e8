"""Where orders are found and worked on."""

from django.urls import path

from orders import views

app_name = "orders"
urlpatterns = [
    path("", views.orders, name="orders"),
    path("approvals/", views.approvals, name="approvals"),
    path("blocked/", views.blocked, name="blocked"),
    path("new/", views.new_order, name="new-order"),
    path("<int:number>/", views.order, name="order"),
    path("<int:number>/history/", views.history, name="history"),
    path("<int:number>/items/", views.find_items, name="find-items"),
    path("<int:number>/source-codes/", views.find_source_codes, name="find-source-codes"),
    path("<int:number>/lines/add/", views.add_line, name="add-line"),
    path("<int:number>/lines/<int:line>/change/", views.change_line, name="change-line"),
    path("<int:number>/lines/<int:line>/delete/", views.delete_line, name="delete-line"),
    path(
        "<int:number>/lines/<int:line>/source-code/set/",
        views.set_line_source_code,
        name="set-line-source-code",
    ),
    path("<int:number>/lines/<int:line>/", views.line, name="line"),
    path("<int:number>/lines/<int:line>/mode/set/", views.set_line_mode, name="set-line-mode"),
    path(
        "<int:number>/lines/<int:line>/address/deliver-to/",
        views.deliver_line_to,
        name="deliver-line-to",
    ),
    path("<int:number>/lines/<int:line>/store/set/", views.set_line_store, name="set-line-store"),
    path("<int:number>/lines/<int:line>/expedite/", views.expedite_line, name="expedite-line"),
    path("<int:number>/modes/", views.modes, name="modes"),
    path("<int:number>/lines/<int:line>/price/set/", views.set_price, name="set-price"),
    path("<int:number>/lines/<int:line>/discount/", views.discount_line, name="discount-line"),
    path("<int:number>/discount/", views.discount_order, name="discount-order"),
    path("<int:number>/charges/<str:charge_code>/set/", views.set_charge, name="set-charge"),
    path("<int:number>/overrides/<int:override>/put-back/", views.put_back, name="put-back"),
    path("<int:number>/approvals/waiting/", views.waiting, name="waiting"),
    path(
        "<int:number>/approvals/<int:approval>/grant/",
        views.grant_approval,
        name="grant-approval",
    ),
    path(
        "<int:number>/approvals/<int:approval>/refuse/",
        views.refuse_approval,
        name="refuse-approval",
    ),
    path(
        "<int:number>/approvals/<int:approval>/withdraw/",
        views.withdraw_request,
        name="withdraw-request",
    ),
    path("<int:number>/mode/set/", views.set_mode, name="set-mode"),
    path("<int:number>/store/set/", views.set_store, name="set-store"),
    path("<int:number>/expedite/", views.expedite, name="expedite"),
    path("<int:number>/source-code/set/", views.set_source_code, name="set-source-code"),
    path("<int:number>/address/deliver-to/", views.deliver_to, name="deliver-to"),
    path("<int:number>/address/deliver-once/", views.deliver_once, name="deliver-once"),
    path("<int:number>/details/change/", views.change_details, name="change-details"),
    path("<int:number>/contact/change/", views.change_contact, name="change-contact"),
    path("<int:number>/coupons/add/", views.add_coupon, name="add-coupon"),
    path("<int:number>/coupons/<slug:coupon>/remove/", views.remove_coupon, name="remove-coupon"),
    path("<int:number>/holds/place/", views.place_hold, name="place-hold"),
    path("<int:number>/holds/<int:hold>/clear/", views.clear_hold, name="clear-hold"),
    path("<int:number>/check-out/", views.check_out, name="check-out"),
    path("<int:number>/give-back/", views.give_back, name="give-back"),
    path("<int:number>/keep/", views.keep_order, name="keep-order"),
    path("<int:number>/leave/", views.leave_order, name="leave-order"),
    path("<int:number>/recall/", views.recall_order, name="recall-order"),
    path("<int:number>/cancel/", views.cancel_order, name="cancel-order"),
]
