// The claims layer: one canvas over the base map that draws columns of symbols, areas and circles, finds what
// is under the pointer, and tells the page about a click.
"use strict";

dateline.show = function (map, data) {
  const state = map.dateline;
  const theme = state.settings.themes[data.theme];
  if (theme !== state.theme || data.view !== state.view) {
    state.theme = theme;
    state.view = data.view;
    map.getContainer().style.background = theme.sea;
    map.getContainer().style.setProperty("--panel", theme.panel);
    map.getContainer().style.setProperty("--line", theme.panel_line);
    map.getContainer().style.setProperty("--text", theme.text);
    map.getContainer().style.setProperty("--muted", theme.muted);
    if (state.tiles._map) state.tiles.redraw();
  }
  if (!state.claims) state.claims = new dateline.Claims({ padding: 0.25 }).addTo(map);
  state.claims.setData(data);
};

dateline.Claims = L.Renderer.extend({
  onAdd(map) {
    L.Renderer.prototype.onAdd.call(this, map);
    map.on("mousemove", this._hover, this);
    map.on("mouseout", this._leave, this);
    map.on("click", this._click, this);
    map.on("dateline:names", this._draw, this);
    this._legend = dateline.legend(map);
    this._elsewhere = dateline.elsewhere(map, this);
  },

  _initContainer() {
    this._container = document.createElement("canvas");
    this._ctx = this._container.getContext("2d");
  },

  _destroyContainer() {
    this._container.remove();
  },

  setData(data) {
    this.data = data;
    this.selected = data.selected;
    const s = data.symbols;
    this.symbols = s.key.map((key, i) => ({
      key, at: L.latLng(s.lat[i], s.lon[i]), shape: s.shape[i], colour: data.palette[s.group[i]].colour,
      glyph: data.palette[s.group[i]].glyph, count: s.count[i], title: s.title[i], label: s.label[i], area: s.area[i],
      lines: s.lines[i], r: s.r[i],
    }));
    const reach = new Map(); // the widest circle at a place: its symbol stands on top of it, not inside
    data.rings.forEach((ring) => {
      if (ring.fill && !reach.has(ring.key)) reach.set(ring.key, ring);
    });
    this.symbols.forEach((s) => (s.circle = reach.get(s.key)));
    this._legend.show(data.legend, this._map.dateline.theme);
    let remembered = null;
    try {
      remembered = JSON.parse(window.sessionStorage.getItem("dateline:view"));
    } catch (error) { /* no storage: start from the claims */ }
    if (data.fit !== this._fit && data.bounds) {
      this._fit = data.fit;
      if (remembered && remembered.fit === data.fit) this._map.setView(remembered.centre, remembered.zoom, { animate: false });
      else this._map.fitBounds(data.bounds, { padding: [60, 60], maxZoom: 8, animate: false });
    }
    this._draw();
    this._container.dataset.shown = String(Number(this._container.dataset.shown || 0) + 1);
    this._askForView();
  },

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
    if (this.data) {
      this._askForView();
      try {
        window.sessionStorage.setItem("dateline:view",
          JSON.stringify({ fit: this._fit, centre: this._map.getCenter(), zoom: this._map.getZoom() }));
      } catch (error) { /* private windows may refuse: the view is then not remembered */ }
    }
  },

  // Too much to send at once: say what is in view, but only when what was sent no longer covers it.
  _askForView() {
    const thin = this.data.thin;
    if (!thin) return;
    const b = this._map.getBounds();
    const zoom = this._map.getZoom();
    const covered = Math.round(zoom) === thin.zoom && b.getSouth() >= thin.south && b.getNorth() <= thin.north &&
      b.getWest() >= thin.west && b.getEast() <= thin.east;
    const view = [b.getSouth(), b.getWest(), b.getNorth(), b.getEast(), zoom];
    if (covered || String(view) === this._asked) return;
    this._asked = String(view);
    this._tell({ view });
  },

  _onZoomEnd() {
    // circles have no projected state of their own: everything is drawn afresh in _update
  },

  _draw() {
    if (!this._map || !this._bounds) return;
    const map = this._map;
    const theme = map.dateline.theme;
    const c = this._ctx;
    const ratio = window.devicePixelRatio || 1;
    const size = this._bounds.getSize();
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    c.clearRect(0, 0, size.x, size.y);
    this._hits = [];
    const at = (latlng) => map.latLngToLayerPoint(latlng).subtract(this._bounds.min);
    const room = this._room();
    if (this.data) {
      this.data.areas.forEach((area) => this._area(c, area, theme));
      this.data.rings.forEach((ring) => this._ring(c, ring, at));
      const shown = this._stand(at).filter(
        ({ p }) => p.x > -30 && p.y > -30 && p.x < size.x + 30 && p.y < size.y + 30);
      for (const { s, p } of shown) {
        if (s.key === this.selected) {
          dateline.outlineOf(c, s.shape, p.x, p.y, s.r + 5);
          c.strokeStyle = theme.text;
          c.lineWidth = 2;
          c.setLineDash([]);
          c.stroke();
        }
        dateline.symbol(c, s, p.x, p.y, theme);
        room.take([p.x - s.r - 2, p.y - s.r - 2, p.x + s.r + 2, p.y + s.r + 2]);
        this._hits.push({ key: s.key, title: s.title, lines: s.lines, x: p.x, y: p.y, r: s.r + 4 });
      }
      for (const { s, p } of shown) this._label(c, room, s, p, theme);
      this._ringLabels(c, room, at, theme);
      this._elsewhere.update();
    }
    this._names(c, room, at, theme);
    if (this.data) this._container.dataset.drawn = String(this._hits.length);
  },

  // Where each symbol stands: points where they are, areas on top of their circle and clear of the points.
  _stand(at) {
    const placed = [];
    for (const s of this.symbols) if (!s.area) placed.push({ s, p: at(s.at) });
    const points = placed.length < 400 ? placed.slice() : [];
    const stood = [];
    for (const s of this.symbols) {
      if (!s.area) continue;
      const centre = at(s.at);
      const reach = s.circle ? centre.distanceTo(at(L.latLng(s.circle.points[0]))) + s.r + 4 : 0;
      const spots = reach ? [] : [centre];
      for (const far of [reach || 24, (reach || 24) + 22]) {
        for (const turn of [-0.25, 0.5, 0, 0.25, -0.375, -0.125, 0.375, 0.125]) {
          const angle = turn * 2 * Math.PI;
          spots.push(L.point(centre.x + far * Math.cos(angle), centre.y + far * Math.sin(angle)));
        }
      }
      const clear = (p) => points.every((o) => o.p.distanceTo(p) > o.s.r + s.r + 3);
      const p = spots.find(clear) || spots[0];
      stood.push({ s, p });
      points.push({ s, p });
    }
    return [...stood, ...placed];
  },

  // The frame and the controls in its corners, in the canvas's pixels: names keep clear of both.
  _room() {
    const container = this._map.getContainer();
    const corner = this._map.containerPointToLayerPoint([0, 0]).subtract(this._bounds.min);
    const size = this._map.getSize();
    const room = new dateline.Room([corner.x, corner.y, corner.x + size.x, corner.y + size.y]);
    const frame = container.getBoundingClientRect();
    container.querySelectorAll(".leaflet-control").forEach((control) => {
      const box = control.getBoundingClientRect();
      if (box.width) room.take([box.left - frame.left + corner.x, box.top - frame.top + corner.y,
        box.right - frame.left + corner.x, box.bottom - frame.top + corner.y]);
    });
    return room;
  },

  _area(c, area, theme) {
    const feature = area.outline ? this._map.dateline.byId.get(area.outline) : this._own(area);
    if (!feature) return;
    const scale = 256 * 2 ** this._map.getZoom();
    const origin = this._map.getPixelOrigin();
    const left = origin.x + this._bounds.min.x;
    const top = origin.y + this._bounds.min.y;
    const size = this._bounds.getSize();
    const view = [left / scale, top / scale, (left + size.x) / scale, (top + size.y) / scale];
    if (!dateline.meets(feature.box, view)) return;
    const path = new Path2D();
    dateline.trace(path, feature, view, scale, left, top);
    const colour = this.data.palette[area.group].colour;
    const muted = area.shape !== "disc";
    const selected = area.key === this.selected;
    c.fillStyle = dateline.alpha(colour, muted ? 0.05 : 0.07);
    c.fill(path, "evenodd");
    if (!muted) {
      c.fillStyle = dateline.hatch(dateline.alpha(colour, this._map.getZoom() > 7.5 ? 0.08 : 0.16), 8);
      c.fill(path, "evenodd");
    }
    c.lineJoin = "round";
    c.setLineDash([]);
    c.strokeStyle = theme.halo;
    c.lineWidth = selected ? 4.5 : 3.5;
    c.stroke(path);
    c.strokeStyle = dateline.alpha(colour, muted ? 0.7 : 0.85);
    c.lineWidth = selected ? 2.4 : muted ? 1.1 : 1.4;
    c.setLineDash(muted ? [1.5, 3.5] : [6, 3]);
    c.stroke(path);
    c.setLineDash([]);
    this._hits.push({ key: area.key, title: area.title, lines: area.lines, path, quiet: area.quiet });
  },

  // A polygon that the base map does not hold comes with its own rings of [lon, lat].
  _own(area) {
    if (!area.rings) return null;
    if (!area.feature) {
      const box = [1, 1, 0, 0];
      const paths = area.rings.map((ring) => {
        const xy = new Float64Array(ring.length * 2);
        ring.forEach(([lon, lat], k) => {
          const p = L.CRS.EPSG3857.latLngToPoint(L.latLng(lat, lon), 0);
          xy[k * 2] = p.x / 256;
          xy[k * 2 + 1] = p.y / 256;
          box[0] = Math.min(box[0], p.x / 256);
          box[1] = Math.min(box[1], p.y / 256);
          box[2] = Math.max(box[2], p.x / 256);
          box[3] = Math.max(box[3], p.y / 256);
        });
        return { xy, box: [0, 0, 1, 1] };
      });
      area.feature = { paths, box };
    }
    return area.feature;
  },

  _ring(c, ring, at) {
    const path = new Path2D();
    ring.points.forEach(([lat, lon], i) => {
      const p = at(L.latLng(lat, lon));
      path[i ? "lineTo" : "moveTo"](p.x, p.y);
    });
    path.closePath();
    const colour = this.data.palette[ring.group].colour;
    c.setLineDash([]);
    if (ring.fill) {
      c.fillStyle = dateline.alpha(colour, ring.key === this.selected ? 0.2 : 0.12);
      c.fill(path);
    }
    c.strokeStyle = colour;
    c.lineWidth = ring.fill ? 1.8 : 1.3;
    c.setLineDash(ring.dash);
    c.stroke(path);
    c.setLineDash([]);
    this._hits.push({ key: ring.key, row: ring.row, title: ring.title, lines: ring.lines, path, ring });
  },

  // What is claimed at a place stands as one block beside its widest circle.
  _ringLabels(c, room, at, theme) {
    const blocks = new Map();
    for (const ring of this.data.rings) {
      if (!ring.label) continue;
      if (!blocks.has(ring.key)) blocks.set(ring.key, { rings: [], outer: ring });
      blocks.get(ring.key).rings.push(ring);
    }
    c.font = `600 11.5px ${dateline.FONT}`;
    c.textBaseline = "middle";
    c.textAlign = "left";
    for (const { rings, outer } of blocks.values()) {
      const n = outer.points.length - 1;
      const east = at(L.latLng(outer.points[n >> 2]));
      const west = at(L.latLng(outer.points[(n * 3) >> 2]));
      if (east.distanceTo(west) < 14) continue;
      const width = Math.max(...rings.map((r) => c.measureText(r.label).width));
      const height = rings.length * 15;
      const middle = (east.x + west.x) / 2 - width / 2;
      const tall = (east.x - west.x) / 2 + 6;
      for (const [x, y] of [[east.x + 7, east.y], [west.x - 7 - width, east.y], [middle, east.y + tall + height / 2],
        [east.x + 7, east.y + 20], [west.x - 7 - width, east.y + 20]]) {
        const box = [x - 3, y - height / 2, x + width + 3, y + height / 2];
        if (!room.free(box)) continue;
        room.take(box);
        rings.forEach((ring, i) => dateline.words(c, ring.label, x, box[1] + 8 + i * 15,
          this.data.palette[ring.group].colour, theme.halo));
        break;
      }
    }
  },

  _label(c, room, s, p, theme) {
    const first = s.label;
    c.textAlign = "left";
    c.textBaseline = "middle";
    c.font = `600 13px ${dateline.FONT}`;
    const top = c.measureText(s.title).width;
    c.font = `400 12px ${dateline.FONT}`;
    const width = Math.max(top, c.measureText(first).width);
    const height = first ? 30 : 16;
    const gap = s.r + 6;
    const spots = [[p.x + gap, p.y - height / 2], [p.x - gap - width, p.y - height / 2],
      [p.x - width / 2, p.y + gap - 2], [p.x - width / 2, p.y - gap - height + 2]];
    for (const [x, y] of spots) {
      const box = [x - 2, y, x + width + 2, y + height];
      if (!room.free(box)) continue;
      room.take(box);
      c.font = `600 13px ${dateline.FONT}`;
      dateline.words(c, s.title, x, y + 8, theme.text, theme.halo);
      if (first) {
        c.font = `400 12px ${dateline.FONT}`;
        dateline.words(c, first, x, y + 23, theme.muted, theme.halo);
      }
      return;
    }
  },

  _names(c, room, at, theme) {
    c.textAlign = "center";
    c.textBaseline = "middle";
    const said = new Set(this.data ? this.symbols.map((s) => s.title) : []);
    for (const [name, lat, lon, kind, px] of dateline.names(this._map)) {
      if (said.has(name)) continue;
      const p = at(L.latLng(lat, lon));
      const words = kind === "country" ? name.toUpperCase() : name;
      c.font = kind === "country" ? `600 ${px}px ${dateline.FONT}` : `400 ${px}px ${dateline.FONT}`;
      c.letterSpacing = kind === "country" ? "1.5px" : "0px";
      const width = c.measureText(words).width;
      const box = [p.x - width / 2 - 4, p.y - px / 2 - 3, p.x + width / 2 + 4, p.y + px / 2 + 3];
      if (!room.free(box)) continue;
      room.take(box);
      dateline.words(c, words, p.x, p.y, kind === "country" ? theme.country_name : theme.division_name, theme.halo);
    }
    c.letterSpacing = "0px";
    this._towns(c, room, at, theme, said);
  },

  _towns(c, room, at, theme, said) {
    c.textAlign = "left";
    c.textBaseline = "middle";
    for (const [name, lat, lon, thousands] of dateline.townsIn(this._map)) {
      if (said.has(name)) continue;
      const p = at(L.latLng(lat, lon));
      const large = thousands >= 500;
      c.font = `400 ${large ? 12 : 11}px ${dateline.FONT}`;
      const width = c.measureText(name).width;
      const box = [p.x - 3, p.y - 7, p.x + width + 8, p.y + 7];
      if (!room.free(box)) continue;
      room.take(box);
      c.beginPath();
      c.arc(p.x, p.y, large ? 2.2 : 1.7, 0, 2 * Math.PI);
      c.fillStyle = theme.town_name;
      c.fill();
      dateline.words(c, name, p.x + 6, p.y, theme.town_name, theme.halo);
    }
  },

  _under(event) {
    if (!this._hits) return null;
    const p = event.layerPoint.subtract(this._bounds.min);
    let best = null;
    for (const hit of this._hits) {
      const symbol = hit.r && Math.hypot(hit.x - p.x, hit.y - p.y) <= hit.r;
      if (symbol) best = hit;
      else if (hit.path && (!best || !best.r)) {
        const ratio = window.devicePixelRatio || 1;
        if (this._ctx.isPointInPath(hit.path, p.x * ratio, p.y * ratio, "evenodd")) best = hit;
      }
    }
    return best;
  },

  _hover(event) {
    const hit = this._under(event);
    this._map.getContainer().classList.toggle("pointing", Boolean(hit && !hit.quiet));
    if (!hit || hit.quiet) return this._leave();
    if (!this._tip) this._tip = L.tooltip({ className: "claim-tip", direction: "auto", offset: [12, 0], opacity: 1 });
    if (this._tipFor !== hit) {
      this._tipFor = hit;
      const box = document.createElement("div");
      const add = (tag, words) => box.appendChild(Object.assign(document.createElement(tag), { textContent: words }));
      add("strong", hit.title);
      hit.lines.forEach((line) => add("div", line));
      this._tip.setContent(box);
    }
    this._tip.setLatLng(event.latlng);
    if (!this._map.hasLayer(this._tip)) this._tip.addTo(this._map);
    return undefined;
  },

  _leave() {
    this._tipFor = null;
    if (this._tip) this._tip.remove();
  },

  _click(event) {
    const hit = this._under(event);
    if (!hit) return;
    if (hit.key.startsWith("cell:")) {
      this._map.setView(event.latlng, this._map.getZoom() + 2);
      return;
    }
    this.selected = hit.key;
    this._leave();
    this._draw();
    this._tell({ key: hit.key, row: hit.row || null });
  },

  // streamlit-folium hands the page the GeoJSON of the layer that was clicked: this one says what was meant.
  // It passes on only what differs from last time, so each is numbered.
  _tell(properties) {
    this._told = (this._told || 0) + 1;
    const number = this._told;
    this.fire("click", {
      latlng: this._map.getCenter(),
      layer: { toGeoJSON: () => ({ type: "Feature", geometry: null, properties: { ...properties, number } }) },
    });
  },
});

