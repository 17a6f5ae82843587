// The time strip. Dragging and the clock of the play button stay here; the server is told where things come to rest.
const EVERY = 1000; // milliseconds a step
const memory = new WeakMap();

const begin = (kept) => kept.from ?? kept.data.starts[0];
const end = (kept) => kept.until ?? kept.data.last;
const whole = (kept) => kept.from === null && kept.until === null;

export default function ({ parentElement, data, setTriggerValue }) {
  const kept = memory.get(parentElement) || { playing: false, told: 0 };
  memory.set(parentElement, kept);
  kept.tell = (told) => setTriggerValue("told", { ...told, number: ++kept.told });
  const first = !kept.root || !parentElement.contains(kept.root);
  if (first) build(kept, parentElement);
  const drawn = JSON.stringify({ ...data, from: 0, until: 0, beside: 0, mode: 0, claims: 0, kept: 0 });
  kept.data = data;
  if (drawn !== kept.drawn || first) {
    kept.drawn = drawn;
    drawBins(kept);
  }
  heard(kept);
  if (!kept.drag && !kept.soon) {
    Object.assign(kept, { from: data.from, until: data.until, beside: data.beside });
    place(kept);
  }
  return () => {
    clearTimeout(kept.timer);
    clearTimeout(kept.soon);
    kept.watch.disconnect();
    memory.delete(parentElement);
  };
}

function build(kept, parentElement) {
  const root = (kept.root = make("section", "strip", "", parentElement));
  root.setAttribute("aria-label", "Time");
  const head = make("div", "head", "", root);
  kept.play = make("button", "play", "", head);
  kept.play.onclick = () => (kept.playing ? pause(kept) : play(kept));
  kept.modes = choice(head, "What is chosen", { window: "Window", asof: "As of" }, (mode) => turn(kept, mode));
  kept.says = make("span", "says", "", head);
  kept.clear = make("button", "quiet", "Clear", head);
  kept.clear.onclick = () => {
    pause(kept);
    kept.tell({ from: null, until: null, beside: null });
  };
  make("span", "fill", "", head);
  kept.by = choice(head, "Dates", { event: "By event", report: "By report" }, (dates) => {
    pause(kept);
    kept.tell({ dates });
  });
  const foot = make("div", "foot", "");
  const chart = (kept.chart = make("div", "chart", "", root));
  root.appendChild(foot);
  kept.undated = make("span", "", "", foot);
  kept.keep = make("button", "quiet", "", foot);
  kept.keep.onclick = () => kept.tell({ kept: !kept.data.kept });
  make("span", "fill", "", foot);
  kept.compare = make("button", "quiet", "", foot);
  kept.compare.onclick = () => compare(kept);
  kept.bins = make("div", "bins", "", chart);
  kept.most = make("span", "most", "", chart);
  kept.lanes = make("div", "lanes", "", chart);
  kept.axis = make("div", "axis", "", chart);
  kept.shades = [make("div", "shade", "", chart), make("div", "shade", "", chart)];
  kept.brush = make("div", "brush", "", chart);
  kept.handles = {};
  for (const name of ["from", "until", "beside"]) {
    const handle = (kept.handles[name] = make("div", `handle ${name}`, "", chart));
    make("span", "tag", "", handle);
    slider(kept, handle, name);
  }
  slider(kept, kept.brush, "window");
  kept.tip = make("div", "tip", "", chart);
  kept.tip.hidden = true;
  chart.onpointerdown = (event) => grab(kept, event);
  chart.onpointermove = (event) => (kept.drag ? drag(kept, event) : tell(kept, event));
  chart.onpointerup = (event) => drop(kept, event);
  chart.onpointercancel = (event) => drop(kept, event);
  chart.onpointerleave = () => (kept.tip.hidden = true);
  root.onkeydown = (event) => {
    if (event.key !== " " || event.target.closest("button")) return;
    event.preventDefault();
    kept.play.click();
  };
  kept.watch = new ResizeObserver(() => axis(kept));
  kept.watch.observe(chart);
}

function choice(within, label, options, chosen) {
  const group = make("span", "choice", "", within);
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", label);
  for (const [value, text] of Object.entries(options)) {
    const button = make("button", "", text, group);
    button.dataset.value = value;
    button.onclick = () => button.getAttribute("aria-pressed") !== "true" && chosen(value);
  }
  return group;
}

