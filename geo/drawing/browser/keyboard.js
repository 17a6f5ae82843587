// The map by keyboard and for screen readers: N and P go from symbol to symbol, Enter opens the evidence.
"use strict";

dateline.HELP = "Map of what is claimed. Arrow keys move it, plus and minus zoom, N and P go to the next and the " +
  "previous symbol, Enter opens its evidence, Escape leaves it. The Claims page has the same as a table.";

dateline.Keyboard = {
  _listenToKeys(map) {
    const box = map.getContainer();
    box.setAttribute("role", "application");
    box.setAttribute("aria-label", dateline.HELP);
    this._container.setAttribute("aria-hidden", "true");
    this._aloud = L.DomUtil.create("div", "aloud", box);
    this._aloud.setAttribute("aria-live", "polite");
    box.addEventListener("keydown", (event) => {
      if (event.target !== box || event.ctrlKey || event.altKey || event.metaKey) return;
      const key = event.key.toLowerCase();
      if (key === "n" || key === "p") this._step(key === "n" ? 1 : -1);
      else if (key === "enter" && this._current()) this._open(this._current());
      else if (key === "escape") this._goTo(null);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    box.addEventListener("blur", () => this._goTo(null));
  },

  _current() {
    return this.focused ? this.symbols.find((s) => s.key === this.focused) : null;
  },

  // From west to east, and round; from nowhere, to the first in view.
  _step(by) {
    const order = [...this.symbols].sort((a, b) => a.at.lng - b.at.lng || b.at.lat - a.at.lat);
    if (!order.length) return;
    const was = order.findIndex((s) => s.key === this.focused);
    const seen = this._map.getBounds();
    const first = order.findIndex((s) => seen.contains(s.at));
    const next = was < 0 ? Math.max(0, first) : (was + by + order.length) % order.length;
    this._goTo(order[next], `${next + 1} of ${order.length}`);
  },

  _goTo(s, which) {
    this._leave();
    this.focused = s ? s.key : null;
    if (!s) {
      this._aloud.textContent = "";
      this._draw();
      return;
    }
    if (!this._map.getBounds().pad(-0.08).contains(s.at)) this._map.panTo(s.at, { animate: false });
    this._draw();
    const hit = this._hits.find((h) => h.r && h.key === s.key);
    if (hit) this._describe(hit, this._map.layerPointToLatLng(L.point(hit.x, hit.y).add(this._bounds.min)));
    this._aloud.textContent = [s.title, ...s.lines, which].join(". ");
  },

  // A ring round the symbol that the keys are on, inside the one that tells what is selected.
  _focusRing(c, s, p, theme) {
    if (s.key !== this.focused) return;
    for (const [colour, width] of [[theme.halo, 6], [theme.text, 2.5]]) {
      dateline.outlineOf(c, s.shape, p.x, p.y, s.r + 4);
      c.strokeStyle = colour;
      c.lineWidth = width;
      c.setLineDash([]);
      c.stroke();
    }
  },
};
