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
    const away = layer.data.thin ? [] : layer.symbols.filter((s) => !bounds.contains(s.at));
    const button = control.getContainer();
    button.hidden = !away.length;
    const named = away.slice(0, 2).map((s) => s.title).join(", ");
    button.textContent = away.length > 2 ? `Outside this view: ${named} and ${away.length - 2} more` : `Outside this view: ${named}`;
    button.title = "Show all places";
  };
  return control;
};
