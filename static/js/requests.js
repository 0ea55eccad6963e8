/* What every request that changes something takes along: the version of the order, and the token against forgery. */

/* At the moment of sending, not of typing: earlier answers in the queue have moved both. */
export function prepare(request) {
  const version = document.getElementById("version");
  if (version) request.headers["Order-Version"] = version.value;
  const token = csrfToken();
  if (!token) return;
  for (const name of Object.keys(request.headers)) {
    if (name.toLowerCase() === "x-csrftoken") delete request.headers[name];
  }
  request.headers["X-CSRFToken"] = token;
  if (request.body?.has?.("csrfmiddlewaretoken")) request.body.set("csrfmiddlewaretoken", token);
}

export const csrfToken = () => /(?:^|;\s*)(?:__Host-|__Secure-)?csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
