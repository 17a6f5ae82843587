// The list of findings and the report's text. Everything from a report goes into text nodes.
const memory = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  const make = (tag, className, words, within) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (words) node.textContent = words;
    if (within) within.appendChild(node);
    return node;
  };
  const kept = memory.get(parentElement) || {};
  memory.set(parentElement, kept);
  kept.tell = setTriggerValue;
  const pick = (key) => {
    const editor = document.querySelector(".st-key-review_editor");
    if (editor) editor.scrollTop = 0; // another finding is read from its beginning
    kept.tell("picked", key);
  };
  const drawn = JSON.stringify(data);
  if (drawn === kept.drawn && parentElement.querySelector(".panel")) return; // a click under way keeps its target
  kept.drawn = drawn;

  let root = parentElement.querySelector(".panel");
  const scrolled = root ? root.querySelector(".list").scrollTop : 0;
  const focused = root ? root.contains(root.getRootNode().activeElement) : false;
  if (!root) root = make("div", "panel", "", parentElement);
  root.replaceChildren();

  const list = make("div", "list", "", root);
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Findings");
  const hint = make("p", "hint", "", list);
  hint.setAttribute("role", "presentation");
  make("kbd", "", "j", hint);
  hint.append(" and ");
  make("kbd", "", "k", hint);
  hint.append(" go down and up");
  let current = null;
  for (const item of data.items) {
    const line = make("button", `item ${item.status}`, "", list);
    line.type = "button";
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", String(item.key === data.selected));
    line.style.setProperty("--mark", item.colour);
    line.onclick = () => pick(item.key);
    if (item.look) make("span", "status", "look again", line);
    else if (item.status !== "machine") make("span", `status ${item.status}`, item.status, line);
    make("span", "title", item.title, line);
    make("span", "detail", item.detail, line);
    if (item.key === data.selected) {
      line.classList.add("selected");
      current = line;
    }
  }
  if (!data.items.length) make("p", "hint", "Nothing was found in this report.", list);

  const reader = make("div", "reader", "", root);
  reader.setAttribute("aria-label", "Report text");
  reader.setAttribute("role", "document");
  reader.tabIndex = 0;
  if (data.cut[0]) make("p", "hint", "… the text before this is left out here.", reader);
  const text = make("div", "text", "", reader);
  let marked = null;
  for (const piece of data.pieces) {
    if (!piece.kind) {
      text.append(piece.text);
      continue;
    }
    const mark = make("span", `mark ${piece.kind}`, piece.text, text);
    if (piece.kind === "adding") {
      marked = mark;
      continue;
    }
    mark.style.setProperty("--mark", piece.colour);
    mark.onclick = () => wordsIn(text) || pick(piece.key);
    if (piece.key === data.selected) {
      mark.classList.add("selected");
      marked = marked || mark;
    }
  }
  if (data.cut[1]) make("p", "hint", "… the text after this is left out here.", reader);

  offerForWords(reader, text, data, make, (answer) => kept.tell("words", answer));

  root.onkeydown = (event) => {
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.startsWith("Arrow") && reader.contains(event.target)) return;
    event.preventDefault();
    const at = data.items.findIndex((item) => item.key === data.selected);
    const next = data.items[at + step];
    if (next) pick(next.key);
  };
  list.scrollTop = scrolled;
  if (current) {
    const above = current.offsetTop - list.offsetTop;
    if (above < list.scrollTop || above + current.offsetHeight > list.scrollTop + list.clientHeight) {
      list.scrollTop = above - list.clientHeight / 3;
    }
    if (focused) current.focus({ preventScroll: true });
  }
  if (marked) reader.scrollTop = marked.offsetTop - reader.offsetTop - reader.clientHeight / 3;
}

// The words that are selected within `text`: their range, or null. Firefox shows it whole, Chromium by the root.
function wordsIn(text) {
  const root = text.getRootNode();
  const selection = (root.getSelection && root.getSelection()) || document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  let range = selection.getRangeAt(0);
  if (selection.getComposedRanges && !text.contains(range.commonAncestorContainer)) {
    const [within] = selection.getComposedRanges({ shadowRoots: [root] });
    range = document.createRange();
    range.setStart(within.startContainer, within.startOffset);
    range.setEnd(within.endContainer, within.endOffset);
  }
  return text.contains(range.commonAncestorContainer) && range.toString().trim() ? range : null;
}

// A small bar under selected words. Offsets are counted in code points, as Python does.
function offerForWords(reader, text, data, make, tell) {
  const bar = make("div", "offers", "", reader);
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "For the selected words");
  bar.hidden = true;
  const length = (words) => [...words].length;
  for (const [offer, words] of data.offers) {
    const button = make("button", "offer", words, bar);
    button.type = "button";
    button.onpointerdown = (event) => event.preventDefault(); // the selection stays
    button.onclick = () => {
      const range = wordsIn(text);
      if (!range) return;
      const before = document.createRange();
      before.setStart(text, 0);
      before.setEnd(range.startContainer, range.startOffset);
      const start = data.first + length(before.toString());
      bar.hidden = true;
      tell({ offer, start, end: start + length(range.toString()), report: data.report, number: Date.now() });
    };
  }
  const place = () => {
    const range = data.offers.length ? wordsIn(text) : null;
    bar.hidden = !range;
    if (!range) return;
    const box = range.getBoundingClientRect();
    const frame = reader.getBoundingClientRect();
    const left = Math.min(box.left - frame.left, frame.width - bar.offsetWidth - 12);
    bar.style.left = `${Math.max(0, left)}px`;
    bar.style.top = `${box.bottom - frame.top + reader.scrollTop + 6}px`;
  };
  reader.onpointerup = () => setTimeout(place); // a click lets go of the selection only afterwards
  reader.onkeyup = place;
}
