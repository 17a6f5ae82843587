// The map of one place on the review page. It speaks Streamlit's component protocol itself; words from reports
// come in as plain data and go into text nodes and attributes only, never into markup.
"use strict";
(function () {
  const WAIT_FOR_SECOND_CLICK = 260; // ms: two clicks zoom, one sets the place
  const NEAR_ENOUGH = [6, 11]; // zooms at which a place that is in view is left where it is
  const PIN = `<svg width="26" height="36" viewBox="0 0 26 36" aria-hidden="true"><path d="M13 1C6.4 1 1 6.3 1 12.9
    c0 8.6 12 22 12 22s12-13.4 12-22C25 6.3 19.6 1 13 1z" fill="currentColor" stroke="#fff" stroke-width="1.5"/>
    <circle cx="13" cy="13" r="4.5" fill="#fff"/></svg>`;
  const COLOUR = { light: "#1F5F8B", dark: "#56B4E9" };

  const tell = (type, more) => window.parent.postMessage({ isStreamlitMessage: true, type, ...more }, "*");
  const script = (url) => new Promise((done, fail) => {
    document.head.append(Object.assign(document.createElement("script"), { src: url, onload: done, onerror: fail }));
  });

  let starting = null;
  let map = null;
  let names = null;
  let drawn = null; // layers of what is shown now
  let named = []; // markers with their words
  let shown = ""; // what is shown, as JSON
  let subject = null;
  let data = null;
  let held = false; // the marker is in the hand: what comes meanwhile is left, for letting go asks for it again

  // Folders are relative to this frame. Leaflet first: the drawing scripts extend it.
  async function start(args) {
    document.head.prepend(Object.assign(document.createElement("link"),
      { rel: "stylesheet", href: `${args.leaflet}/leaflet.css` }),
    Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${args.scripts}/map.css` }));
    await script(`${args.leaflet}/leaflet.js`);
    for (const name of args.files) await script(`${args.scripts}/${name}`);
    map = L.map("map_div", { center: [40, 40], zoom: 3, minZoom: 2, maxZoom: 13, zoomSnap: 0.5, zoomControl: false,
      doubleClickZoom: true, fadeAnimation: false });
    L.control.zoom({ position: "topright" }).addTo(map);
    dateline.base(map, { files: args.outlines, themes: args.themes });
    names = new (nameLayer())({ padding: 0.25 }).addTo(map);
    drawn = L.layerGroup().addTo(map);
    corner();
    let pending = null;
    map.on("click", (event) => {
      clearTimeout(pending);
      pending = setTimeout(() => put(event.latlng), WAIT_FOR_SECOND_CLICK);
    });
    map.on("zoomend moveend", nameAll);
    map.on("dblclick", () => clearTimeout(pending));
  }

  // The base map's names, and the outline of an area, on one canvas.
  function nameLayer() {
    return L.Renderer.extend({
      includes: dateline.Naming,
      symbols: [],
      onAdd(on) {
        L.Renderer.prototype.onAdd.call(this, on);
        on.on("dateline:names", this._draw, this);
      },
      _initContainer() {
        this._container = document.createElement("canvas");
        this._ctx = this._container.getContext("2d");
      },
      _destroyContainer() {
        this._container.remove();
      },
      _onZoomEnd() {},
      _update() {
        if (this._map._animatingZoom && this._bounds) return;
        L.Renderer.prototype._update.call(this);
        const size = this._bounds.getSize();
        const ratio = window.devicePixelRatio || 1;
        L.DomUtil.setPosition(this._container, this._bounds.min);
        this._container.width = size.x * ratio;
        this._container.height = size.y * ratio;
        this._container.style.width = `${size.x}px`;
        this._container.style.height = `${size.y}px`;
        this._draw();
      },
      _draw() {
        if (!this._map || !this._bounds) return;
        const c = this._ctx;
        const ratio = window.devicePixelRatio || 1;
        const size = this._bounds.getSize();
        const theme = this._map.dateline.theme;
        c.setTransform(ratio, 0, 0, ratio, 0, 0);
        c.clearRect(0, 0, size.x, size.y);
        const area = data && data.place && data.place.outline;
        const feature = area && this._map.dateline.byId.get(area);
        if (feature) this._outline(c, feature, theme);
        const corner = this._map.containerPointToLayerPoint([0, 0]).subtract(this._bounds.min);
        const seen = this._map.getSize();
        const room = new dateline.Room([corner.x, corner.y, corner.x + seen.x, corner.y + seen.y]);
        const at = (latlng) => this._map.latLngToLayerPoint(latlng).subtract(this._bounds.min);
        this._names(c, room, at, theme);
        this._container.dataset.outlined = feature ? area : "";
      },
      _outline(c, feature, theme) {
        const scale = 256 * 2 ** this._map.getZoom();
        const origin = this._map.getPixelOrigin();
        const left = origin.x + this._bounds.min.x;
        const top = origin.y + this._bounds.min.y;
        const size = this._bounds.getSize();
        const path = new Path2D();
        dateline.trace(path, feature, [left / scale, top / scale, (left + size.x) / scale, (top + size.y) / scale],
          scale, left, top);
        const colour = COLOUR[data.theme];
        c.fillStyle = dateline.alpha(colour, 0.09);
        c.fill(path, "evenodd");
        c.setLineDash([]);
        c.strokeStyle = theme.halo;
        c.lineWidth = 4;
        c.stroke(path);
        c.strokeStyle = colour;
        c.lineWidth = 1.8;
        c.setLineDash([6, 3]);
        c.stroke(path);
        c.setLineDash([]);
      },
    });
  }

  // Top left: the way to the other places it might be. Bottom left: what can be done here.
  function corner() {
    const add = (position, tag, className) => {
      const control = L.control({ position });
      control.onAdd = () => {
        const box = L.DomUtil.create(tag, className);
        L.DomEvent.disableClickPropagation(box);
        return box;
      };
      control.addTo(map);
      return control.getContainer();
    };
    const button = add("topleft", "button", "elsewhere");
    button.type = "button";
    button.onclick = () => map.fitBounds(everything(), { padding: [40, 40], maxZoom: 9 });
    const hint = add("bottomleft", "div", "hint");
    const update = () => {
      if (!data) return;
      const away = data.others.filter((o) => !map.getBounds().contains([o.lat, o.lon])).length;
      const lost = data.place && !map.getBounds().contains([data.place.lat, data.place.lon]);
      button.hidden = !away && !lost;
      button.textContent = lost ? "Back to the place"
        : away === 1 ? "1 other place it might be" : `${away} other places it might be`;
      hint.textContent = data.hint;
      hint.hidden = !data.hint || map.getSize().x < 260;
    };
    button.hidden = hint.hidden = true;
    map.on("moveend dateline:shown resize", update);
  }

  function everything() {
    const all = data.others.map((o) => [o.lat, o.lon]);
    if (data.place) all.push([data.place.lat, data.place.lon]);
    return L.latLngBounds(all);
  }

  // One answer at a time goes to the page; whatever it makes of it is drawn anew.
  function answer(more) {
    shown = "";
    tell("streamlit:setComponentValue", { dataType: "json", value: { number: Date.now(), subject, ...more } });
  }

  function put(latlng) {
    if (!data || !data.may_set) return;
    const at = latlng.wrap();
    drawn.eachLayer((layer) => layer.options.draggable && layer.setLatLng(at));
    answer({ lat: at.lat, lon: at.lng });
  }

  // Names stand beside their places where there is room, the place's own first; others show theirs when pointed at.
  function nameAll() {
    const taken = [];
    for (const [layer, whole, className, wanted] of named) {
      const words = whole.length > 32 ? `${whole.slice(0, 31)}…` : whole;
      const p = map.latLngToContainerPoint(layer.getLatLng());
      const wide = words.length * 6.4 + 22;
      const spots = { right: [p.x + 10, p.y - 11], left: [p.x - 10 - wide, p.y - 11], bottom: [p.x - wide / 2, p.y + 8],
        top: [p.x - wide / 2, p.y - 30] };
      const size = map.getSize();
      const free = ([x, y]) => x > 2 && x + wide < size.x - 2 && y > 2 && y + 22 < size.y - 2 && taken.every(([l, t, r, b]) => x > r || x + wide < l || y > b || y + 22 < t);
      const direction = wanted.find((side) => free(spots[side]));
      const [x, y] = spots[direction || "right"];
      if (direction) taken.push([x, y, x + wide, y + 22]);
      layer.unbindTooltip();
      layer.bindTooltip(Object.assign(document.createElement("span"), { textContent: words }),
        { permanent: Boolean(direction), sticky: false, direction: direction || "right", className: `name ${className}`,
          offset: { right: [10, 0], left: [-10, 0], bottom: [0, 8], top: [0, -8] }[direction || "right"] });
    }
  }

  function reachable(marker, words, pressed) {
    const icon = marker.getElement();
    icon.setAttribute("role", "button");
    icon.setAttribute("aria-label", words);
    icon.addEventListener("keydown", pressed);
  }

  function other(place) {
    const icon = L.divIcon({ className: `other ${place.area ? "area" : ""}`, iconSize: [14, 14], html: "" });
    const marker = L.marker([place.lat, place.lon], { icon, keyboard: data.may_set, riseOnHover: true });
    const choose = () => data.may_set && answer({ choice: place.id });
    marker.on("click", choose).addTo(drawn);
    named.push([marker, place.title, "quiet", ["right", "left", "bottom", "top"]]);
    reachable(marker, `Choose ${place.title}`, (event) => event.key === "Enter" && choose());
  }

  function pin(place) {
    const icon = L.divIcon({ className: "pin", iconSize: [26, 36], iconAnchor: [13, 35], html: PIN });
    const marker = L.marker([place.lat, place.lon],
      { icon, draggable: data.may_set, autoPan: true, keyboard: true, zIndexOffset: 1000 });
    marker.on("dragstart", () => (held = true));
    marker.on("dragend", () => {
      held = false;
      const at = marker.getLatLng().wrap();
      answer({ lat: at.lat, lon: at.lng });
    });
    marker.addTo(drawn);
    marker.getElement().style.color = COLOUR[data.theme];
    named.unshift([marker, place.title, "", ["right", "left", "bottom"]]);
    reachable(marker, `${place.title}: arrow keys move it, Enter sets it`, (event) => {
      const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
      if (!data.may_set || (!step && event.key !== "Enter")) return;
      event.preventDefault();
      event.stopPropagation();
      if (!step) {
        const at = marker.getLatLng().wrap();
        answer({ lat: at.lat, lon: at.lng });
        return;
      }
      const far = event.shiftKey ? 24 : 4;
      const p = map.latLngToContainerPoint(marker.getLatLng()).add([step[0] * far, step[1] * far]);
      marker.setLatLng(map.containerPointToLatLng(p));
    });
  }

  function draw() {
    const now = JSON.stringify(data);
    if (now === shown) return;
    shown = now;
    const state = map.dateline;
    const theme = state.settings.themes[data.theme];
    if (theme !== state.theme || state.view !== data.view) {
      state.theme = theme;
      state.view = data.view;
      if (state.tiles._map) state.tiles.redraw();
    }
    const box = map.getContainer();
    box.style.background = theme.sea;
    for (const [property, value] of [["panel", theme.panel], ["line", theme.panel_line], ["text", theme.text],
      ["muted", theme.muted]]) box.style.setProperty(`--${property}`, value);
    box.classList.toggle("may-set", data.may_set);
    drawn.clearLayers();
    named = [];
    if (data.place && data.place.rim) {
      L.polygon(data.place.rim, { color: COLOUR[data.theme], weight: 1.3, dashArray: "1 5", fillOpacity: 0.06,
        interactive: false }).addTo(drawn);
    }
    data.others.forEach(other);
    if (data.place && !data.place.area) pin(data.place);
    else if (data.place) {
      // above the outline: other places it might be often lie in the middle of it
      const [[, west], [north, east]] = data.place.bounds;
      const at = L.marker([north, (west + east) / 2],
        { icon: L.divIcon({ className: "", iconSize: [0, 0] }), interactive: false, keyboard: false }).addTo(drawn);
      named.unshift([at, data.place.title, "", ["top"]]);
    }
    if (subject !== data.subject || !inView()) goTo();
    subject = data.subject;
    nameAll();
    names.data = {};
    names.symbols = [...(data.place ? [data.place] : []), ...data.others].map((p) => ({ title: p.name || p.title }));
    names._draw();
    box.dataset.subject = subject || "";
    box.dataset.at = data.place ? `${data.place.lat},${data.place.lon}` : "";
    map.fire("dateline:shown");
  }

  function inView() {
    return !data.place || map.getBounds().pad(-0.1).contains([data.place.lat, data.place.lon]);
  }

  function goTo() {
    if (!data.place) {
      if (data.others.length) map.fitBounds(everything(), { padding: [40, 40], maxZoom: 8, animate: false });
      return;
    }
    const zoom = map.getZoom();
    const near = zoom >= NEAR_ENOUGH[0] && zoom <= NEAR_ENOUGH[1];
    if (data.place.bounds) {
      map.fitBounds(data.place.bounds, { paddingTopLeft: [16, 44], paddingBottomRight: [16, 16], maxZoom: 9, animate: false });
    } else if (!near || !inView()) map.setView([data.place.lat, data.place.lon], near ? zoom : 7.5, { animate: false });
  }

  window.addEventListener("message", async (event) => {
    if (event.source !== window.parent || event.data.type !== "streamlit:render") return;
    const args = event.data.args;
    starting = starting || start(args);
    await starting;
    if (held) return;
    data = args.data;
    draw();
  });
  tell("streamlit:componentReady", { apiVersion: 1 });
  tell("streamlit:setFrameHeight", { height: 280 });
})();
