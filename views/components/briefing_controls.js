// The way through a briefing: buttons, the keyboard and a presenter's remote, also while the map has the focus.
const memory = new WeakMap();
const STEPS = { ArrowRight: 1, PageDown: 1, ArrowDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1, ArrowUp: -1 };

export default function ({ parentElement, data, setTriggerValue }) {
  const kept = memory.get(parentElement) || start(parentElement);
  memory.set(parentElement, kept);
  kept.data = data;
  kept.tell = setTriggerValue;
  const count = kept.root.querySelector("output");
  count.textContent = `${data.at + 1} / ${data.of}`;
  count.setAttribute("aria-label", `Step ${data.at + 1} of ${data.of}: ${data.headline}`);
  kept.root.querySelector(".back").disabled = data.at === 0;
  kept.root.querySelector(".on").disabled = data.at === data.of - 1;
  return kept.stop;
}

function start(parentElement) {
  const kept = {};
  const go = (to) => {
    if (to < 0 || to >= kept.data.of || to === kept.data.at) return;
    kept.data = { ...kept.data, at: to }; // a second press need not wait for the first
    kept.tell("go", to);
  };
  const leave = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    kept.tell("leave", true);
  };
  const full = () => {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => {});
  };

  kept.root = parentElement.appendChild(document.createElement("nav"));
  kept.root.setAttribute("aria-label", "Briefing");
  const button = (name, words, line, act) => {
    const node = kept.root.appendChild(document.createElement("button"));
    node.type = "button";
    node.className = name;
    node.title = words;
    node.setAttribute("aria-label", words);
    const icon = node.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "svg"));
    icon.setAttribute("viewBox", "0 0 24 24");
    icon.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "path")).setAttribute("d", line);
    node.onclick = act;
  };
  button("back", "Previous step", "M15 5l-7 7 7 7", () => go(kept.data.at - 1));
  kept.root.appendChild(document.createElement("output")).setAttribute("aria-live", "polite");
  button("on", "Next step", "M9 5l7 7-7 7", () => go(kept.data.at + 1));
  button("full", "Full screen", "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5", full);
  button("leave", "Leave the briefing", "M6 6l12 12M18 6L6 18", leave);

  const pressed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && event.composedPath()[0].closest?.("button")) return;
    if (event.key in STEPS) go(kept.data.at + STEPS[event.key]);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(kept.data.of - 1);
    else if (event.key === "Escape") leave();
    else if (event.key === "f" || event.key === "F") full();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // The map is a page of its own: keys pressed in it are heard there, and it may be loaded anew.
  const heard = new Set();
  const listen = () => {
    const pages = [document, ...[...document.querySelectorAll("iframe")].map((frame) => frame.contentDocument)];
    for (const page of pages) {
      if (!page || heard.has(page)) continue;
      heard.add(page);
      page.addEventListener("keydown", pressed, { capture: true });
    }
  };
  // Nobody scrolls a projector: of more than three figures, the last ones that do not fit are left out.
  const trim = () => {
    const column = document.querySelector(".st-key-briefing_figures");
    if (!column) return;
    const room = column.parentElement;
    const figures = [...column.querySelectorAll(".figure")];
    figures.forEach((figure) => (figure.hidden = false));
    for (let last = figures.length - 1; last >= 3 && room.scrollHeight > room.clientHeight + 1; last--) figures[last].hidden = true;
  };
  const changes = new MutationObserver(trim);
  changes.observe(parentElement.getRootNode().host?.closest(".st-key-briefing") || document.body, { childList: true, subtree: true });
  window.addEventListener("resize", trim);
  trim();
  listen();
  const again = window.setInterval(listen, 500);
  kept.stop = () => {
    window.clearInterval(again);
    changes.disconnect();
    window.removeEventListener("resize", trim);
    heard.forEach((page) => page.removeEventListener("keydown", pressed, { capture: true }));
    memory.delete(parentElement);
    kept.root.remove();
  };
  return kept;
}
