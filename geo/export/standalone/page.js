// The page of one file: it hands the map its outlines from inside the file, lists the claims in a table, tells a
// place's claims in a popup, and moves through time. Words of a report only ever become text nodes.
"use strict";
(function () {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const payload = read("payload");
  const rows = read("rows");
  const ROWS_AT_ONCE = 300;

  // The base map asks for its files by fetch(): here they lie in the page, zipped.
  const unzip = (name) => {
    const bytes = Uint8Array.from(atob(document.getElementById(name).textContent), (c) => c.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
  };
  window.fetch = async (url) => unzip(url.split("/").pop());

  const map = L.map("map_div", {
    center: [40, 40], zoom: 3, minZoom: 2, maxZoom: 13, zoomSnap: 0.5, zoomControl: false, fadeAnimation: false,
  });
  L.control.zoom({ position: "topright" }).addTo(map);
  dateline.borrowFonts = () => Promise.resolve(); // there is no page around this one
  dateline.base(map, { files: "inline", themes: read("themes") });
  dateline.show(map, payload);
  window.map_div = map;

  const add = (parent, tag, words) =>
    parent.appendChild(Object.assign(document.createElement(tag), { textContent: words }));

  function popup(key, at, only) {
    const box = document.createElement("div");
    box.className = "claims";
    const own = shown().filter((row) => row.key === key && (!only || row.row === only));
    if (!own.length) return;
    add(box, "h2", own[0].place);
    for (const row of own.slice(0, 40)) {
      add(box, "p", [row.figure, row.category, "—", row.speaker].join(" "));
      add(box, "div", [row.when, row.stance, row.report, `grade ${row.grade}`].filter(Boolean).join(" · "));
      add(box, "blockquote", `“${row.quote}”`);
    }
    if (own.length > 40) add(box, "p", `and ${own.length - 40} more in the table`);
    L.popup({ maxWidth: 360 }).setLatLng(at).setContent(box).openOn(map);
    mark((row) => row.key === key && (!only || row.row === only));
  }

  let clicked = null;
  map.on("preclick", (event) => (clicked = event.latlng));
  map.dateline.claims.on("click", (event) => {
    const told = event.layer.toGeoJSON().properties;
    if (told.key) popup(told.key, clicked || map.getCenter(), told.row);
  });

  // The table.
  const body = document.querySelector("tbody");
  const more = document.querySelector("button.more");
  let listed = 0;
  let selected = () => false;
  const columns = ["figure", "category", "place", "speaker", "when", "stance", "report", "grade", "quote"];

  function list() {
    const all = shown();
    for (const row of all.slice(listed, listed + ROWS_AT_ONCE)) {
      const line = body.appendChild(document.createElement("tr"));
      columns.forEach((column) => add(line, "td", row[column]));
      line.dataset.row = row.row;
      line.classList.toggle("selected", selected(row));
      line.tabIndex = 0;
      const go = () => {
        if (row.lat === null) return mark((other) => other === row);
        map.setView([row.lat, row.lon], Math.max(map.getZoom(), 6), { animate: false });
        popup(row.key, L.latLng(row.lat, row.lon), row.row);
        return undefined;
      };
      line.addEventListener("click", go);
      line.addEventListener("keydown", (event) => event.key === "Enter" && go());
    }
    listed = Math.min(listed + ROWS_AT_ONCE, all.length);
    more.hidden = listed >= all.length;
    more.textContent = `Show more of ${all.length.toLocaleString("en")} rows`;
  }

  function refresh() {
    body.replaceChildren();
    listed = 0;
    list();
  }

  function mark(which) {
    selected = which;
    const byId = new Map(rows.map((row) => [row.row, row]));
    body.querySelectorAll("tr").forEach((line) => line.classList.toggle("selected", which(byId.get(line.dataset.row))));
    const first = body.querySelector("tr.selected");
    if (first) first.scrollIntoView({ block: "nearest" });
  }

  more.addEventListener("click", list);

  // Time: at its end the slider shows everything; before it, what is dated up to that day.
  const days = [...new Set(rows.map((row) => row.earliest).filter(Boolean))].sort();
  const bar = document.querySelector(".time");
  const slider = bar.querySelector("input");
  const said = bar.querySelector("output");
  bar.hidden = days.length < 2;
  slider.max = days.length;
  slider.value = days.length;

  function shown() {
    const at = Number(slider.value);
    return at >= days.length ? rows : rows.filter((row) => row.earliest && row.earliest <= days[at]);
  }

  function step() {
    const at = Number(slider.value);
    said.textContent = at >= days.length ? "All claims, dated or not" : `Dated up to ${days[at]}`;
    const now = shown();
    const counts = new Map();
    now.forEach((row) => row.drawn && counts.set(row.key, (counts.get(row.key) || 0) + (row.claim ? 1 : 0)));
    const ids = new Set(now.map((row) => row.row));
    const s = payload.symbols;
    const kept = at >= days.length ? s.key.map((_, i) => i) : s.key.flatMap((key, i) => (counts.has(key) ? [i] : []));
    const symbols = Object.fromEntries(Object.entries(s).map(([name, column]) => [name, kept.map((i) => column[i])]));
    if (at < days.length) {
      symbols.count = symbols.key.map((key) => counts.get(key));
      symbols.label = symbols.count.map((n, i) => (n === s.count[kept[i]] ? s.label[kept[i]] : `${n} of ${s.count[kept[i]]} claims`));
    }
    const here = new Set(symbols.key);
    map.closePopup();
    map.dateline.claims.setData({
      ...payload,
      symbols,
      areas: payload.areas.filter((area) => here.has(area.key)),
      rings: payload.rings.filter((ring) => (ring.row ? ids.has(ring.row) : here.has(ring.key))),
      bubbles: payload.bubbles.filter((bubble) => ids.has(bubble.row)),
    });
    refresh();
  }

  slider.addEventListener("input", step);
  said.textContent = "All claims, dated or not";
  refresh();
  document.documentElement.dataset.ready = "yes";
})();