function slider(kept, node, name) {
  node.tabIndex = 0;
  node.setAttribute("role", "slider");
  node.setAttribute("aria-label", { from: "From", until: "Until", beside: "Compared with", window: "Window" }[name]);
  node.onkeydown = (event) => {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 5, PageDown: -5 }[event.key];
    const ends = { Home: -1e9, End: 1e9 }[event.key];
    if (!step && !ends) return;
    event.preventDefault();
    pause(kept);
    move(kept, name, step || ends);
    place(kept);
    clearTimeout(kept.soon);
    kept.soon = setTimeout(() => settle(kept), 250);
  };
}

// What is chosen, drawn and said. Everything follows from kept.from, kept.until and kept.beside.
function place(kept) {
  const data = kept.data;
  const asof = data.mode === "asof";
  const some = data.starts.length > 0;
  const [x, x2] = some ? [across(data, begin(kept)), across(data, end(kept) + 1)] : [0, 100];
  kept.root.classList.toggle("asof", asof);
  kept.shades[0].style.cssText = `left:0;width:${x}%`;
  kept.shades[1].style.cssText = `left:${x2}%;right:0`;
  kept.brush.style.cssText = `left:${x}%;width:${Math.max(0, x2 - x)}%`;
  kept.brush.hidden = asof || whole(kept) || !some;
  for (const [name, at] of [["from", x], ["until", x2], ["beside", some && kept.beside !== null ? across(data, kept.beside + 1) : 0]]) {
    const handle = kept.handles[name];
    handle.style.left = `${at}%`;
    handle.hidden = !some || (name === "from" && asof) || (name === "beside" && kept.beside === null);
    const day = name === "from" ? begin(kept) : name === "until" ? end(kept) : kept.beside;
    const open = name !== "beside" && kept[name] === null;
    handle.setAttribute("aria-valuetext", open ? "not set" : words(day ?? 0));
    if (some) valued(handle, data, day ?? data.last);
    handle.firstChild.textContent = name === "beside" ? "A" : kept.beside !== null ? "B" : "";
  }
  if (some) valued(kept.brush, data, begin(kept));
  kept.brush.setAttribute("aria-valuetext", chosen(kept));
  for (const [group, value] of [[kept.modes, data.mode], [kept.by, data.dates]]) {
    for (const button of group.children) button.setAttribute("aria-pressed", String(button.dataset.value === value));
  }
  const settled = kept.from === data.from && kept.until === data.until; // else the number is of what was
  kept.says.textContent = settled ? `${chosen(kept)} · ${claims(data.claims)}` : chosen(kept);
  kept.clear.hidden = whole(kept);
  kept.compare.hidden = kept.modes.hidden = !some;
  kept.compare.textContent = kept.beside === null ? "Compare two dates" : "Stop comparing";
  kept.play.hidden = !some;
  kept.play.setAttribute("aria-label", kept.playing ? "Pause" : "Play");
  kept.play.classList.toggle("on", kept.playing);
  below(kept);
}

function valued(node, data, day) {
  node.setAttribute("aria-valuemin", data.starts[0]);
  node.setAttribute("aria-valuemax", data.last);
  node.setAttribute("aria-valuenow", Math.min(data.last, Math.max(data.starts[0], day)));
}

function chosen(kept) {
  if (whole(kept)) return "All dates";
  if (kept.beside !== null) return `A ${words(kept.beside)}, B ${words(kept.until)}`;
  if (kept.from === null) return `${kept.data.mode === "asof" ? "As of" : "Until"} ${words(kept.until)}`;
  if (kept.until === null) return `From ${words(kept.from)}`;
  return kept.from === kept.until ? words(kept.from) : `${words(kept.from)} – ${words(kept.until)}`;
}

