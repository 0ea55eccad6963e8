/* The line to the server: what happens when an answer does not come.

   Every request of htmx is sent through here. An answer counts once all of it is here: until then no event of it is
   told. One that does not come waits, with its place in the queue, until it can be sent once more, with the same key;
   so nothing typed is lost, nothing done twice, and the order of writes stays. It is sent again
   - after the agent has signed in again, when the answer was 401,
   - when he presses "Send again", or does anything else that changes something.
   What the server refuses for other reasons (403, 404 …) is said in #problem.
*/

import { button, clearBanner, tell, trouble } from "./banner.js";
import { rescueFocus } from "./dialogs.js";
import { prepare } from "./requests.js";
import { signInAgain } from "./signin.js";
import { word } from "./words.js";

const TIME_LIMIT = 60_000; // milliseconds, as htmx's own
const WHOLE = "<!-- whole -->"; // the end of all that is shown; a head that breaks off looks like an empty answer
const waiting = new Map(); // ctx → what to do with it: decide("again" | "try" | "leave")
const writing = new Set(); // requests under way that change something

document.addEventListener("htmx:config:request", (event) => {
  const { ctx } = event.detail;
  const isChange = ctx.request.method !== "GET";
  for (const [other, decide] of waiting) {
    if (isSameAgain(ctx, other)) {
      if (isChange) event.preventDefault(); // what it would do may be done: only its first key tells
      decide(isChange ? "again" : "leave");
    } else if (isChange) decide("try"); // a search in the background decides nothing
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
    const response = await fetch(request.action, request);
    const text = await response.text(); // fails where the line breaks in a body whose length was told
    if (isShown(response) && !text.endsWith(WHOLE)) return { error: new Error("The answer broke off.") };
    response.text = async () => (text.endsWith(WHOLE) ? text.slice(0, -WHOLE.length) : text);
    return { response };
  } catch (error) {
    return { error };
  }
}

function isShown({ status }) {
  return status !== 204 && (status < 400 || [409, 422].includes(status));
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

/* The same button pressed again sends what it sent before; a search, and whatever else only shows, what it says now. */
function isSameAgain(ctx, other) {
  if (ctx.sourceElement !== other.sourceElement) return false;
  return ctx.request.method === "GET" || said(ctx.request.body) === said(other.request.body);
}

function said(body) {
  const fields = [...(body ?? [])].filter(([name]) => !["csrfmiddlewaretoken", "version"].includes(name));
  return JSON.stringify(fields);
}

/* ── What is told ─────────────────────────────────────────────────────────── */
function complain(name, { canWait }) {
  const buttons = [button("close", dismiss)];
  if (canWait) buttons.unshift(button("sendAgain", sendAgain));
  tell(word(name), { trouble: "connection", buttons });
}

const complainSignedOut = () => complain("signedOut", { canWait: true });

function dismiss() {
  for (const decide of [...waiting.values()]) decide("leave");
  clearBanner();
}

function works() {
  if (trouble() === "connection" && !waiting.size) clearBanner();
}

/* ── Answers that are no part of the page ─────────────────────────────────── */
document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  const { status } = ctx.response;
  if (status >= 400 && status < 500 && ![401, 409, 422].includes(status)) return refuse(ctx.text);
  if (status >= 400 || ctx.request.method === "GET") return;
  if (!waiting.size) clearBanner();
  clearConflict();
});

function refuse(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const said = page.querySelector("[data-refusal]") ?? page.querySelector("main") ?? page.body;
  said.querySelectorAll("h1, script, nav, form, a").forEach((part) => part.remove());
  const text = said.textContent.replace(/\s+/g, " ").trim() || word("refused");
  tell(text, { trouble: "refusal", buttons: [button("close", clearBanner)] });
}

function clearConflict() {
  document.getElementById("conflict")?.replaceChildren();
  rescueFocus();
}

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-dismisses]")) clearBanner();
});
