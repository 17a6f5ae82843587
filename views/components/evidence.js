// The evidence panel: cards of claims and the report's text. Everything from a report goes into text nodes.
const memory = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  const make = (tag, className, words, within) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (words) node.textContent = words;
    if (within) within.appendChild(node);
    return node;
  };
  const pick = (row, place) => setTriggerValue("picked", { row: row || null, place: place || null });
  const kept = memory.get(parentElement) || { tab: "cards" };
  memory.set(parentElement, kept);

  let root = parentElement.querySelector(".panel");
  if (!root) root = make("div", "panel", "", parentElement);
  root.replaceChildren();

  const tabs = make("div", "tabs", "", root);
  tabs.setAttribute("role", "tablist");
  const body = make("div", "body", "", root);
  const buttons = {};
  const open = (name) => {
    kept.tab = name;
    for (const [key, button] of Object.entries(buttons)) {
      button.setAttribute("aria-selected", String(key === name));
      button.tabIndex = key === name ? 0 : -1;
    }
    body.replaceChildren();
    body.setAttribute("aria-label", name === "cards" ? "Evidence" : "Report text");
    (name === "cards" ? cards : reader)();
  };
  for (const [name, words] of [["cards", "Evidence"], ["reader", "Report text"]]) {
    buttons[name] = make("button", "tab", words, tabs);
    buttons[name].type = "button";
    buttons[name].setAttribute("role", "tab");
    buttons[name].onclick = () => open(name);
    buttons[name].onkeydown = (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      open(name === "cards" ? "reader" : "cards");
      buttons[kept.tab].focus();
    };
  }
  body.setAttribute("role", "tabpanel");
  body.tabIndex = 0;

  function cards() {
    const head = make("header", "", "", body);
    const line = make("div", "title-line", "", head);
    make("h2", "", data.heading.title, line);
    if (data.anything) {
      const all = make("button", "quiet", "Show all", line);
      all.type = "button";
      all.onclick = () => pick(null, null);
    }
    make("p", "detail", data.heading.detail, head);
    let chosen = null;
    for (const card of data.cards) {
      const box = make("article", card.row === data.selected ? "card selected" : "card", "", body);
      box.style.setProperty("--mark", card.colour);
      const top = make("button", "figure", "", box);
      top.type = "button";
      top.title = "Mark this in the report";
      make("span", "amount", card.figure, top);
      top.append(" ");
      make("span", "what", card.what, top);
      top.onclick = () => {
        kept.tab = "reader";
        pick(card.row, card.place);
      };
      const facts = [data.anything ? "" : card.where, card.speaker, card.when, card.report];
      make("p", "facts", facts.filter(Boolean).join(" · "), box);
      const quote = make("blockquote", "", "", box);
      quote.append(card.quote[0]);
      if (card.quote[1]) make("mark", "", card.quote[1], quote);
      quote.append(card.quote[2]);
      for (const note of card.notes) make("p", "note", note, box);
      make("p", "match", card.match, box);
      if (card.row === data.selected) chosen = box;
    }
    if (!data.cards.length) make("p", "detail", "No claim matches the filters. Clear or loosen them to see more.", body);
    if (data.more) make("p", "detail", `${data.more} more: see the Claims page.`, body);
    body.scrollTop = chosen ? chosen.offsetTop - body.offsetTop - 12 : 0;
  }

  function reader() {
    if (!data.reader) {
      make("p", "detail", "No report is open. Add one on the Reports page.", body);
      return;
    }
    make("h2", "", data.reader.title, body);
    make("p", "detail", data.reader.detail, body);
    if (data.reader.cut[0]) make("p", "detail", "… the text before this is left out here.", body);
    const text = make("div", "text", "", body);
    let chosen = null;
    for (const piece of data.reader.pieces) {
      if (!piece.row && !piece.place) {
        text.append(piece.text);
        continue;
      }
      const mark = make("span", piece.row ? "claim" : "place", piece.text, text);
      if (piece.colour) mark.style.setProperty("--mark", piece.colour);
      mark.setAttribute("role", "button");
      mark.tabIndex = 0;
      mark.onclick = () => {
        kept.tab = "cards";
        pick(piece.row, piece.place);
      };
      mark.onkeydown = (event) => {
        if (event.key === "Enter" || event.key === " ") mark.onclick();
      };
      if (piece.row && piece.row === data.selected) {
        mark.classList.add("selected");
        chosen = mark;
      }
    }
    if (data.reader.cut[1]) make("p", "detail", "… the text after this is left out here.", body);
    body.scrollTop = chosen ? chosen.offsetTop - body.offsetTop - body.clientHeight / 3 : 0;
  }

  open(kept.tab);
}
