"""How an order is read back, paid and submitted."""

from django.urls import path

from payments import views

app_name = "payments"
urlpatterns = [
    path("redeliver/", views.redeliver, name="redeliver"),
    path("takings/", views.takings, name="takings"),
    path("takings/count/", views.count_takings, name="count-takings"),
    path("takings/journal.csv", views.journal, name="journal"),
    path("<int:number>/complete/", views.complete, name="complete"),
    path("<int:number>/summary/", views.summary, name="summary"),
    path("<int:number>/payments/", views.payments, name="payments"),
    path("<int:number>/payments/take/", views.take_payment, name="take-payment"),
    path(
        "<int:number>/payments/<int:payment>/remove/", views.remove_payment, name="remove-payment"
    ),
    path(
        "<int:number>/payments/<int:payment>/receive-check/",
        views.receive_check,
        name="receive-check",
    ),
    path(
        "<int:number>/payments/<int:payment>/return/", views.return_payment, name="return-payment"
    ),
    path("<int:number>/balance/write-off/", views.write_off_balance, name="write-off-balance"),
    path("<int:number>/balance/collect-later/", views.collect_later, name="collect-later"),
    path("<int:number>/balance/credit/", views.credit_surplus, name="credit-surplus"),
    path("<int:number>/credit/release/", views.release_credit, name="release-credit"),
    path("gift-cards/balance/", views.gift_card_balance, name="gift-card-balance"),
    path("<int:number>/gift-cards/", views.gift_cards, name="gift-cards"),
    path("<int:number>/gift-cards/issue/", views.issue_gift_cards, name="issue-gift-cards"),
    path("<int:number>/gift-cards/<int:card>/void/", views.void_gift_card, name="void-gift-card"),
    path(
        "<int:number>/holds/<int:hold>/clear-and-submit/",
        views.clear_and_submit,
        name="clear-and-submit",
    ),
    path("<int:number>/submit/", views.submit, name="submit"),
    path("<int:number>/cancel-and-refund/", views.cancel_and_refund, name="cancel-and-refund"),
    path("<int:number>/lines/cancel/", views.cancel_lines, name="cancel-lines"),
    path("<int:number>/refund/", views.refund, name="refund"),
    path("<int:number>/discard-and-refund/", views.discard_and_refund, name="discard-and-refund"),
    path("refunds/", views.refunds, name="refunds"),
    path("<int:number>/refunds/<int:refund>/make/", views.make_refund, name="make-refund"),
    path("<int:number>/refunds/<int:refund>/drop/", views.drop_refund, name="drop-refund"),
    path("<int:number>/refunds/<int:approval>/grant/", views.grant_refund, name="grant-refund"),
    path("<int:number>/refunds/<int:approval>/refuse/", views.refuse_refund, name="refuse-refund"),
]
