// Words on the map: of claims first, then of countries, divisions and towns, as far as there is room.
"use strict";

dateline.RING_LINES = 3; // of figures beside a place's circles; the tooltip and the evidence tell them all

dateline.Naming = {
  // Circles and arrows keep names off them; a circle so large that names fit inside it only does so at its rim.
  _keepClear(room, at) {
    const outermost = new Set();
    for (const ring of this.data.rings) {
      if (!ring.fill || outermost.has(ring.key)) continue;
      outermost.add(ring.key);
      const box = dateline.boxOf(ring, at);
      if (box[2] - box[0] < 160) room.take(box);
    }
    for (const hit of this._hits) {
      for (const [x, y] of hit.along || []) room.take([x - 3, y - 3, x + 3, y + 3]);
    }
  },

  // What is claimed at a place stands as one block beside its widest circle.
  _ringLabels(c, room, at, theme) {
    const blocks = new Map();
    for (const ring of this.data.rings) {
      if (!ring.label) continue;
      if (!blocks.has(ring.key)) blocks.set(ring.key, []);
      blocks.get(ring.key).push(ring);
    }
    c.font = `600 11.5px ${dateline.FONT}`;
    c.textBaseline = "middle";
    c.textAlign = "left";
    for (const rings of blocks.values()) {
      const [left, top, right, bottom] = dateline.boxOf(rings[0], at);
      if (right - left < 14) continue;
      const told = rings.length > dateline.RING_LINES ? dateline.RING_LINES - 1 : rings.length;
      const lines = rings.slice(0, told).map((r) => r.label);
      if (told < rings.length) lines.push(`and ${rings.length - told} more`);
      const width = Math.max(...lines.map((words) => c.measureText(words).width));
      const height = lines.length * 15;
      const box = room.firstFree([...dateline.around(left, top, right, bottom, width, height, 7),
        ...dateline.around(left, top, right, bottom, width, height, 26)]);
      if (!box) continue;
      const colour = this.data.palette[rings[0].group].colour;
      lines.forEach((words, i) => dateline.words(c, words, box[0] + 2, box[1] + 8 + i * 15, colour, theme.halo));
    }
  },

  // A place's name and what is claimed there; its name alone where there is no room for both.
  _label(c, room, s, p, theme) {
    c.textAlign = "left";
    c.textBaseline = "middle";
    const widths = [[s.title, 600, 13], [s.label, 400, 12]].map(([words, weight, size]) => {
      c.font = `${weight} ${size}px ${dateline.FONT}`;
      return c.measureText(words).width;
    });
    for (const lines of s.label ? [2, 1] : [1]) {
      const width = Math.max(...widths.slice(0, lines));
      const box = room.firstFree(
        dateline.around(p.x - s.reach, p.y - s.reach, p.x + s.reach, p.y + s.reach, width, lines * 15, 5));
      if (!box) continue;
      c.font = `600 13px ${dateline.FONT}`;
      dateline.words(c, s.title, box[0] + 2, box[1] + 8, theme.text, theme.halo);
      if (lines === 2) {
        c.font = `400 12px ${dateline.FONT}`;
        dateline.words(c, s.label, box[0] + 2, box[1] + 23, theme.muted, theme.halo);
      }
      return;
    }
  },

  _names(c, room, at, theme) {
    c.textAlign = "center";
    c.textBaseline = "middle";
    const seen = this._map.getBounds();
    const said = new Set(this.symbols.filter((s) => !s.at || seen.contains(s.at)).map((s) => s.title));
    for (const [name, lat, lon, kind, px] of dateline.names(this._map)) {
      if (said.has(name)) continue;
      const p = at(L.latLng(lat, lon));
      const country = kind === "country";
      const words = country ? name.toUpperCase() : name;
      c.font = `${country ? "600" : "italic 400"} ${px}px ${dateline.FONT}`;
      c.letterSpacing = country ? "1.5px" : "0px";
      const width = c.measureText(words).width;
      const shifts = country ? [0, 2, -2, 4, -4] : [0, 2, -2];
      const box = room.firstFree(shifts.map((lines) => lines * px).map((shift) =>
        [p.x - width / 2 - 4, p.y + shift - px / 2 - 3, p.x + width / 2 + 4, p.y + shift + px / 2 + 3]));
      if (!box) continue;
      dateline.words(c, words, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2,
        country ? theme.country_name : theme.division_name, theme.halo);
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
      const box = room.firstFree([[p.x - 3, p.y - 7, p.x + width + 8, p.y + 7], [p.x - width - 8, p.y - 7, p.x + 3, p.y + 7]]);
      if (!box) continue;
      c.beginPath();
      c.arc(p.x, p.y, large ? 2.2 : 1.7, 0, 2 * Math.PI);
      c.fillStyle = theme.town_name;
      c.fill();
      dateline.words(c, name, box[0] < p.x - 4 ? box[0] + 2 : p.x + 6, p.y, theme.town_name, theme.halo);
    }
  },
};

