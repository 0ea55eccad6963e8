/* What every request that changes something takes along: its key, the version of the order, and the token against forgery. */

/* The key is the same whenever it is sent again. The others are those of the moment of sending, not of typing:
   earlier answers in the queue have moved both. */
export function prepare(request) {
  if (request.method !== "GET") request.headers["Request-Key"] ??= newKey();
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

export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
