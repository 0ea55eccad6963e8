/* The line to the server: what happens when an answer does not come.

   Every request of htmx is sent through here. One that fails waits, with its place in the queue, until it can be
   sent once more; so nothing typed is lost and the order of writes stays. It is sent again
   - after the agent has signed in again, when the answer was 401,
   - when he presses "Send again", or does anything else that changes something.
   What the server refuses for other reasons (403, 404 …) is said in #problem.
*/

import { rescueFocus } from "./dialogs.js";
import { prepare } from "./requests.js";
import { signInAgain } from "./signin.js";
import { word } from "./words.js";

const TIME_LIMIT = 60_000; // milliseconds, as htmx's own
const waiting = new Map(); // ctx → what to do with it: decide("again" | "try" | "leave")
const writing = new Set(); // requests under way that change something

document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  for (const [other, decide] of waiting) {
    if (isSameAgain(ctx, other)) decide("leave");
    else if (ctx.request.method !== "GET") decide("try"); // a search in the background decides nothing
  }
});

document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  if (ctx.request.method !== "GET") writing.add(ctx);
  ctx.fetch = () => send(ctx);
});

for (const name of ["htmx:after:request", "htmx:finally:request"]) {
  document.addEventListener(name, ({ detail: { ctx } }) => writing.delete(ctx));
}

window.addEventListener("beforeunload", (event) => {
  if (writing.size) event.preventDefault();
});

/* Ask until there is an answer that the page can show. */
async function send(ctx) {
  const { request } = ctx;
  for (let decision = ""; ; ) {
    const { response, error } = await attempt(request);
    if (response && response.status < 500 && response.status !== 401) {
      works();
      return response;
    }
    if (error && request.signal.aborted && request.signal.reason !== "timeout") throw error; // htmx wanted it

    const canWait = !isPoll(ctx) && !(decision === "try" && response && response.status !== 401);
    if (response?.status === 401) {
      if (canWait) signInAgain({ done: sendAgain, left: complainSignedOut }); // what asks by itself must not take the focus
    } else complain(response ? "serverFault" : "noAnswer", { canWait });
    decision = canWait ? await decided(ctx) : "leave";
    if (decision === "leave") {
      if (response) return response;
      throw error;
    }
    renew(ctx);
  }
}

async function attempt(request) {
  try {
    return { response: await fetch(request.action, request) };
  } catch (error) {
    return { error };
  }
}

function decided(ctx) {
  clearTimeout(ctx.requestTimeout);
  const { signal } = ctx.request;
  return new Promise((resolve) => {
    const decide = (decision) => {
      waiting.delete(ctx);
      resolve(decision);
    };
    waiting.set(ctx, decide);
    if (signal.aborted) return;
    signal.addEventListener("abort", () => decide("leave"), { once: true });
  });
}

/* A signal serves one sending only; token and version are those of now. */
function renew(ctx) {
  const controller = new AbortController();
  ctx.request.signal = controller.signal;
  ctx.request.abort = (reason) => controller.abort(reason);
  ctx.requestTimeout = setTimeout(() => controller.abort("timeout"), TIME_LIMIT);
  prepare(ctx.request);
}

function sendAgain() {
  for (const decide of [...waiting.values()]) decide("again");
}

function isPoll(ctx) {
  return ctx.sourceEvent?.type === "every";
}

/* The same button pressed again replaces what it sent before, unless a new key says that it is a new thing. */
function isSameAgain(ctx, other) {
  const key = (one) => one.request.body?.get?.("key") ?? null;
  return ctx.sourceElement === other.sourceElement && key(ctx) === key(other);
}

/* ── The banner ───────────────────────────────────────────────────────────── */
const problem = () => document.getElementById("problem");

function complain(name, { canWait }) {
  const region = problem();
  if (!region) return;
  const sentence = document.createElement("p");
  sentence.textContent = word(name);
  const buttons = document.createElement("div");
  buttons.className = "buttons";
  if (canWait) buttons.append(button("sendAgain", sendAgain));
  buttons.append(button("close", dismiss));
  region.replaceChildren(sentence, buttons);
  region.dataset.trouble = "connection";
}

const complainSignedOut = () => complain("signedOut", { canWait: true });

function button(name, action) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = word(name);
  element.addEventListener("click", action);
  return element;
}

function dismiss() {
  for (const decide of [...waiting.values()]) decide("leave");
  problem().replaceChildren();
  rescueFocus();
}

function works() {
  const region = problem();
  if (!region || region.dataset.trouble !== "connection" || waiting.size) return;
  clear(region);
}

function clear(region) {
  if (!region) return;
  delete region.dataset.trouble;
  region.replaceChildren();
  rescueFocus();
}

/* ── Answers that are no part of the page ─────────────────────────────────── */
document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  const { status } = ctx.response;
  if (status >= 400 && status < 500 && ![401, 409, 422].includes(status)) return refuse(ctx.text);
  if (status >= 400 || ctx.request.method === "GET") return;
  clear(problem());
  clear(document.getElementById("conflict"));
});

function refuse(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const said = page.querySelector("[data-refusal]") ?? page.querySelector("main") ?? page.body;
  said.querySelectorAll("h1, script, nav, form, a").forEach((part) => part.remove());
  const region = problem();
  const sentence = document.createElement("p");
  sentence.textContent = said.textContent.replace(/\s+/g, " ").trim() || word("refused");
  region.replaceChildren(sentence, button("close", () => clear(region)));
  region.dataset.trouble = "refusal";
}

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-dismisses]")) clear(event.target.closest(".banner"));
});
