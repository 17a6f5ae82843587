// Drawing primitives on a 2D canvas: symbols, hatching, names with a halo. The map and its legend share them.
"use strict";
var dateline = {};

dateline.FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", system-ui, "Segoe UI", sans-serif';

// The page around the map has the typeface as a web font; this frame borrows its rules.
dateline.borrowFonts = function () {
  try {
    const rules = [];
    for (const sheet of window.parent.document.styleSheets) {
      for (const rule of sheet.cssRules) {
        if (rule instanceof window.parent.CSSFontFaceRule && /Source Sans/.test(rule.style.fontFamily)) {
          const base = sheet.href || window.parent.document.baseURI;
          rules.push(rule.cssText.replace(/url\("?([^")]+)"?\)/g, (_, url) => `url("${new URL(url, base)}")`));
        }
      }
    }
    const style = document.createElement("style");
    style.textContent = rules.join("\n");
    document.head.appendChild(style);
    return Promise.all(["400 12px", "600 12px"].map((f) => document.fonts.load(`${f} "Source Sans"`)));
  } catch (error) {
    return Promise.resolve(); // shown outside the dashboard: the system's typeface does
  }
};

dateline.alpha = function (hex, alpha) {
  const n = parseInt(hex.slice(1), 16);
  return `rgba(${n >> 16},${(n >> 8) & 255},${n & 255},${alpha})`;
};

// White on dark colours, near-black on light ones.
dateline.inkOn = function (hex) {
  const n = parseInt(hex.slice(1), 16);
  return (n >> 16) * 0.299 + ((n >> 8) & 255) * 0.587 + (n & 255) * 0.114 > 140 ? "#10171d" : "#ffffff";
};

dateline.hatch = function (colour, gap) {
  const tile = document.createElement("canvas");
  const ratio = window.devicePixelRatio || 1;
  tile.width = tile.height = Math.round(gap * ratio);
  const c = tile.getContext("2d");
  c.scale(ratio, ratio);
  c.strokeStyle = colour;
  c.lineWidth = 1;
  c.beginPath();
  for (const shift of [-gap, 0, gap]) {
    c.moveTo(shift - 1, gap + 1);
    c.lineTo(shift + gap + 1, -1);
  }
  c.stroke();
  const pattern = c.createPattern(tile, "repeat");
  pattern.setTransform(new DOMMatrix().scale(1 / ratio));
  return pattern;
};

dateline.outlineOf = function (c, shape, x, y, r) {
  c.beginPath();
  if (shape === "square") c.roundRect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, 2);
  else c.arc(x, y, r, 0, 2 * Math.PI);
};

// One symbol: the role's shape (filled for events, hollow otherwise), the group's colour and glyph.
dateline.symbol = function (c, s, x, y, theme) {
  const r = s.r;
  const filled = s.shape === "disc";
  dateline.outlineOf(c, s.shape, x, y, r + (filled ? 1.5 : 1));
  c.fillStyle = theme.halo;
  c.fill();
  dateline.outlineOf(c, s.shape, x, y, r);
  if (filled) {
    c.fillStyle = s.colour;
    c.fill();
  } else {
    c.fillStyle = theme.land;
    c.fill();
    c.strokeStyle = s.colour;
    c.lineWidth = 2;
    c.stroke();
  }
  if (s.conflict) dateline.badge(c, "≠", x + r * 0.85, y + r * 0.85, theme);
  const ink = filled ? dateline.inkOn(s.colour) : s.colour;
  if (s.glyph === "many" && s.count) {
    c.fillStyle = ink;
    const words = s.count < 1000 ? String(s.count) : `${(s.count / 1000).toFixed(s.count < 9950 ? 1 : 0)}k`;
    c.font = `600 ${Math.max(10, Math.round((r * 2.1) / Math.max(1.9, words.length)))}px ${dateline.FONT}`;
    c.textAlign = "center";
    c.textBaseline = "middle";
    c.fillText(words, x, y + 0.5);
    return;
  }
  dateline.glyph(c, s.glyph, x, y, r * 0.5, ink);
  if (s.count > 1) dateline.badge(c, s.count, x + r * 0.85, y - r * 0.85, theme);
};