// The box round a circle, in the canvas's pixels.
dateline.boxOf = function (ring, at) {
  const n = ring.points.length - 1;
  const [north, east, south, west] = [0, n >> 2, n >> 1, (n * 3) >> 2].map((i) => at(L.latLng(ring.points[i])));
  return [west.x, north.y, east.x, south.y];
};

// Where words of a size can stand round a box, best first.
dateline.around = function (left, top, right, bottom, width, height, gap) {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const near = gap * 0.3;
  const spots = [[right + gap, y - height / 2], [left - gap - width, y - height / 2], [x - width / 2, bottom + near],
    [x - width / 2, top - near - height], [right + near, top - height * 0.6], [right + near, bottom - height * 0.4],
    [left - near - width, top - height * 0.6], [left - near - width, bottom - height * 0.4]];
  return spots.map(([a, b]) => [a - 2, b, a + width + 2, b + height]);
};

// Thousands of inhabitants from which a town is named, by zoom.
dateline.TOWN_RANKS = [[9, 5], [8, 10], [7, 50], [6, 200], [5, 1000]];

// The towns in view that are large enough for this zoom, largest first.
dateline.townsIn = function (map) {
  const zoom = map.getZoom();
  if (map.dateline.online && map.dateline.online.named) return [];
  const rank = dateline.TOWN_RANKS.find(([z]) => zoom >= z);
  const bounds = map.getBounds();
  const towns = [];
  for (const town of (rank && map.dateline.towns) || []) {
    if (town[3] < rank[1] || towns.length > 400) break;
    if (bounds.contains([town[1], town[2]])) towns.push(town);
  }
  return towns;
};

// The names to try at this zoom, most important first: [words, lat, lon, kind, size in px, weight].
dateline.names = function (map) {
  const state = map.dateline;
  const zoom = map.getZoom();
  const bounds = map.getBounds();
  const pixel = (156.5 / 2 ** zoom) * 0.7; // km per pixel at middle latitudes
  const names = [];
  if (state.online && state.online.named) return names;
  for (const f of state.detail || state.world || []) {
    if (!f.name || (f.view !== "both" && f.view !== (state.view || "un"))) continue;
    const country = f.kind === "country";
    const across = Math.sqrt(f.km2) / pixel; // roughly how wide it is on the screen
    if (country ? across <= 34 : zoom < dateline.DIVISION_ZOOM + 0.5 || across <= 62) continue;
    const at = bounds.contains([f.lat, f.lon]) ? [f.lat, f.lon] : dateline.seenMiddle(map, f);
    if (!at) continue;
    names.push([f.name, ...at, f.kind, country ? Math.min(15, 10.5 + across / 130) : 11, country ? f.km2 * 10 : f.km2]);
  }
  return names.sort((a, b) => b[5] - a[5]).slice(0, 160);
};

// Where in view the middle of a place lies whose own label point is out of view: of a grid of points over the view,
// the one inside it that is nearest to the middle of all that are; null where it fills less than a tenth of the view.
dateline.seenMiddle = function (map, feature) {
  const size = map.getSize();
  const scale = 256 * 2 ** map.getZoom();
  const corner = map.getPixelBounds().min;
  const view = [corner.x / scale, corner.y / scale, (corner.x + size.x) / scale, (corner.y + size.y) / scale];
  if (!dateline.meets(feature.box, view)) return null;
  const path = new Path2D();
  dateline.trace(path, feature, view, scale, corner.x, corner.y);
  const c = (dateline.probe ??= document.createElement("canvas").getContext("2d"));
  const inside = [];
  for (let i = 1; i < 12; i++) {
    for (let j = 1; j < 10; j++) {
      const p = L.point((size.x * i) / 12, (size.y * j) / 10);
      if (c.isPointInPath(path, p.x, p.y, "evenodd")) inside.push(p);
    }
  }
  if (inside.length < 10) return null;
  const middle = inside.reduce((sum, p) => sum.add(p), L.point(0, 0)).divideBy(inside.length);
  const best = inside.reduce((a, b) => (a.distanceTo(middle) <= b.distanceTo(middle) ? a : b));
  const at = map.containerPointToLatLng(best);
  return [at.lat, at.lng];
};
