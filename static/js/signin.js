/* Sign in again, in place: the sign-in ended while the agent was at work.

   The dialog #sign-in-again posts to the sign-in page in the background. Then what was waiting is sent again.
   A second factor is asked for in a window of its own; "Send again" goes on from there.
*/

import { closeDialog, openDialog } from "./dialogs.js";
import { focus } from "./focus.js";
import { csrfToken } from "./requests.js";
import { word } from "./words.js";

const dialog = () => document.getElementById("sign-in-again");
let isSignedIn = false;
let next; // {done, left}: what follows once the agent has signed in, or has left without

/* The dialog stands in a template until it is needed, so that no page has a second field Password. */
export function signInAgain(then) {
  const template = document.getElementById("sign-in-again-template");
  if (!template) return location.reload();
  if (dialog()) return;
  isSignedIn = false;
  next = then;
  document.body.append(template.content.cloneNode(true));
  openDialog(dialog());
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest?.("#sign-in-again form");
  if (!form) return;
  event.preventDefault();
  signIn(form);
});

document.addEventListener("click", (event) => {
  if (!event.target.closest?.("#sign-in-again [data-send-again]")) return;
  goOn();
});

// Left without signing in: what waits is still there, and the banner says so.
document.addEventListener(
  "close",
  (event) => {
    if (event.target !== dialog()) return;
    event.target.remove();
    if (!isSignedIn) next.left();
  },
  true,
);

async function signIn(form) {
  const { response, said } = await post(form);
  if (!response) return tell(form, word("noAnswerShort"));
  if (response.ok && said?.location && !isSignInPage(form, said.location)) {
    if (isSecondFactor(form, said.location)) return askSecondFactor(form, said.location);
    return isSomeoneElse(form) ? location.reload() : goOn();
  }
  tell(form, errorsOf(said).join(" ") || word("refused"));
  focus(form.elements.password, { select: true });
}

async function post(form) {
  try {
    let response = await fetch(form.action, options(form));
    if (response.status === 403) {
      await fetch(form.action); // brings a new token
      response = await fetch(form.action, options(form));
    }
    const isJson = response.headers.get("Content-Type")?.includes("json");
    return { response, said: isJson ? await response.json() : null };
  } catch {
    return {};
  }
}

function options(form) {
  const body = new URLSearchParams(new FormData(form));
  const token = csrfToken();
  if (token) body.set("csrfmiddlewaretoken", token);
  return { method: "POST", body, headers: { "X-Requested-With": "XMLHttpRequest", "Accept": "application/json" } };
}

function errorsOf(said) {
  const fields = Object.values(said?.form?.fields ?? {});
  return [...(said?.form?.errors ?? []), ...fields.flatMap((field) => field.errors ?? [])];
}

function isSignInPage(form, url) {
  return new URL(url, location.href).pathname === new URL(form.action).pathname;
}

function isSecondFactor(form, url) {
  const pathname = new URL(url, location.href).pathname;
  return pathname === form.dataset.secondFactor;
}

/* Another agent's sign-in must not send this agent's work: he gets a page of his own. */
function isSomeoneElse(form) {
  const mine = form.dataset.username;
  return Boolean(mine) && form.elements.login.value.trim().toLowerCase() !== mine.toLowerCase();
}

function askSecondFactor(form, url) {
  const part = form.querySelector("[data-second-factor-part]");
  part.hidden = false;
  part.querySelector("a").href = url;
  form.querySelector("[data-primary]").hidden = true;
  tell(form, "");
  focus(part.querySelector("a"));
}

function tell(form, text) {
  form.querySelector("[data-sign-in-error]").textContent = text;
}

function goOn() {
  const token = csrfToken();
  if (token) renewTokens(token);
  isSignedIn = true;
  closeDialog(dialog());
  dialog()?.remove();
  next.done();
}

function renewTokens(token) {
  document.querySelectorAll("input[name='csrfmiddlewaretoken']").forEach((field) => {
    field.value = token;
  });
  document.body.setAttribute("hx-headers:inherited", JSON.stringify({ "x-csrftoken": token }));
}
