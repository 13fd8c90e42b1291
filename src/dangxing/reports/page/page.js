// The page without this script: everything can be read and unfolded. With it: tables sort and can be searched.
// It stands before the tables, so that a long one is laid out once, when it is there, and not again with every row.
"use strict";
document.documentElement.classList.add("js", "loading");
document.addEventListener("DOMContentLoaded", () => {
  const root = document.documentElement;
  const data = (id) => JSON.parse(document.getElementById(id).textContent);
  const words = data("words");
  const collator = new Intl.Collator(root.lang, { numeric: true });
  const BLOCK = 200;
  const MOST = 500;
  const variants = new Map(Object.entries(words.variants));
  const fold = (text) => Array.from(text.normalize("NFKC").toLowerCase(), (char) => variants.get(char) || char).join("");

  // What sorts and is searched: the rows of a table, or its members, each a body of its own.
  const items = (table) => Array.from(table.classList.contains("members") ? table.tBodies : table.tBodies[0].rows);
  const rowOf = (item) => (item.tagName === "TBODY" ? item.rows[0] : item);

  const value = (cell, numeric) => {
    const text = cell.dataset.v ?? cell.textContent;
    if (!numeric) return text;
    const number = Number.parseFloat(text.replace("−", "-").replace("+", ""));
    return Number.isNaN(number) ? null : number;
  };

  const sort = (table, at, way) => {
    const numeric = table.tHead.rows[0].cells[at].classList.contains("n");
    const found = items(table).map((item) => {
      const cell = rowOf(item).cells[at];
      return [value(cell, numeric || cell.dataset.v !== undefined), item];
    });
    found.sort(([a], [b]) => {
      // Who has no figure stands last, whichever way is sorted.
      if (a === null || b === null) return (a === null) - (b === null);
      return way * (typeof a === "number" ? a - b : collator.compare(a, b));
    });
    const parent = found.length ? found[0][1].parentNode : table;
    const sorted = document.createDocumentFragment();
    for (const [, item] of found) sorted.append(item);
    parent.append(sorted);
  };

  for (const table of document.querySelectorAll("table.sortable")) {
    const heads = Array.from(table.tHead.rows[0].cells);
    if (table.classList.contains("members")) heads[0].setAttribute("aria-sort", "ascending");
    heads.forEach((head, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        sort(table, at, down ? -1 : 1);
      });
    });
  }

  // What unfolds where it is kept as data: made when it is first asked for.
  const blocks = new Map();
  const detailOf = (key, place) => {
    const id = `${key}-b${Math.floor(place / BLOCK)}`;
    if (!blocks.has(id)) blocks.set(id, data(id));
    return blocks.get(id)[place % BLOCK];
  };
  let rulings = null;
  const made = (key, item) => {
    rulings ??= data("rulings");
    const [facts, reasons, lines] = detailOf(key, Number(item.dataset.i));
    const part = document.getElementById("detail").content.cloneNode(true);
    part.querySelectorAll("bdi").forEach((slot, at) => { slot.textContent = facts[at]; });
    for (const reason of reasons) {
      const entry = document.createElement("li");
      entry.textContent = reason;
      part.querySelector(".reasons").append(entry);
    }
    if (!reasons.length) part.querySelector(".reasons").remove();
    const body = part.querySelector(".lines tbody");
    for (const [rule, times, points, evidence, remark] of lines ?? []) {
      const row = document.getElementById("line").content.cloneNode(true);
      const cells = row.querySelectorAll("td");
      row.querySelector("b").textContent = rulings[rule][0];
      row.querySelector("span").textContent = rulings[rule][1];
      cells[1].textContent = times;
      cells[2].textContent = points;
      cells[3].textContent = evidence;
      row.querySelector("bdi").textContent = remark;
      body.append(row);
    }
    part.querySelector(lines?.length ? ".none" : ".lines").remove();
    if (!lines) part.querySelector(".none").remove();
    const row = document.createElement("tr");
    row.className = "d";
    const cell = row.insertCell();
    cell.colSpan = rowOf(item).cells.length;
    const box = document.createElement("div");
    box.className = "detail";
    box.append(part);
    cell.append(box);
    return row;
  };

  const unfold = (table, item, open) => {
    const button = item.querySelector("th button");
    if (open && item.rows.length === 1) item.append(made(table.dataset.key, item));
    if (open && !item.rows[1].id) {
      item.rows[1].id = `${table.dataset.key}-d${item.dataset.i}`;
      button.setAttribute("aria-controls", item.rows[1].id);
      const details = item.querySelector("details");
      if (details) details.open = true;
    }
    item.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
  };

  for (const table of document.querySelectorAll("table.members")) {
    for (const item of items(table)) {
      const head = item.rows[0].querySelector("th");
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-expanded", "false");
      button.append(...head.childNodes);
      head.append(button);
    }
    table.addEventListener("click", (event) => {
      const button = event.target.closest("tbody th button");
      if (button) unfold(table, button.closest("tbody"), button.getAttribute("aria-expanded") !== "true");
    });
  }

  const told = (text, shown, all) => text.replace("{shown}", shown).replace("{all}", all);
  for (const tools of document.querySelectorAll(".tools")) {
    tools.hidden = false;
    const table = document.getElementById(tools.dataset.for);
    const status = tools.querySelector("[role=status]");
    const input = tools.querySelector("input");
    const keys = new Map();
    const keyOf = (item) => {
      if (!keys.has(item)) {
        keys.set(item, fold(`${item.dataset.id ?? ""} ${Array.from(rowOf(item).cells, (cell) => cell.textContent).join(" ")}`));
      }
      return keys.get(item);
    };
    const search = () => {
      const terms = fold(input.value).split(/\s+/).filter(Boolean);
      const all = items(table);
      let shown = 0;
      for (const item of all) {
        item.hidden = !terms.every((term) => keyOf(item).includes(term));
        shown += !item.hidden;
      }
      status.textContent = terms.length ? told(words.shown, shown, all.length) : "";
    };
    let waiting = 0;
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(search, 100);
    });
    const every = tools.querySelector(".all");
    let open = false;
    every?.addEventListener("click", () => {
      open = !open;
      const chosen = items(table).filter((item) => (open ? !item.hidden : item.classList.contains("open")));
      for (const item of open ? chosen.slice(0, MOST) : chosen) unfold(table, item, open);
      every.textContent = open ? words.none : words.all;
      status.textContent = open && chosen.length > MOST ? told(words.first, MOST, chosen.length) : "";
    });
  }
  root.classList.remove("loading");
});
