// An online layer, when a person has switched one on. The server's policy lets this frame ask a layer's host only
// if the frame's own address names the layer: switching on or off loads the frame anew with or without it.
"use strict";

// Show this layer, or none; false where the frame is about to be loaded anew.
dateline.online = function (map, layer) {
  const state = map.dateline;
  const name = layer ? layer.name : null;
  const address = new URL(window.location.href);
  const allowed = address.searchParams.get("online");
  if (name !== allowed) {
    if (name) address.searchParams.set("online", name);
    else address.searchParams.delete("online");
    window.location.replace(address);
    return false;
  }
  if (!name || state.online) return true;
  state.online = layer;
  L.tileLayer(layer.url, {
    attribution: layer.credit.replace(/[<>&]/g, ""),
    maxNativeZoom: layer.largest_zoom, noWrap: true, referrerPolicy: "origin", zIndex: 0, pane: "tilePane",
  }).addTo(map);
  map.getContainer().dataset.online = layer.host;
  state.tiles.setZIndex(1);
  if (state.tiles._map) state.tiles.redraw();
  return true;
};
