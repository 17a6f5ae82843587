// Words on the map: of claims first, then of countries, divisions and towns, as far as there is room.
"use strict";

dateline.Naming = {
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
};