function below(kept) {
  const data = kept.data;
  const none = data.all ? "No claim here says when" : "No claims here";
  const cut = !whole(kept);
  const parts = [];
  if (!data.starts.length) parts.push(none);
  if (data.earlier) parts.push(`${claims(data.earlier)} before this axis`);
  if (data.later) parts.push(`${claims(data.later)} after it`);
  if (data.unlisted) parts.push(`${claims(data.unlisted)} of longer periods spread over the bars`);
  if (data.undated) parts.push(`Undated: ${data.undated}${cut ? (data.kept ? ", still shown" : ", not shown") : ""}`);
  kept.undated.textContent = parts.join(" · ");
  kept.keep.textContent = data.kept ? "Hide" : "Show";
  kept.keep.setAttribute("aria-label", data.kept ? "Hide what is undated" : "Show what is undated");
  kept.keep.hidden = !data.undated || !cut;
}

// The pointer.
function dayAt(kept, event) {
  const box = kept.chart.getBoundingClientRect();
  const { starts, last } = kept.data;
  const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  return { day: starts[0] + share * (last + 1 - starts[0]), x: event.clientX - box.left, width: box.width };
}

function grab(kept, event) {
  if (event.button || !kept.data.starts.length) return;
  pause(kept);
  const { day } = dayAt(kept, event);
  const on = event.target.closest(".handle, .brush");
  const name = Object.keys(kept.handles).find((key) => kept.handles[key] === on);
  const asof = kept.data.mode === "asof";
  kept.drag = {
    what: name || (on === kept.brush ? "window" : asof ? "until" : "new"), day, x: event.clientX,
    from: begin(kept), until: end(kept), moved: false,
  };
  kept.chart.setPointerCapture(event.pointerId);
  if (on) on.focus({ preventScroll: true });
  kept.tip.hidden = true;
  event.preventDefault();
}

function drag(kept, event) {
  const { day } = dayAt(kept, event);
  const d = kept.drag;
  if (!d.moved && Math.abs(event.clientX - d.x) < 4) return;
  d.moved = true;
  const { starts, last } = kept.data;
  if (d.what === "window") {
    const by = Math.round(Math.min(last - d.until, Math.max(starts[0] - d.from, day - d.day)));
    [kept.from, kept.until] = [d.from + by, d.until + by];
  } else if (d.what === "new") {
    [kept.from, kept.until] = [Math.min(d.day, day), Math.max(d.day, day)].map(Math.floor);
    kept.until = Math.min(kept.until, last);
  } else shift(kept, d.what, d.what === "from" ? Math.round(day) : Math.round(day) - 1);
  place(kept);
}

function drop(kept, event) {
  const d = kept.drag;
  if (!d) return;
  kept.drag = null;
  if (!d.moved && event.type === "pointerup") {
    const i = binOf(kept.data, d.day);
    const close = edges(kept.data)[i + 1] - 1;
    if (d.what === "new") [kept.from, kept.until] = [kept.data.starts[i], close];
    else if (d.what === "until" && !event.target.closest(".handle.until") && kept.data.mode === "asof") shift(kept, "until", close);
  }
  settle(kept);
}

// One handle to a day; the others give way no further than they must, and the ends of the axis mean "open".
function shift(kept, name, day) {
  const { starts, last } = kept.data;
  const at = Math.min(last, Math.max(starts[0], day));
  if (name === "from") kept.from = at <= starts[0] ? null : Math.min(at, end(kept));
  if (name === "until") {
    kept.until = at >= last && kept.data.mode !== "asof" ? null : Math.max(at, begin(kept));
    if (kept.beside !== null) kept.beside = Math.min(kept.beside, kept.until - 1);
  }
  if (name === "beside") kept.beside = Math.min(at, end(kept) - 1);
}

function move(kept, name, bins) {
  const data = kept.data;
  const all = edges(data);
  const beyond = Math.abs(bins) > 1e6;
  const to = (day, by) => all[Math.min(all.length - 1, Math.max(0, binOf(data, day) + by))];
  if (name === "from") shift(kept, name, beyond ? (bins < 0 ? all[0] : end(kept)) : to(begin(kept), bins));
  else if (name === "window") {
    const by = beyond ? (bins < 0 ? all[0] - begin(kept) : data.last - end(kept)) : to(begin(kept), bins) - begin(kept);
    if (begin(kept) + by < all[0] || end(kept) + by > data.last) return;
    [kept.from, kept.until] = [begin(kept) + by, end(kept) + by];
  } else {
    const day = name === "until" ? end(kept) : kept.beside;
    shift(kept, name, beyond ? (bins < 0 ? all[0] : data.last) : to(day + 1, bins) - 1);
  }
}