dateline.glyph = function (c, glyph, x, y, g, ink) {
  c.strokeStyle = c.fillStyle = ink;
  c.lineWidth = Math.max(1.5, g * 0.36);
  c.lineCap = "round";
  c.lineJoin = "round";
  c.beginPath();
  const line = (points) => points.forEach(([px, py], i) => c[i ? "lineTo" : "moveTo"](x + px * g, y + py * g));
  switch (glyph) {
    case "cross": line([[-0.8, -0.8], [0.8, 0.8]]); line([[0.8, -0.8], [-0.8, 0.8]]); c.stroke(); break;
    case "bracket": line([[-0.4, -0.9], [-0.9, -0.9], [-0.9, 0.9], [-0.4, 0.9]]);
      line([[0.4, -0.9], [0.9, -0.9], [0.9, 0.9], [0.4, 0.9]]); c.stroke(); break;
    case "chevron": line([[-0.9, 0.1], [0, -0.8], [0.9, 0.1]]); line([[-0.9, 0.9], [0, 0], [0.9, 0.9]]);
      c.stroke(); break;
    case "arrow": line([[-0.9, 0], [0.9, 0], [0.2, -0.7]]); line([[0.9, 0], [0.2, 0.7]]); c.stroke(); break;
    case "diamond": line([[0, -1], [1, 0], [0, 1], [-1, 0], [0, -1]]); c.fill(); break;
    case "bolt": line([[0.3, -1.1], [-0.6, 0.2], [0, 0.2], [-0.3, 1.1], [0.7, -0.3], [0, -0.3], [0.3, -1.1]]);
      c.fill(); break;
    case "area": c.rect(x - g * 0.7, y - g * 0.7, g * 1.4, g * 1.4); c.fill(); break;
    case "dot": c.arc(x, y, g * 0.55, 0, 2 * Math.PI); c.fill(); break;
    default: c.arc(x, y, g * 0.3, 0, 2 * Math.PI); c.fill();
  }
};

dateline.badge = function (c, count, x, y, theme) {
  const words = count === "≠" ? count : count > 99 ? "99+" : String(count);
  c.font = `600 10px ${dateline.FONT}`;
  const w = Math.max(13, c.measureText(words).width + 7);
  c.beginPath();
  c.roundRect(x - w / 2, y - 6.5, w, 13, 6.5);
  c.fillStyle = theme.text;
  c.fill();
  c.fillStyle = theme.land;
  c.textAlign = "center";
  c.textBaseline = "middle";
  c.fillText(words, x, y + 0.5);
};

dateline.words = function (c, words, x, y, colour, halo) {
  c.lineJoin = "round";
  c.lineWidth = 3;
  c.strokeStyle = halo;
  c.strokeText(words, x, y);
  c.fillStyle = colour;
  c.fillText(words, x, y);
};

// Which rectangles of the canvas are taken; later names give way to earlier ones. What stands inside the visible
// frame must not be cut by its edge; what stands outside it is drawn for the next drag and may be.
dateline.Room = class {
  constructor(frame) {
    this.cell = 64;
    this.taken = new Map();
    this.frame = frame;
  }
  cut(box) {
    const [left, top, right, bottom] = this.frame;
    const meets = box[0] < right && box[2] > left && box[1] < bottom && box[3] > top;
    return meets && (box[0] < left + 4 || box[2] > right - 4 || box[1] < top + 4 || box[3] > bottom - 4);
  }
  cells(box) {
    const keys = [];
    for (let i = Math.floor(box[0] / this.cell); i <= Math.floor(box[2] / this.cell); i++) {
      for (let j = Math.floor(box[1] / this.cell); j <= Math.floor(box[3] / this.cell); j++) keys.push(`${i}:${j}`);
    }
    return keys;
  }
  free(box) {
    return !this.cut(box) && this.cells(box).every((key) =>
      (this.taken.get(key) || []).every((b) => box[0] > b[2] || box[2] < b[0] || box[1] > b[3] || box[3] < b[1]));
  }
  // Take the first of these boxes that is free and return it; null where none is.
  firstFree(boxes) {
    const box = boxes.find((b) => this.free(b)) || null;
    if (box) this.take(box);
    return box;
  }
  take(box) {
    for (const key of this.cells(box)) {
      if (!this.taken.has(key)) this.taken.set(key, []);
      this.taken.get(key).push(box);
    }
  }
};