// The legend lists what is on the map now, drawn by the map's own hand.
dateline.legend = function (map) {
  const control = L.control({ position: "bottomleft" });
  control.onAdd = () => {
    const box = L.DomUtil.create("details", "legend");
    box.open = map.getSize().x > 520;
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    return box;
  };
  control.addTo(map);
  control.show = (entries, theme) => {
    const box = control.getContainer();
    const title = Object.assign(document.createElement("summary"), { textContent: "Legend" });
    box.replaceChildren(title);
    for (const entry of entries) {
      const row = box.appendChild(document.createElement("div"));
      const ratio = window.devicePixelRatio || 1;
      const canvas = row.appendChild(document.createElement("canvas"));
      canvas.width = 26 * ratio;
      canvas.height = 18 * ratio;
      const c = canvas.getContext("2d");
      c.scale(ratio, ratio);
      dateline.sample(c, entry, theme);
      row.appendChild(Object.assign(document.createElement("span"), { textContent: entry.words }));
    }
    box.hidden = !entries.length;
  };
  return control;
};

dateline.sample = function (c, entry, theme) {
  if (entry.kind === "symbol") {
    dateline.symbol(c, { ...entry, r: 7, count: entry.glyph === "many" ? 3 : 1 }, 13, 9, theme);
    return;
  }
  c.beginPath();
  if (entry.kind === "circle") c.arc(13, 9, 7, 0, 2 * Math.PI);
  else c.roundRect(3, 3, 20, 12, 3);
  c.fillStyle = dateline.alpha(entry.colour, entry.fill ? 0.14 : 0.05);
  c.fill();
  if (entry.kind === "area" && entry.shape === "disc") {
    c.fillStyle = dateline.hatch(dateline.alpha(entry.colour, 0.3), 5);
    c.fill();
  }
  c.setLineDash(entry.dash || []);
  c.lineWidth = 1.6;
  c.strokeStyle = entry.colour;
  c.stroke();
};

// Says how much lies outside the view, and goes there.
dateline.elsewhere = function (map, layer) {
  const control = L.control({ position: "topleft" });
  control.onAdd = () => {
    const button = L.DomUtil.create("button", "elsewhere");
    button.type = "button";
    L.DomEvent.disableClickPropagation(button);
    button.onclick = () => map.fitBounds(L.latLngBounds(control.places()), { padding: [50, 50], maxZoom: 8 });
    return button;
  };
  control.places = () => [...layer.symbols.map((s) => s.at)];
  control.addTo(map);
  control.update = () => {
    const bounds = map.getBounds();
    const away = layer.symbols.filter((s) => !bounds.contains(s.at));
    const button = control.getContainer();
    button.hidden = !away.length;
    const named = away.slice(0, 2).map((s) => s.title).join(", ");
    button.textContent = away.length > 2 ? `Outside this view: ${named} and ${away.length - 2} more` : `Outside this view: ${named}`;
    button.title = "Show all places";
  };
  return control;
};
