// The controls in the corners: the legend, and the way to what lies outside the view.
"use strict";

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
      const [wide, high] = entry.kind === "nested" ? [2 * entry.radii[0] + 62, Math.ceil(2 * entry.radii[0] + 10)] : [26, 18];
      canvas.width = wide * ratio;
      canvas.height = high * ratio;
      canvas.style.width = `${wide}px`;
      canvas.style.height = `${high}px`;
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
    return undefined;
  }
  if (entry.kind === "conflict") return dateline.badge(c, "≠", 13, 9, theme);
  if (entry.kind === "flow") {
    dateline.arrow(c, { x: 2, y: 8, r: -3 }, { x: 25, y: 8, r: -3 }, theme, entry.colour, false, false, 8);
    return undefined;
  }
  if (entry.kind === "open") {
    c.beginPath();
    c.arc(13, 9, 5, 0, 2 * Math.PI);
    c.lineWidth = 1.5;
    c.strokeStyle = entry.colour;
    c.stroke();
    return dateline.openEnd(c, 13, 9, 5, "upwards", entry.colour);
  }
  if (entry.kind === "nested") return dateline.nested(c, entry, theme);
  c.beginPath();
  if (entry.fuzzy) {
    const path = new Path2D();
    path.arc(13, 9, 8, 0, 2 * Math.PI);
    dateline.fuzzy(c, path, 13, 9, 8, entry.colour);
    return undefined;
  }
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
  return undefined;
};

// Circles of three figures, standing in one another, each with its figure.
dateline.nested = function (c, entry, theme) {
  const most = entry.radii[0];
  entry.radii.forEach((r, i) => {
    const y = 2 * most + 6 - 2 * r;
    c.beginPath();
    c.arc(most + 2, y + r, r, 0, 2 * Math.PI);
    c.lineWidth = 1.3;
    c.strokeStyle = entry.colour;
    c.stroke();
    c.beginPath();
    c.moveTo(most + 2, y);
    c.lineTo(2 * most + 8, y);
    c.lineWidth = 0.8;
    c.stroke();
    c.font = `400 11px ${dateline.FONT}`;
    c.textAlign = "left";
    c.textBaseline = "middle";
    c.fillStyle = theme.text;
    c.fillText(entry.figures[i], 2 * most + 11, y + 1);
  });
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
    const away = layer.data.thin ? [] : layer.symbols.filter((s) => !bounds.contains(s.at));
    const button = control.getContainer();
    button.hidden = !away.length;
    const named = away.slice(0, 2).map((s) => s.title).join(", ");
    button.textContent = away.length > 2 ? `Outside this view: ${named} and ${away.length - 2} more` : `Outside this view: ${named}`;
    button.title = "Show all places";
  };
  return control;
};