// Tells the server where things came to rest, if that is somewhere new.
function settle(kept) {
  kept.soon = 0;
  const { data } = kept;
  if (kept.from !== data.from || kept.until !== data.until || kept.beside !== data.beside) {
    kept.tell({ from: kept.from, until: kept.until, beside: kept.beside, mode: kept.from === null ? data.mode : "window" });
  }
  place(kept);
}

function turn(kept, mode) {
  pause(kept);
  if (mode === "asof") kept.tell({ mode, from: null, until: kept.until ?? kept.data.last });
  else kept.tell({ mode, beside: null });
}

// The map keeps its centre while it makes room for another, or has the room back.
function hold() {
  const map = document.querySelector(".st-key-map_frame iframe")?.contentWindow?.map;
  if (!map) return;
  const [centre, zoom] = [map.getCenter(), map.getZoom()];
  const back = () => map.setView(centre, zoom, { animate: false });
  map.on("resize", back);
  setTimeout(() => map.off("resize", back), 6000);
}

function compare(kept) {
  pause(kept);
  hold();
  if (kept.beside !== null) return kept.tell({ beside: null });
  const { starts, last } = kept.data;
  const until = Math.min(last, kept.until ?? last);
  const i = binOf(kept.data, until);
  const beside = Math.max(starts[0], starts[Math.max(0, i - Math.max(1, Math.round(starts.length / 4)))]);
  return kept.tell({ mode: "asof", from: null, until, beside: Math.min(beside, until - 1) });
}

// Playing: one bin a step, the next one when the map has followed the last.
function play(kept) {
  kept.playing = true;
  const atEnd = end(kept) >= kept.data.last;
  step(kept, whole(kept) || atEnd);
}

function pause(kept) {
  clearTimeout(kept.timer);
  if (!kept.playing) return;
  kept.playing = false;
  kept.sent = null;
  place(kept);
}

function step(kept, anew) {
  const data = kept.data;
  const all = edges(data);
  const bins = data.starts.length;
  const asof = data.mode === "asof";
  const i = binOf(data, begin(kept));
  const open = asof || (kept.from === null && !whole(kept)); // the start stays where it is
  const width = whole(kept) || open ? Math.max(1, Math.round(bins / 8)) : binOf(data, end(kept)) - i + 1;
  const told = data.within.findIndex((n, at) => n || data.spread[at]);
  const to = open ? (anew ? told : binOf(data, end(kept)) + 1) : (anew ? 0 : i + 1) + width - 1;
  if (to >= bins) return pause(kept);
  kept.from = open ? null : data.starts[to - width + 1];
  kept.until = all[to + 1] - 1;
  if (kept.beside !== null) kept.beside = Math.min(kept.beside, kept.until - 1);
  kept.sent = { from: kept.from, until: kept.until, at: Date.now(), before: [data.from, data.until] };
  place(kept);
  return kept.tell({ from: kept.from, until: kept.until, beside: kept.beside });
}

// The server's answer: the map stands where it was sent, or somebody else has moved it.
function heard(kept) {
  if (!kept.playing || !kept.sent) return;
  const { from, until, at, before } = kept.sent;
  const { data } = kept;
  if (data.from === from && data.until === until) {
    kept.sent = null;
    kept.timer = setTimeout(() => step(kept, false), Math.max(0, at + EVERY - Date.now()));
  } else if (data.from !== before[0] || data.until !== before[1]) pause(kept);
}

function tell(kept, event) {
  const data = kept.data;
  const period = event.target.closest(".period");
  const inside = event.target.closest(".chart") && data.starts.length;
  kept.tip.hidden = !inside;
  if (!inside) return;
  const { day, x, width } = dayAt(kept, event);
  const i = binOf(data, day);
  const text = period ? period.dataset.told : bin(data, i);
  kept.tip.textContent = text[0].toUpperCase() + text.slice(1) + (period && kept.leftOut ? `. ${kept.leftOut}` : "");
  kept.tip.style.left = `${Math.min(Math.max(x, 8), width - 8)}px`;
  kept.tip.classList.toggle("right", x > width / 2);
}
