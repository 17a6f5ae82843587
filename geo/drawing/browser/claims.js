// The claims layer: one canvas over the base map that draws columns of symbols, areas and circles, finds what
// is under the pointer, and tells the page about a click.
"use strict";

dateline.show = function (map, data) {
  const state = map.dateline;
  if (!dateline.dress(map, data)) return;
  if (!state.claims) state.claims = new dateline.Claims({ padding: 0.25 }).addTo(map);
  state.claims.setData(data);
};

// The page's theme changes in the browser alone: the server does not hear of it until something else happens.
dateline.followTheme = function (map) {
  window.addEventListener("message", (event) => {
    const theme = event.data && event.data.type === "streamlit:render" && event.data.theme && event.data.theme.base;
    const claims = map.dateline.claims;
    if (!claims || !claims.data || !map.dateline.settings.themes[theme] || claims.data.theme === theme) return;
    dateline.show(map, { ...claims.data, theme });
  });
};

dateline.Claims = L.Renderer.extend({
  includes: [dateline.Naming, dateline.Marks, dateline.Framing, dateline.Keyboard],

  onAdd(map) {
    L.Renderer.prototype.onAdd.call(this, map);
    map.on("mousemove", this._hover, this);
    map.on("mouseout", this._leave, this);
    map.on("click", this._click, this);
    map.on("dateline:names", this._draw, this);
    this._legend = dateline.legend(map);
    this._watchSizes(map);
    this._listenToKeys(map);
    dateline.followTheme(map);
    this._elsewhere = dateline.elsewhere(map, this);
  },

  symbols: [],

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
    Object.assign(data, data.themes[data.theme]); // its palette and legend
    const s = data.symbols;
    this.symbols = s.key.map((key, i) => ({
      key, at: L.latLng(s.lat[i], s.lon[i]), shape: s.shape[i], colour: data.palette[s.group[i]].colour,
      glyph: data.palette[s.group[i]].glyph, count: s.count[i], title: s.title[i], label: s.label[i], area: s.area[i],
      lines: s.lines[i], r: s.r[i], conflict: s.conflict[i],
    }));
    this._size(data);
    const reach = new Map(); // the widest circle at a place: its symbol stands on top of it, not inside
    data.rings.forEach((ring) => {
      if (ring.fill && !reach.has(ring.key)) reach.set(ring.key, ring);
    });
    this.symbols.forEach((s) => (s.circle = reach.get(s.key)));
    this._legend.show(data.legend, this._map.dateline.theme);
    this._frame(data);
    this._draw();
    this._container.dataset.shown = String(Number(this._container.dataset.shown || 0) + 1);
    this._askForView();
  },

  // A slide keeps its frame on whatever screen it comes to; a reader's map stays where it is.
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
      this._remember();
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
    this._unseen = 0; // areas out of view, or whose outlines are still on their way
    const at = (latlng) => map.latLngToLayerPoint(latlng).subtract(this._bounds.min);
    const room = this._room();
    if (this.data) {
      this.data.areas.forEach((area) => this._area(c, area, theme));
      this.data.rings.forEach((ring) => this._ring(c, ring, at));
      const stood = this._stand(at);
      const shown = stood.filter(
        ({ s, p }) => p.x > -s.reach && p.y > -s.reach && p.x < size.x + s.reach && p.y < size.y + s.reach);
      shown.forEach(({ s, p }) => this._bubbles(c, s, p, theme));
      this._flows(c, stood, theme);
      for (const { s, p } of shown) {
        if (s.key === this.selected) {
          dateline.outlineOf(c, s.shape, p.x, p.y, s.r + 5);
          c.strokeStyle = theme.text;
          c.lineWidth = 2;
          c.setLineDash([]);
          c.stroke();
        }
        this._focusRing(c, s, p, theme);
        dateline.symbol(c, s, p.x, p.y, theme);
        room.take([p.x - s.reach - 2, p.y - s.reach - 2, p.x + s.reach + 2, p.y + s.reach + 2]);
        this._hits.push({ key: s.key, title: s.title, lines: s.lines, x: p.x, y: p.y, r: s.r + 4 });
      }
      this._keepClear(room, at);
      for (const { s, p } of shown) if (!s.key.startsWith("cell:")) this._label(c, room, s, p, theme);
      this._ringLabels(c, room, at, theme);
      this._elsewhere.update();
    }
    this._names(c, room, at, theme);
    if (this.data) this._container.dataset.drawn = String(this._hits.length + this._unseen);
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
      const reach = s.circle ? centre.distanceTo(at(L.latLng(s.circle.points[0]))) + s.reach + 4 : 0;
      const spots = reach ? [] : [centre];
      for (const far of [reach || 24, (reach || 24) + 22]) {
        for (const turn of [-0.25, 0.5, 0, 0.25, -0.375, -0.125, 0.375, 0.125]) {
          const angle = turn * 2 * Math.PI;
          spots.push(L.point(centre.x + far * Math.cos(angle), centre.y + far * Math.sin(angle)));
        }
      }
      const clear = (p) => points.every((o) => o.p.distanceTo(p) > o.s.reach + s.reach + 3);
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
    const feature = area.outline ? dateline.outlineFor(this._map.dateline, area.outline) : this._own(area);
    if (!feature) {
      this._unseen += 1;
      return;
    }
    const scale = 256 * 2 ** this._map.getZoom();
    const origin = this._map.getPixelOrigin();
    const left = origin.x + this._bounds.min.x;
    const top = origin.y + this._bounds.min.y;
    const size = this._bounds.getSize();
    const view = [left / scale, top / scale, (left + size.x) / scale, (top + size.y) / scale];
    if (!dateline.meets(feature.box, view)) {
      this._unseen += 1;
      return;
    }
    const path = new Path2D();
    dateline.trace(path, feature, view, scale, left, top);
    const colour = this.data.palette[area.group].colour;
    const muted = area.shape !== "disc" && !area.confirmed;
    const selected = area.key === this.selected;
    c.fillStyle = dateline.alpha(colour, muted ? 0.05 : 0.07);
    c.fill(path, "evenodd");
    if (!muted && !area.confirmed) {
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
    c.setLineDash(area.confirmed ? [] : muted ? [1.5, 3.5] : [6, 3]);
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
    } else {
      const [south, north] = [at(L.latLng(ring.points[48])), at(L.latLng(ring.points[0]))];
      dateline.fuzzy(c, path, north.x, (north.y + south.y) / 2, Math.abs(south.y - north.y) / 2, colour);
    }
    c.strokeStyle = colour;
    c.lineWidth = ring.fill ? 1.8 : 1.3;
    c.setLineDash(ring.dash);
    c.stroke(path);
    c.setLineDash([]);
    this._hits.push({ key: ring.key, row: ring.row, title: ring.title, lines: ring.lines, path, ring });
  },

  _under(event) {
    if (!this._hits) return null;
    const p = event.layerPoint.subtract(this._bounds.min);
    const ratio = window.devicePixelRatio || 1;
    let best = null;
    for (const hit of this._hits) {
      const symbol = hit.r && Math.hypot(hit.x - p.x, hit.y - p.y) <= hit.r;
      if (symbol) best = hit;
      else if (best && best.r) continue;
      else if (hit.stroke) {
        this._ctx.lineWidth = 12;
        this._ctx.setLineDash([]);
        if (this._ctx.isPointInStroke(hit.stroke, p.x * ratio, p.y * ratio)) best = hit;
      } else if (hit.path) {
        if (this._ctx.isPointInPath(hit.path, p.x * ratio, p.y * ratio, "evenodd")) best = hit;
      }
    }
    return best;
  },

  _hover(event) {
    const hit = this._under(event);
    this._map.getContainer().classList.toggle("pointing", Boolean(hit && !hit.quiet));
    if (!hit || hit.quiet) return this._leave();
    this._describe(hit, event.latlng);
    return undefined;
  },

  // Title and lines of what is under the pointer or the keys, as text and never as markup.
  _describe(hit, at) {
    if (!this._tip) this._tip = L.tooltip({ className: "claim-tip", direction: "auto", offset: [12, 0], opacity: 1 });
    if (this._tipFor !== hit) {
      this._tipFor = hit;
      const box = document.createElement("div");
      const add = (tag, words) => box.appendChild(Object.assign(document.createElement(tag), { textContent: words }));
      add("strong", hit.title);
      hit.lines.forEach((line) => add("div", line));
      this._tip.setContent(box);
    }
    this._tip.setLatLng(at);
    if (!this._map.hasLayer(this._tip)) this._tip.addTo(this._map);
  },

  _leave() {
    this._tipFor = null;
    if (this._tip) this._tip.remove();
  },

  _click(event) {
    const hit = this._under(event);
    if (hit) this._open(hit, event.latlng);
  },

  // Select a place, or one of its claims; a cell of many opens by going nearer.
  _open(hit, at) {
    this._leave();
    if (hit.key.startsWith("cell:")) {
      this._map.setView(at || hit.at, this._map.getZoom() + 2);
      return;
    }
    this.selected = hit.key;
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
