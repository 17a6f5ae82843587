// An online layer, when a person has switched one on. The server's policy lets this frame ask a layer's host only
// if the frame's own address names the layer: switching on or off loads the frame anew with or without it.
"use strict";

// Show the layer of this name, or none; false where the frame is about to be loaded anew.
dateline.online = function (map, name) {
  const state = map.dateline;
  const address = new URL(window.location.href);
  const allowed = address.searchParams.get("online");
  if (state.settings.layers && (name || null) !== allowed) {
    if (name) address.searchParams.set("online", name);
    else address.searchParams.delete("online");
    window.location.replace(address);
    return false;
  }
  if (!name || state.online) return true;
  const layer = state.settings.layers[name];
  state.online = layer;
  L.tileLayer(layer.url, {
    attribution: L.Util.template("{credit}", { credit: layer.credit }).replace(/[<>&]/g, ""),
    maxNativeZoom: layer.largest_zoom, noWrap: true, referrerPolicy: "origin", zIndex: 0, pane: "tilePane",
  }).addTo(map);
  map.getContainer().dataset.online = layer.host;
  state.tiles.setZIndex(1);
  if (state.tiles._map) state.tiles.redraw();
  return true;
};
