// One state: the page in a frame of its own host, and the buttons that lead there.
const query = new URLSearchParams(location.search);
const frame = document.createElement("iframe");
frame.src = `/#${query.get("to")}`;
document.body.append(frame);

const named = (name) =>
  [...(frame.contentDocument?.querySelectorAll("button, summary, a") ?? [])].find(
    (e) => (e.getAttribute("aria-label") ?? e.textContent).trim().startsWith(name),
  );

for (const name of JSON.parse(query.get("press") ?? "[]")) {
  let button;
  for (let tries = 0; !(button = named(name)) && tries < 100; tries++) await new Promise((done) => setTimeout(done, 100));
  button?.click();
}
document.documentElement.dataset.ready = "true";
