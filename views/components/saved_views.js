// The saved views in order: open, move, rename, delete. Every word of theirs goes into text nodes.
const ICONS = {
  up: "M12 19V5M6 11l6-6 6 6", down: "M12 5v14M6 13l6 6 6-6", rename: "M4 20h4L19 9l-4-4L4 16v4z",
  delete: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
};

export default function ({ parentElement, data, setTriggerValue }) {
  const act = (what, name, to) => setTriggerValue("act", { do: what, name, to });
  const make = (tag, className, words, within) => {
    const node = within.appendChild(document.createElement(tag));
    if (className) node.className = className;
    if (words) node.textContent = words;
    return node;
  };
  let list = parentElement.querySelector("ol");
  if (!list) {
    list = make("ol", "", "", parentElement);
    const brief = make("button", "primary brief", "Brief these views", parentElement);
    brief.type = "button";
    brief.onclick = () => act("brief", "");
  }
  list.replaceChildren();
  data.views.forEach((view, at) => {
    const row = make("li", "", "", list);
    const open = make("button", "open", view.name, row);
    open.type = "button";
    open.disabled = view.broken;
    open.onclick = () => act("open", view.name);
    make("span", view.broken ? "detail broken" : "detail", view.detail, open);
    const tools = make("span", "tools", "", row);
    const tool = (what, words, disabled, pressed) => {
      const button = make("button", "tool", "", tools);
      button.type = "button";
      button.disabled = disabled;
      button.title = words;
      button.setAttribute("aria-label", `${words}: ${view.name}`);
      const icon = button.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "svg"));
      icon.setAttribute("viewBox", "0 0 24 24");
      icon.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "path")).setAttribute("d", ICONS[what]);
      button.onclick = pressed;
    };
    tool("up", "Move up", at === 0, () => act("up", view.name));
    tool("down", "Move down", at === data.views.length - 1, () => act("down", view.name));
    tool("rename", "Rename", view.broken, () => rename(row, view, act));
    tool("delete", "Delete", false, () => ask(row, view, act, make));
  });
}

function rename(row, view, act) {
  const input = document.createElement("input");
  input.value = view.name;
  input.maxLength = 300;
  input.setAttribute("aria-label", `New headline of ${view.name}`);
  row.replaceChildren(input);
  input.focus();
  input.select();
  input.onkeydown = (event) => {
    if (event.key === "Enter") input.blur();
    if (event.key === "Escape") {
      event.stopPropagation();
      input.value = view.name;
      input.blur();
    }
  };
  input.onblur = () => act(input.value.trim() && input.value.trim() !== view.name ? "rename" : "none", view.name, input.value);
}

function ask(row, view, act, make) {
  row.replaceChildren();
  make("span", "asked", `Delete “${view.name}”?`, row);
  for (const [words, what] of [["Delete", "delete"], ["Keep", "none"]]) {
    const button = make("button", "answer", words, row);
    button.type = "button";
    button.onclick = () => act(what, view.name);
    if (what === "none") button.focus();
  }
}
