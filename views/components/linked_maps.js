// Two maps that show the same part of the world: where one is moved, the other follows.
const memory = new WeakMap();

export default function ({ parentElement }) {
  if (memory.has(parentElement)) return memory.get(parentElement);
  let timer = 0;
  let undo = () => {};
  const mapOf = (name) => {
    const frame = document.querySelector(`.st-key-${name}_frame iframe`);
    return frame && frame.contentWindow && frame.contentWindow.map;
  };
  const legends = () => ["map", "map_before"].map((name) =>
    document.querySelector(`.st-key-${name}_frame iframe`)?.contentDocument?.querySelector("details.legend"));
  const link = (tries) => {
    const maps = [mapOf("map"), mapOf("map_before")];
    if (!maps[0] || !maps[1] || !maps[1]._loaded) {
      if (tries) timer = setTimeout(() => link(tries - 1), 200);
      return;
    }
    let leading = maps[0]; // the one that a person touched last; what else moves a map moves no other
    const touched = maps.map((map) => () => (leading = map));
    const moves = maps.map((map, i) => () => {
      if (leading === map) maps[1 - i].setView(map.getCenter(), map.getZoom(), { animate: false });
    });
    const listen = (on) => maps.forEach((map, i) => {
      map[on ? "on" : "off"]("move", moves[i]);
      for (const kind of ["pointerdown", "wheel", "keydown"]) {
        map.getContainer()[on ? "addEventListener" : "removeEventListener"](kind, touched[i], true);
      }
    });
    listen(true);
    const open = legends().filter((legend) => legend?.open); // half a map has no room for them
    open.forEach((legend) => (legend.open = false));
    undo = () => {
      listen(false);
      open.forEach((legend) => (legend.open = true));
    };
    moves[0]();
  };
  const end = () => {
    clearTimeout(timer);
    undo();
    memory.delete(parentElement);
  };
  memory.set(parentElement, end);
  link(300);
  return end;
}
