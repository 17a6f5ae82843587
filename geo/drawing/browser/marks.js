// Marks besides the symbols: rings sized by a figure, fuzzy circles, and arrows of what moved.
"use strict";

// Short strokes across a ring's rim where a claim gives no bound on that side: outwards for "at least", inwards
// for "at most".
dateline.openEnd = function (c, x, y, r, side, colour) {
  c.beginPath();
  const long = Math.max(4, Math.min(7, r * 0.3)) * (side === "upwards" ? 1 : -1);
  for (let i = 0; i < 8; i++) {
    const angle = (i + 0.5) * (Math.PI / 4);
    c.moveTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
    c.lineTo(x + (r + long) * Math.cos(angle), y + (r + long) * Math.sin(angle));
  }
  c.strokeStyle = colour;
  c.lineWidth = 1.6;
  c.setLineDash([]);
  c.stroke();
};

// A claim's figure as area: one ring, or two for a range, the outer one dashed.
dateline.bubble = function (c, bubble, x, y, colour, halo, strong) {
  const circle = (r) => {
    c.beginPath();
    c.arc(x, y, r, 0, 2 * Math.PI);
  };
  const { inner, outer } = bubble;
  if (inner) {
    circle(inner);
    c.fillStyle = dateline.alpha(colour, strong ? 0.26 : 0.16);
    c.fill();
  }
  for (const [r, dash] of [[outer !== inner ? outer : null, [5, 3]], [inner, []]]) {
    if (!r) continue;
    circle(r);
    c.setLineDash([]);
    c.strokeStyle = halo;
    c.lineWidth = 3.2;
    c.stroke();
    c.setLineDash(dash);
    c.strokeStyle = colour;
    c.lineWidth = strong ? 2.4 : 1.6;
    c.stroke();
  }
  c.setLineDash([]);
  if (bubble.open) dateline.openEnd(c, x, y, inner || outer, bubble.open, colour);
};

// A glyph on a ring's rim says what is counted where the symbol in its middle does not.
dateline.rimGlyph = function (c, glyph, x, y, colour, theme) {
  c.beginPath();
  c.arc(x, y, 7, 0, 2 * Math.PI);
  c.fillStyle = theme.land;
  c.fill();
  c.strokeStyle = colour;
  c.lineWidth = 1.5;
  c.stroke();
  dateline.glyph(c, glyph, x, y, 3.6, colour);
};

// Somewhere in here: darkest in the middle, gone at the rim.
dateline.fuzzy = function (c, path, x, y, r, colour) {
  const shade = c.createRadialGradient(x, y, 0, x, y, Math.max(r, 1));
  shade.addColorStop(0, dateline.alpha(colour, 0.3));
  shade.addColorStop(0.6, dateline.alpha(colour, 0.13));
  shade.addColorStop(1, dateline.alpha(colour, 0));
  c.fillStyle = shade;
  c.fill(path);
};

// A curved arrow from one symbol's rim to another's; returns its path and points along it, or null where the two
// all but touch.
dateline.arrow = function (c, from, to, theme, colour, vague, strong, size = 11) {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const far = Math.hypot(dx, dy);
  if (far < from.r + to.r + 16) return null;
  const bend = Math.min(0.2 * far, 90);
  const mid = { x: (from.x + to.x) / 2 - (dy / far) * bend, y: (from.y + to.y) / 2 + (dx / far) * bend };
  const towards = (p, q, by) => {
    const d = Math.hypot(q.x - p.x, q.y - p.y) || 1;
    return { x: p.x + ((q.x - p.x) / d) * by, y: p.y + ((q.y - p.y) / d) * by };
  };
  const start = towards(from, mid, from.r + 3);
  const tip = towards(to, mid, to.r + 3);
  const neck = towards(tip, mid, size * 0.7);
  const path = new Path2D();
  path.moveTo(start.x, start.y);
  path.quadraticCurveTo(mid.x, mid.y, neck.x, neck.y);
  const angle = Math.atan2(tip.y - neck.y, tip.x - neck.x);
  const head = new Path2D();
  head.moveTo(tip.x, tip.y);
  for (const side of [-1, 1]) {
    head.lineTo(tip.x - size * Math.cos(angle + side * 0.45), tip.y - size * Math.sin(angle + side * 0.45));
  }
  head.closePath();
  c.lineCap = "round";
  c.lineJoin = "round";
  c.setLineDash([]);
  c.strokeStyle = theme.halo;
  c.lineWidth = 5;
  c.stroke(path);
  c.lineWidth = 3;
  c.stroke(head);
  c.setLineDash(vague ? [6, 5] : []);
  c.strokeStyle = colour;
  c.lineWidth = strong ? 2.6 : 1.8;
  c.stroke(path);
  c.setLineDash([]);
  c.fillStyle = colour;
  c.fill(head);
  const along = [];
  for (let t = 0; t <= 1; t += Math.min(0.25, 8 / far)) {
    const [a, b, d] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
    along.push([a * start.x + b * mid.x + d * tip.x, a * start.y + b * mid.y + d * tip.y]);
  }
  return { stroke: path, along };
};

// The claims layer's part that draws them.
dateline.Marks = {
  // Rings by their place, and how far each symbol reaches with them.
  _size(data) {
    const rings = new Map();
    for (const bubble of data.bubbles) {
      if (!rings.has(bubble.key)) rings.set(bubble.key, []);
      rings.get(bubble.key).push(bubble);
    }
    for (const s of this.symbols) {
      s.bubbles = (rings.get(s.key) || []).filter((b) => (b.outer || b.inner) > s.r + 1.5);
      s.reach = Math.max(s.r, ...s.bubbles.map((b) => (b.outer || b.inner) + (b.open === "upwards" || data.palette[b.group].glyph !== s.glyph ? 7 : 0)));
    }
  },

  _bubbles(c, s, p, theme) {
    let turn = 0;
    for (const bubble of s.bubbles) {
      const entry = this.data.palette[bubble.group];
      const r = bubble.outer || bubble.inner;
      dateline.bubble(c, bubble, p.x, p.y, entry.colour, theme.halo, s.key === this.selected);
      const path = new Path2D();
      path.arc(p.x, p.y, r, 0, 2 * Math.PI);
      this._hits.push({ key: s.key, row: bubble.row, title: s.title, lines: [bubble.title], path });
      if (s.glyph === entry.glyph) continue;
      const angle = -0.5 + turn++ * 0.9;
      dateline.rimGlyph(c, entry.glyph, p.x + r * Math.cos(angle), p.y + r * Math.sin(angle), entry.colour, theme);
    }
  },

  _flows(c, stood, theme) {
    const at = new Map(stood.map(({ s, p }) => [s.key, { x: p.x, y: p.y, r: s.r, colour: s.colour }]));
    for (const flow of this.data.flows) {
      const [from, to] = [at.get(flow.from), at.get(flow.to)];
      if (!from || !to) continue;
      const strong = this.selected === flow.from || this.selected === flow.to;
      const drawn = dateline.arrow(c, from, to, theme, theme.text, flow.vague, strong);
      if (drawn) this._hits.push({ key: flow.to, row: flow.row, title: flow.title, lines: flow.lines, ...drawn });
    }
  },
};
