// The base map: packed outlines drawn as tiles on canvases, and the names that stand on them.
"use strict";

dateline.base = function (map, settings) {
  map.dateline = { settings, theme: settings.themes.light, world: null, detail: null, byId: new Map() };
  map.attributionControl.setPrefix(false);
  L.control.scale({ imperial: false, maxWidth: 140, position: "bottomright" }).addTo(map);
  map.dateline.tiles = new dateline.Tiles({ noWrap: true, pane: "tilePane", updateWhenZooming: false, keepBuffer: 3 });
  new ResizeObserver(() => map.invalidateSize({ pan: false })).observe(map.getContainer());
  dateline.borrowFonts().then(() => map.fire("dateline:names"));
  dateline.fetch(settings.files, "world").then((features) => {
    map.dateline.world = features;
    dateline.index(map.dateline, features.filter((f) => f.kind === "country"));
    map.getContainer().style.background = map.dateline.theme.sea;
    map.dateline.tiles.addTo(map);
    map.fire("dateline:names");
    return dateline.fetch(settings.files, "detail");
  }).then((features) => {
    map.dateline.detail = features;
    dateline.index(map.dateline, features);
    if (map.getZoom() >= dateline.DETAIL_ZOOM) map.dateline.tiles.redraw();
    map.fire("dateline:names");
    return fetch(`${settings.files}/towns.tsv`).then((r) => r.text());
  }).then((text) => {
    map.dateline.towns = text.split("\n").map((line) => {
      const [name, lat, lon, thousands] = line.split("\t");
      return [name, Number(lat), Number(lon), Number(thousands)];
    });
    map.fire("dateline:names");
  });
};

// Places by id in the UN's view of borders, and by "defacto" and id in the other: Crimea and its neighbours differ.
dateline.index = (state, features) => features.forEach((f) => {
  if (f.view !== "defacto") state.byId.set(f.id, f);
  if (f.view !== "un") state.byId.set(`defacto ${f.id}`, f);
});

dateline.outlineFor = (state, id) =>
  (state.view === "defacto" && state.byId.get(`defacto ${id}`)) || state.byId.get(id);

dateline.CREDITS = {
  un: "Outlines: Natural Earth · Borders: UN view", defacto: "Outlines: Natural Earth · Borders: who holds the ground",
};

// Show this theme, view of borders and online layer; false where the frame is about to be loaded anew.
dateline.dress = function (map, data) {
  const state = map.dateline;
  if (!dateline.online(map, data.online)) return false;
  const theme = state.settings.themes[data.theme];
  if (theme === state.theme && data.view === state.view) return true;
  map.attributionControl.removeAttribution(dateline.CREDITS[state.view]).addAttribution(dateline.CREDITS[data.view]);
  state.theme = theme;
  state.view = data.view;
  const style = map.getContainer().style;
  style.background = theme.sea;
  for (const [name, value] of [["panel", theme.panel], ["line", theme.panel_line], ["text", theme.text], ["muted", theme.muted]]) {
    style.setProperty(`--${name}`, value);
  }
  map.getContainer().dataset.view = data.view;
  map.getContainer().dataset.theme = data.theme;
  if (state.tiles._map) state.tiles.redraw();
  return true;
};

dateline.DETAIL_ZOOM = 4.5;
dateline.DIVISION_ZOOM = 4.5;

