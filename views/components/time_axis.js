// The time strip's axis: bars of claims, lines of longer periods, and the days named below them.
const DAY = 86400000;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const LANES = 4;

const dateOf = (number) => new Date(number * DAY);
const words = (number) => {
  const d = dateOf(number);
  return `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()}`;
};
const claims = (n) => `${n.toLocaleString("en-GB")} ${n === 1 ? "claim" : "claims"}`;
const make = (tag, className, text, within) => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  if (tag === "button") node.type = "button";
  if (within) within.appendChild(node);
  return node;
};

// Bins as positions: edge i is the first day of bin i, the last edge the day after the axis.
const edges = (data) => [...data.starts, data.last + 1];
const binOf = (data, day) => Math.max(0, edges(data).findLastIndex((edge) => edge <= day));
const across = (data, day) => {
  const [low, high] = [data.starts[0], data.last + 1];
  return Math.min(100, Math.max(0, (100 * (day - low)) / (high - low)));
};

function drawBins(kept) {
  const data = kept.data;
  kept.root.classList.toggle("empty", !data.starts.length);
  kept.bins.replaceChildren();
  kept.lanes.replaceChildren();
  if (!data.starts.length) return;
  const all = edges(data);
  const top = Math.max(1, ...data.within.map((n, i) => n + data.spread[i]));
  data.starts.forEach((start, i) => {
    if (!data.within[i] && !data.spread[i]) return;
    const left = across(data, start);
    const bar = make("div", "bar", "", kept.bins);
    bar.style.cssText = `left:${left}%;width:${across(data, all[i + 1]) - left}%`;
    for (const [kind, n] of [["spread", data.spread[i]], ["within", data.within[i]]]) {
      if (n) make("i", kind, "", bar).style.height = `max(2px, ${(100 * n) / top}%)`;
    }
  });
  kept.most.textContent = top === 1 ? "1" : Math.round(top).toLocaleString("en-GB");
  kept.most.title = "The height of the tallest bar, in claims";
  kept.bins.setAttribute("role", "img");
  kept.bins.setAttribute("aria-label", alt(data));
  lanes(kept);
  axis(kept);
}

function alt(data) {
  const told = data.starts.map((_, i) => [data.within[i] + data.spread[i], i]).sort((a, b) => b[0] - a[0]);
  const named = told.slice(0, 5).filter(([n]) => n > 0).map(([, i]) => bin(data, i));
  return `Claims per ${data.step}; most of them: ${named.join("; ")}`;
}

function bin(data, i) {
  const told = [`${data.names[i]}: ${claims(data.within[i])}`];
  if (data.touching[i]) told.push(`${data.touching[i].toLocaleString("en-GB")} of longer periods may be of it`);
  return told.join(", ");
}

// Each period that is longer than a bin is a line; those that overlap stand one under the other.
function lanes(kept) {
  const data = kept.data;
  const ends = [];
  let left = 0;
  const sorted = data.intervals.map((interval) => [interval[0] ?? interval[1], interval[1] ?? interval[0], ...interval]);
  sorted.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  for (const [low, high, first, last, told] of sorted) {
    const [x, x2] = [across(data, low), across(data, high + 1)];
    let lane = ends.findIndex((taken) => taken + 0.3 <= x);
    if (lane < 0) lane = ends.push(0) - 1;
    if (lane >= LANES) {
      ends.pop();
      left += 1;
      continue;
    }
    ends[lane] = x2;
    const line = make("i", `period ${first === null ? "no-start" : ""} ${last === null ? "no-end" : ""}`, "", kept.lanes);
    line.style.cssText = `left:${x}%;width:${Math.max(0.4, x2 - x)}%;top:${lane * 6 + 2}px`;
    line.dataset.told = told;
  }
  kept.lanes.style.height = `${Math.min(ends.length, LANES) * 6 + (ends.length ? 3 : 0)}px`;
  kept.leftOut = left ? "Not every longer period has a line; all are in the bars" : "";
}

function axis(kept) {
  const data = kept.data;
  kept.axis.replaceChildren();
  const width = kept.chart.clientWidth;
  if (!data.starts.length || !width) return;
  const [low, high] = [data.starts[0], data.last + 1];
  const room = Math.max(2, Math.floor(width / 76));
  for (const [day, text] of ticks(low, high, room)) {
    const x = across(data, day);
    if ((x / 100) * width > width - 40) continue;
    make("span", "", text, kept.axis).style.left = `${x}%`;
  }
}

function ticks(low, high, room) {
  const days = high - low;
  if (days <= room * 15) {
    const step = [1, 2, 3, 5, 7, 14, 21].find((s) => days / s <= room) || 30;
    return Array.from({ length: Math.ceil(days / step) }, (_, i) => low + i * step).map((d, i) => {
      const at = dateOf(d);
      return [d, i && at.getUTCMonth() + at.getUTCDate() > 1 ? words(d).slice(0, -5) : words(d)];
    });
  }
  const every = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200].find((m) => days / (m * 30.4) <= room) || 12000;
  const from = dateOf(low);
  let month = Math.ceil((from.getUTCFullYear() * 12 + from.getUTCMonth()) / every) * every;
  const found = [];
  for (; ; month += every) {
    const day = new Date(0);
    day.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
    const number = Math.round(day.getTime() / DAY);
    if (number >= high) return found;
    if (number >= low) found.push([number, every >= 12 ? String(day.getUTCFullYear()) : words(number).slice(2)]);
  }
}
