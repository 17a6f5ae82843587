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
  const pick = (key) => kept.tell("picked", key);
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
    if (!piece.key) {
      text.append(piece.text);
      continue;
    }
    const mark = make("span", `mark ${piece.kind}`, piece.text, text);
    mark.style.setProperty("--mark", piece.colour);
    mark.onclick = () => pick(piece.key);
    if (piece.key === data.selected) {
      mark.classList.add("selected");
      marked = marked || mark;
    }
  }
  if (data.cut[1]) make("p", "hint", "… the text after this is left out here.", reader);

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
