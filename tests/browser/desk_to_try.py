"""Pages for the tests of what every page shares: keys, dialogs, answers, lists. A URL configuration of its own."""

import json

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import engines
from django.urls import include, path

DESK = """
{% extends "base.html" %}
{% block title %}Desk{% endblock title %}
{% block strip %}<div class="strip__facts"><h1>Sales order 1041</h1><span class="badge badge--draft">Draft</span></div>{% endblock strip %}
{% block content %}
  <div class="desk" id="desk">
    <aside class="desk__caller" aria-label="Caller"><section class="card"><h2>Karen Berg</h2>
      <dl class="facts"><div><dt>Account</dt><dd>2001</dd></div></dl></section></aside>
    <div class="desk__centre">
      <data id="version" value="7"></data>
      <div class="tabs" role="tablist" aria-label="Order">
        <button type="button" role="tab" id="tab-lines" aria-selected="true" aria-controls="panel-lines" data-key="Control+Shift+L">Lines</button>
        <button type="button" role="tab" id="tab-header" aria-selected="false" aria-controls="panel-header" data-key="Control+Shift+H">Header</button>
      </div>
      <div class="panel" id="panel-lines" role="tabpanel" aria-labelledby="tab-lines">
        <section class="card">
          <div class="field"><label for="mode">Mode of delivery</label><input id="mode" name="mode" value="99" data-key="Alt+W"></div>
          <div class="field"><label for="mail">E-mail</label><input id="mail" name="mail"></div>
        </section>
        <form id="entry" method="post" action="/lines/" hx-post="/lines/" hx-target="#desk" hx-swap="none" hx-sync="#desk:queue all" class="card">
          {% csrf_token %}
          <div class="field"><label for="item">Item number</label>
            <div class="combobox">
              <input id="item" name="item" role="combobox" data-combobox autocomplete="off" aria-autocomplete="list" aria-expanded="false"
                     aria-controls="items" data-key="Alt+L F2" data-key-label="New line" data-focus-home
                     hx-get="/items/" hx-trigger="input changed delay:150ms, combobox:open" hx-sync="this:replace" hx-target="#items">
              <ul class="combobox__list" id="items" role="listbox" aria-label="Items" hidden></ul>
            </div>
          </div>
          <button>Add line</button>
        </form>
      </div>
      <div class="panel" id="panel-header" role="tabpanel" aria-labelledby="tab-header" hidden>
        <section class="card"><div class="field"><label for="note">Note</label><textarea id="note"></textarea></div></section>
      </div>
      <ul id="lines"></ul>
    </div>
    <aside class="desk__totals" aria-labelledby="totals-heading">
      <h2 class="visually-hidden" id="totals-heading">Totals</h2>
      <dl class="totals"><div class="totals__charge"><dt>Shipping</dt><dd>7.95</dd><dd class="because">Mode 99 Standard</dd></div></dl>
      <div class="desk__bar">
        <dl class="totals totals--sum"><div class="totals__balance"><dt>Balance</dt><dd>120.00</dd></div></dl>
        <div class="buttons"><button type="button" class="button--primary" data-primary data-key="F9" data-opens="summary">Complete</button></div>
      </div>
    </aside>
  </div>
{% endblock content %}
{% block dialogs %}
  <dialog class="dialog" id="summary"{% if request.GET.open %} open{% endif %} aria-labelledby="summary-heading" data-return-focus="#item">
    <div class="dialog__head"><h2 id="summary-heading">Sales order summary</h2></div>
    <div class="dialog__body"><button type="button" data-opens="payment" data-focus>Add</button></div>
    <div class="dialog__foot"><button type="button" data-closes>Cancel</button>
      <button type="button" class="button--primary" aria-disabled="true" data-primary>Submit</button></div>
  </dialog>
  <dialog class="dialog" id="payment" aria-labelledby="payment-heading">
    <form method="post" action="/payments/" hx-post="/payments/" hx-target="#desk" hx-swap="none" hx-sync="#desk:queue all">
      {% csrf_token %}
      <div class="dialog__head"><h2 id="payment-heading">Enter customer payment information</h2></div>
      <div class="dialog__body"><div class="field"><label for="amount">Payment amount</label><input id="amount" name="amount" value="120.00"></div></div>
      <div class="dialog__foot"><button type="button" data-closes>Cancel</button><button class="button--primary" data-primary>OK</button></div>
    </form>
  </dialog>
  <dialog class="dialog dialog--wide" id="customer-search" aria-labelledby="search-heading">
    <form method="get" action="/chosen/">
      <div class="dialog__head"><h2 id="search-heading">Customer search</h2></div>
      <div class="dialog__body">
        <div class="field"><label for="q">Search text</label><input type="search" id="q" name="q"></div>
        <table class="table hits" data-hits><caption class="visually-hidden">Customers</caption>
          <thead><tr><th scope="col"><span class="visually-hidden">Choose</span></th><th scope="col">Name</th></tr></thead>
          <tbody>
            <tr><td><input type="radio" name="account" value="2001" aria-label="Karen Berg"></td><td>Karen Berg</td></tr>
            <tr><td><input type="radio" name="account" value="2044" aria-label="Karen Toh"></td><td>Karen Toh</td></tr>
          </tbody></table>
      </div>
      <div class="dialog__foot"><button type="button" data-closes>Cancel</button><button class="button--primary" data-primary>Select</button></div>
    </form>
  </dialog>
{% endblock dialogs %}
"""

ITEMS = {"81327": "Traveler jacket", "81328": "Rain jacket", "80114": "Wool socks"}


def desk(request: HttpRequest) -> HttpResponse:
    return HttpResponse(engines["django"].from_string(DESK).render({}, request))


def items(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("item", "")
    hits = [
        (n, name) for n, name in ITEMS.items() if typed and (typed in n or typed in name.lower())
    ]
    return HttpResponse(
        "".join(
            f'<li role="option" id="item-{number}" data-value="{number}"><span>{number}</span> <span>{name}</span></li>'
            for number, name in hits
        )
    )


def lines(request: HttpRequest) -> HttpResponse:
    """Answer what arrived: the item, and the version it was sent with."""
    item, version = request.POST["item"], request.headers.get("Order-Version", "none")
    if item == "forbidden":
        return HttpResponse("<p data-refusal>Only a supervisor may do this.</p>", status=403)
    answer = HttpResponse(
        f'<hx-partial hx-target="#lines" hx-swap="beforeend"><li>{item} at {version}</li></hx-partial>'
        f'<data id="version" value="{int(version) + 1}" hx-swap-oob="outerHTML"></data>'
    )
    events = {"focus": {"target": "#mail"}, "announce": {"text": f"Line {item} added"}}
    answer.headers["HX-Trigger"] = json.dumps(events)
    return answer


def payments(request: HttpRequest) -> HttpResponse:
    answer = HttpResponse('<ul id="lines" hx-swap-oob="outerHTML"><li>Paid</li></ul>')
    answer.headers["HX-Trigger"] = json.dumps(
        {"focus": {"target": "#summary [data-primary]"}, "close-dialog": {"id": "payment"}}
    )
    return answer


def chosen(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"<title>Chosen</title><h1>Account {request.GET.get('account')}</h1>")


def back(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect("/")


urlpatterns = [
    path("", desk, name="customer-service"),
    path("items/", items),
    path("lines/", lines),
    path("payments/", payments),
    path("chosen/", chosen),
    path("language/", back, name="set-language"),
    path("call-center/", back, name="switch-call-center"),
    path("orders/", include(([path("", back, name="orders")], "orders"))),
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.urls")),
]
