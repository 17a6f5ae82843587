// Which part of the world the map shows when reports are new to it, and where it was when they are not.
"use strict";

dateline.VIEW = "dateline:view"; // in the session's storage: { fit, centre, zoom }

dateline.Framing = {
  // Go to the claims of new reports, or back to where these were looked at last.
  _frame(data) {
    if (data.fit === this._fit || !data.bounds) {
      this._fitted = this._recalled = null; // a filter, a click, another theme: the view stays as it is
      return;
    }
    this._fit = data.fit;
    this._fitted = null;
    this._recalled = null;
    let remembered = null;
    try {
      remembered = JSON.parse(window.sessionStorage.getItem(dateline.VIEW));
    } catch (error) { /* no storage: start from the claims */ }
    if (data.remember && remembered && remembered.fit === data.fit) {
      this._recalled = remembered;
    } else {
      this._fitted = L.latLngBounds(data.bounds);
    }
    if (!data.remember) this._legend.getContainer().open = this._map.getSize().x > 520; // each slide begins afresh
    this._exactly = data.framed; // a saved view's own frame, and not room for its claims
    this._settle();
  },

  // The page's layout and the style sheet may come after the claims: until a person does something, each change of
  // size fits the map again.
  _watchSizes(map) {
    const settle = () => this._settle();
    map.on("resize", settle);
    map.on("movestart zoomstart", () => { // somebody else moves it, such as a map beside that it follows
      if (!this._settling) this._moved();
    });
    new ResizeObserver(settle).observe(this._legend.getContainer());
    document.querySelectorAll("link[rel=stylesheet]").forEach((link) => link.addEventListener("load", settle));
    ["pointerdown", "keydown", "wheel"].forEach((kind) =>
      map.getContainer().addEventListener(kind, () => this._moved(), { capture: true, passive: true }));
  },

  // From now on the reader moves the map; a slide's map keeps its frame, whatever becomes of the screen.
  _moved() {
    if (!this.data || this.data.remember) this._fitted = this._recalled = null;
  },

  _settle() {
    if (!(this._fitted || this._recalled) || !this.data || this._settling) return;
    this._settling = true;
    this._map.invalidateSize({ pan: false });
    if (this._fitted) {
      this._fitTo(this._fitted);
    } else {
      this._map.setView(this._recalled.centre, this._recalled.zoom, { animate: false });
      if (this._legend.getContainer().open && this._underLegend()) this._legend.getContainer().open = false;
    }
    this._settling = false;
  },

  // All claims in view and none under the legend: the map makes way for it where that costs at most a step and a
  // half of zoom, else it closes.
  _fitTo(bounds) {
    const map = this._map;
    const box = this._legend.getContainer();
    if (this._exactly) {
      map.fitBounds(bounds, { animate: false });
      if (box.open && this._underLegend()) box.open = false; // the frame stands, so the legend gives way
      return;
    }
    const go = (left, below) => map.fitBounds(bounds,
      { paddingTopLeft: [60 + left, 60], paddingBottomRight: [60, 60 + below], maxZoom: 8, animate: false });
    go(0, 0);
    if (box.open && this._underLegend()) {
      const plain = map.getZoom();
      for (const [left, below] of [[0, box.offsetHeight - 20], [box.offsetWidth - 20, 0]]) {
        go(left, below);
        if (map.getZoom() >= plain - 1.5 && !this._underLegend()) break;
      }
      if (map.getZoom() < plain - 1.5 || this._underLegend()) {
        box.open = false;
        go(0, 0);
      }
    }
  },

  _underLegend() {
    const legend = this._legend.getContainer().getBoundingClientRect();
    const frame = this._map.getContainer().getBoundingClientRect();
    return this.symbols.some((s) => {
      const p = this._map.latLngToContainerPoint(s.at);
      return p.x > 0 && p.y < frame.height && p.x + frame.left < legend.right + s.reach &&
        p.y + frame.top > legend.top - s.reach;
    });
  },

  _remember() {
    if (!this.data.remember) return;
    try {
      window.sessionStorage.setItem(dateline.VIEW,
        JSON.stringify({ fit: this._fit, centre: this._map.getCenter(), zoom: this._map.getZoom() }));
    } catch (error) { /* private windows may refuse: the view is then not remembered */ }
  },
};