// Read `name`.json and `name`.bin (the format is told in geo/drawing/basemap.py) into rings of Web Mercator
// coordinates, 0..1 from the north-west corner of the world.
dateline.fetch = async function (folder, name) {
  const [features, buffer] = await Promise.all([
    fetch(`${folder}/${name}.json`).then((r) => r.json()),
    fetch(`${folder}/${name}.bin`).then((r) => r.arrayBuffer()),
  ]);
  const count = new DataView(buffer).getUint32(0, true);
  const starts = new Int32Array(buffer, 4, count * 3);
  const steps = new Int16Array(buffer, 4 + count * 12);
  let ring = 0;
  let step = 0;
  for (const feature of features) {
    feature.paths = [];
    feature.box = [1, 1, 0, 0];
    for (let i = 0; i < feature.rings; i++, ring++) {
      let x = starts[ring * 3];
      let y = starts[ring * 3 + 1];
      const n = starts[ring * 3 + 2];
      const xy = new Float64Array(n * 2);
      const box = [1, 1, 0, 0];
      for (let k = 0; k < n; k++) {
        if (k) {
          x += steps[step++];
          y += steps[step++];
        }
        const px = x / 360000 + 0.5;
        const sin = Math.sin((Math.max(-85.05, Math.min(85.05, y / 1000)) * Math.PI) / 180);
        const py = 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
        xy[k * 2] = px;
        xy[k * 2 + 1] = py;
        box[0] = Math.min(box[0], px);
        box[1] = Math.min(box[1], py);
        box[2] = Math.max(box[2], px);
        box[3] = Math.max(box[3], py);
      }
      feature.paths.push({ xy, box });
      feature.box = [Math.min(feature.box[0], box[0]), Math.min(feature.box[1], box[1]),
        Math.max(feature.box[2], box[2]), Math.max(feature.box[3], box[3])];
    }
  }
  return features;
};

dateline.meets = (a, b) => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

// Add the feature's rings that meet `view` (0..1 world coordinates) to the canvas's path; `scale` is the world's
// width in pixels, `left` and `top` the view's corner. Vertices closer than half a pixel are skipped.
dateline.trace = function (c, feature, view, scale, left, top) {
  for (const { xy, box } of feature.paths) {
    if (!dateline.meets(box, view)) continue;
    if ((box[2] - box[0]) * scale < 0.7 && (box[3] - box[1]) * scale < 0.7) continue;
    let lastX = xy[0] * scale - left;
    let lastY = xy[1] * scale - top;
    c.moveTo(lastX, lastY);
    for (let k = 2; k < xy.length; k += 2) {
      const x = xy[k] * scale - left;
      const y = xy[k + 1] * scale - top;
      if (Math.abs(x - lastX) + Math.abs(y - lastY) < 0.6 && k < xy.length - 2) continue;
      c.lineTo(x, y);
      lastX = x;
      lastY = y;
    }
  }
};

dateline.Tiles = L.GridLayer.extend({
  createTile(coords) {
    const size = this.getTileSize();
    const ratio = window.devicePixelRatio || 1;
    const tile = document.createElement("canvas");
    tile.width = size.x * ratio;
    tile.height = size.y * ratio;
    const c = tile.getContext("2d");
    c.scale(ratio, ratio);
    const state = this._map.dateline;
    const theme = state.theme;
    const scale = 256 * 2 ** coords.z;
    const left = coords.x * size.x;
    const top = coords.y * size.y;
    const edge = 4;
    const view = [(left - edge) / scale, (top - edge) / scale, (left + size.x + edge) / scale, (top + size.y + edge) / scale];
    const fine = coords.z >= dateline.DETAIL_ZOOM && state.detail;
    const seen = (fine ? state.detail : state.world).filter(
      (f) => (f.view === "both" || f.view === (state.view || "un")) && dateline.meets(f.box, view));
    const draw = (kind, style) => {
      c.beginPath();
      seen.filter((f) => f.kind === kind).forEach((f) => dateline.trace(c, f, view, scale, left, top));
      style();
    };
    const stroke = (colour, width, dash) => () => {
      c.strokeStyle = colour;
      c.lineWidth = width;
      c.setLineDash(dash || []);
      c.stroke();
    };
    c.lineJoin = "round";
    if (!state.online) {
      draw("country", () => {
        c.fillStyle = theme.land;
        c.fill("evenodd");
      });
    }
    if (fine) draw("admin1", stroke(theme.division_line, coords.z > 6 ? 1.2 : 0.9));
    draw("country", stroke(theme.country_line, coords.z > 4 ? 1.2 : 0.7));
    c.beginPath();
    state.world.filter((f) => f.kind === "disputed").forEach((f) => dateline.trace(c, f, view, scale, left, top));
    stroke(theme.land, 2)();
    stroke(theme.disputed_line, 1.2, [4, 3])();
    return tile;
  },
});
