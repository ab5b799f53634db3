// The page of the workbench: a frame for each state, a picture for each drawing.
const { states, examples, views, themes } = await (await fetch("states.json")).json();
const main = document.getElementById("states");
const find = document.getElementById("find");
const width = document.getElementById("width");

function make(name, props = {}, ...children) {
  const element = Object.assign(document.createElement(name), props);
  element.append(...children);
  return element;
}

function section(name) {
  const id = name.toLowerCase().replaceAll(" ", "-");
  document.getElementById("groups").append(make("a", { href: `#${id}` }, name));
  const grid = make("div", { className: "grid" });
  main.append(make("section", { id }, make("h2", {}, name), grid));
  return grid;
}

function card(title, address, shown) {
  const link = make("a", { href: address, target: "_blank" }, title);
  const figure = make("figure", {}, make("figcaption", {}, link), make("div", { className: "shown" }, shown));
  figure.dataset.title = title.toLowerCase();
  return figure;
}

// Each frame is a process of its own: only those that are looked at are loaded.
const seen = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    const frame = target.firstElementChild;
    if (isIntersecting) frame.src = frame.dataset.address;
    else frame.removeAttribute("src");
  }
});

function fit() {
  const wanted = Number(width.value);
  for (const frame of document.querySelectorAll("iframe")) {
    const k = frame.parentElement.clientWidth / wanted;
    frame.style.cssText = `width:${wanted}px;height:${(wanted * 10) / 16}px;transform:scale(${k})`;
  }
}

for (const [group, list] of Map.groupBy(states, (s) => s.group)) {
  const grid = section(group);
  for (const s of list) {
    const origin = `http://${s.id}.localhost:${location.port}`;
    const query = new URLSearchParams({ to: s.to, press: JSON.stringify(s.press ?? []) });
    const frame = make("iframe", { title: s.title });
    frame.dataset.address = s.press ? `${origin}/workbench/frame.html?${query}` : `${origin}/#${s.to}`;
    grid.append(card(s.title, `${origin}/#${s.to}`, frame));
    seen.observe(frame.parentElement);
  }
}
const drawings = section("Drawings");
for (const example of examples) {
  for (const view of views) {
    for (const theme of themes) {
      const address = `/api/maps/${example.id}/drawing.svg?view=${view}&theme=${theme}`;
      drawings.append(card(`${example.title}: ${view}, ${theme}`, address, make("img", { alt: `${view}, ${theme}`, loading: "lazy", src: address })));
    }
  }
}
find.addEventListener("input", () => {
  const text = find.value.toLowerCase();
  for (const figure of document.querySelectorAll("figure")) figure.hidden = !figure.dataset.title.includes(text);
});
width.addEventListener("change", fit);
addEventListener("resize", fit);
fit();
