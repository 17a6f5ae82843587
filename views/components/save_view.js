// The form that saves a view: what the map shows is asked of the map when the button is pressed.
const memory = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  let kept = memory.get(parentElement);
  if (!kept) {
    kept = { edited: false };
    memory.set(parentElement, kept);
    const form = parentElement.appendChild(document.createElement("form"));
    const field = (name, words, hint) => {
      const label = form.appendChild(document.createElement("label"));
      label.append(words);
      const input = label.appendChild(document.createElement("input"));
      input.name = name;
      input.maxLength = 300;
      input.placeholder = hint;
      input.autocomplete = "off";
      return input;
    };
    kept.headline = field("headline", "Headline", "");
    kept.headline.required = true;
    kept.headline.oninput = () => (kept.edited = true);
    kept.note = field("note", "Note", "What to say with it");
    kept.marking = field("marking", "Marking at the foot", "None");
    const save = form.appendChild(document.createElement("button"));
    save.className = "primary";
    save.textContent = "Save";
    form.onsubmit = (event) => {
      event.preventDefault();
      kept.tell("save", {
        headline: kept.headline.value, note: kept.note.value, marking: kept.marking.value, bounds: shown(),
      });
      kept.edited = false;
      kept.note.value = "";
    };
  }
  kept.tell = setTriggerValue;
  if (!kept.edited && kept.told !== data.headline) kept.headline.value = data.headline;
  if (kept.told === undefined) kept.marking.value = data.marking;
  kept.told = data.headline;
}

// West, south, east and north of the map that is on the page; null where there is none.
function shown() {
  for (const frame of document.querySelectorAll("iframe")) {
    const map = frame.contentWindow && frame.contentWindow.map_div;
    if (!map || !map.getBounds) continue;
    const b = map.getBounds();
    return [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()];
  }
  return null;
}
