// Attributes select the behaviour; each page works without this file. The list: docs/look.md.
"use strict";
const root = document.documentElement;
const each = (selector, act, within = document) => within.querySelectorAll(selector).forEach(act);
const post = (url, body) => fetch(url, { method: "POST", body: new URLSearchParams(body), credentials: "same-origin" });
const parsed = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");
// Storage may be refused: shortcuts are then on at each page.
const stored = (value) => { try { return value ? localStorage.setItem("keys", value) : localStorage.getItem("keys"); } catch { return null; } };
root.classList.add("js");

each("[data-focus]", (it) => it.focus());

document.addEventListener("submit", (event) => {
  const form = event.target, button = event.submitter;
  const question = button?.dataset.confirm ?? form.dataset.confirm;
  if (question && !confirm(question)) return event.preventDefault();
  if (!("once" in form.dataset) || form.closest("[data-review]")) return;
  if (form.dataset.once === "sent") return event.preventDefault();
  form.dataset.once = "sent";
  if (button?.dataset.waiting) {
    button.dataset.label = button.innerHTML;
    button.textContent = button.dataset.waiting;
    button.setAttribute("aria-disabled", "true");
  }
});
// Back with the browser's arrow, the page is as it was left: the form may be sent again.
addEventListener("pageshow", () => each("[data-once=sent]", (form) => {
  form.dataset.once = "";
  each("[data-label]", (button) => {
    button.innerHTML = button.dataset.label;
    button.removeAttribute("aria-disabled");
  }, form);
}));

each("[data-autosave]", (form) => {
  const told = form.querySelector("[data-saved]");
  const tell = (state) => { if (told) told.textContent = told.dataset[state] ?? ""; };
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const fields = [...new FormData(form)].filter(([name, value]) =>
        typeof value === "string" && form.elements[name]?.type !== "password");
      tell("saving");
      try { tell((await post(form.dataset.autosave, fields)).ok ? "done" : "failed"); } catch { tell("failed"); }
    }, 1500);
  });
});

const live = (it) => setTimeout(async () => {
  try {
    const answer = await fetch(it.dataset.live, { credentials: "same-origin" });
    if (!answer.ok) return live(it);
    const page = await parsed(answer);
    const next = page.querySelector("[data-live]") ?? page.body.firstElementChild;
    if (next.dataset.live) it.dataset.live = next.dataset.live; else delete it.dataset.live;
    it.replaceChildren(...next.childNodes);
    if (it.dataset.live) live(it);
  } catch { live(it); }
}, 2000);
each("[data-live]", live);

each("[data-drop]", (zone) => {
  const input = zone.querySelector("input[type=file]");
  const over = (yes) => (event) => { event.preventDefault(); zone.classList.toggle("over-it", yes); };
  zone.addEventListener("dragover", over(true));
  zone.addEventListener("dragleave", over(false));
  zone.addEventListener("drop", (event) => {
    over(false)(event);
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
});

each("[data-print]", (button) => button.addEventListener("click", () => print()));

each("form[data-theme-choice]", (form) => form.addEventListener("submit", (event) => {
  const theme = event.submitter?.value;
  if (!theme) return;
  event.preventDefault();
  if (theme === "auto") delete root.dataset.theme; else root.dataset.theme = theme;
  each("[name=theme]", (button) => button.setAttribute("aria-pressed", button.value === theme));
  post(form.action, { theme, back: location.pathname }).catch(() => form.submit());
}));

const review = (panel, at = 0) => {
  const items = [...panel.querySelectorAll("[data-item]")];
  const text = panel.querySelector("[data-text]"), add = panel.querySelector("[data-add]");
  const keys = panel.querySelector("[data-keys]");
  if (keys) {
    keys.checked = stored() !== "off";
    keys.addEventListener("change", () => stored(keys.checked ? "on" : "off"));
  }
  const go = (to, focus = true) => {
    at = Math.max(0, Math.min(items.length - 1, to));
    const id = items[at]?.dataset.item;
    items.forEach((item) => item.classList.toggle("here", item.dataset.item === id));
    each("[data-passage]", (mark) => mark.classList.toggle("here", mark.dataset.passage === id), panel);
    items[at]?.setAttribute("tabindex", "-1");
    if (focus) items[at]?.focus();
  };
  panel.addEventListener("focusin", (event) => {
    const found = items.indexOf(event.target.closest("[data-item]"));
    if (found >= 0 && found !== at) go(found, false);
  });
  panel.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const step = arrow ?? (keys && !keys.checked ? undefined : { j: 1, k: -1 }[event.key]);
    if (step) { event.preventDefault(); return go(at + step); }
    if (keys && !keys.checked || !/^[a-z]$/.test(event.key)) return;
    const button = items[at]?.querySelector(`[data-key="${event.key}"]`);
    if (button) { event.preventDefault(); button.click(); }
  });
  // The answered page holds the panel as it is now.
  panel.addEventListener("submit", async (event) => {
    const form = event.target, data = new FormData(form), button = event.submitter;
    if (button?.name) data.set(button.name, button.value);
    if (event.defaultPrevented || form.method !== "post" || "leave" in form.dataset) return;
    event.preventDefault();
    try {
      const answer = await post(form.action, data);
      const page = await parsed(answer), next = page.querySelector("[data-review]");
      if (!next) return location.assign(answer.url);
      panel.replaceWith(next);
      review(next, at).go(form.closest("[data-item]") ? at + 1 : at);
    } catch { location.reload(); }
  });
  // In Unicode characters of the raw text: the numbers in the marks do not count.
  const offset = (node, index) => {
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(node, index);
    const copy = range.cloneContents();
    each("[data-skip]", (number) => number.remove(), copy);
    return [...copy.textContent].length;
  };
  if (text && add) text.addEventListener("mouseup", () => {
    const range = getSelection().rangeCount && getSelection().getRangeAt(0);
    if (!range || range.collapsed || !text.contains(range.commonAncestorContainer)) return;
    const start = offset(range.startContainer, range.startOffset), end = offset(range.endContainer, range.endOffset);
    add.elements.start.value = start;
    add.elements.end.value = end;
    const whole = text.cloneNode(true);
    each("[data-skip]", (number) => number.remove(), whole);
    add.elements.words.value = [...whole.textContent].slice(start, end).join("");
    add.elements.words.focus();
  });
  go(Math.max(at, items.findIndex((item) => item.classList.contains("here"))), false);
  return { go };
};
each("[data-review]", (panel) => review(panel));
