// A survey on a bad network, or on a tablet. What is sent stays on this device until it has arrived, and arrives once:
// the server knows each sending by `_once`. Each page works without this file. The list: docs/look.md.
"use strict";
(() => {
  const QUEUE = "answers to send", AGAIN = 20000, IDLE = 120000, LAST = 30000;
  const find = (selector) => document.querySelector(selector);
  const isTablet = Boolean(find("[data-kiosk]"));
  const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const store = (area, act) => { try { return act(area()); } catch { return null; } };
  const session = (act) => store(() => sessionStorage, act);
  const tell = (state) => {
    const told = find("[data-kept]");
    if (!told) return;
    told.textContent = told.dataset[state] ?? "";
    told.hidden = !state;
    if (state) told.scrollIntoView({ block: "center" });
  };

  const waiting = () => store(() => localStorage, (it) => JSON.parse(it.getItem(QUEUE))) ?? [];
  const keep = (all) => store(() => localStorage, (it) => {
    if (all.length) it.setItem(QUEUE, JSON.stringify(all)); else it.removeItem(QUEUE);
    return true;
  });
  const drop = (once) => keep(waiting().filter((other) => other.once !== once));
  const put = (one) => keep([...waiting().filter((other) => other.once !== one.once), one]);

  // What one sending becomes: "sent", "refused", or "waits" for the network.
  const send = async (one) => {
    let answer;
    try { answer = await fetch(one.to, { method: "POST", body: new URLSearchParams(one.fields), credentials: "same-origin" }); }
    catch { return { state: "waits" }; }
    if (answer.status >= 500 || answer.status === 429) return { state: "waits" };
    return { state: answer.ok ? "sent" : "refused", answer };
  };
  // The page that answers takes the place of this one.
  const show = async (answer) => {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html"), next = page.querySelector("main");
    if (!next) return location.reload();
    find("main").replaceWith(next);
    document.title = page.title;
    wire();
    const first = next.querySelector(".summary, h1");
    first?.setAttribute("tabindex", "-1");
    first?.focus();
    if (isTablet && !find("[data-survey]")) setTimeout(() => location.assign(find("[data-kiosk]").dataset.kiosk), IDLE / 2);
  };

  const leave = async (own) => {
    for (const one of waiting().filter((one) => !one.refused)) {
      const { state, answer } = await send(one), mine = one.once === own;
      if (state === "waits") break;
      // At a tablet nobody is there any more to change what is refused: it stays, and the page says so.
      if (state === "refused" && isTablet && !mine) { put({ ...one, refused: true }); tell("stopped"); continue; }
      drop(one.once);
      if (state === "sent") session((it) => it.removeItem(`opening of ${one.page}`));
      const here = mine || !isTablet && one.page === location.pathname;
      if (here && answer.redirected) { location.assign(answer.url); break; }
      if (here || state === "refused") { await show(answer); break; }
      tell("left");
    }
  };
  let busy = false, again;
  const flush = async (own) => {
    while (busy) await new Promise((done) => setTimeout(done, 100));
    busy = true;
    try { await leave(own); } finally { busy = false; }
    clearTimeout(again);
    if (waiting().some((one) => !one.refused)) again = setTimeout(flush, AGAIN);
  };
  addEventListener("online", () => flush());

  let open = () => {};
  const survey = (form) => {
    // The same opening after a reload, so that what was kept of it is gone on with.
    const name = `opening of ${location.pathname}`;
    const once = Object.assign(document.createElement("input"), { type: "hidden", name: "_once" });
    open = (value) => {
      once.value = value;
      if (!isTablet) session((it) => it.setItem(name, value));
    };
    open(isTablet ? fresh() : session((it) => it.getItem(name)) ?? fresh());
    form.append(once);
    form.addEventListener("submit", async (event) => {
      // Files do not fit in this store: the browser sends the form by itself.
      if (event.defaultPrevented || [...form.elements].some((it) => it.type === "file" && it.files.length)) return;
      const fields = [...new FormData(form)].filter(([, value]) => typeof value === "string");
      if (event.submitter?.name) fields.push([event.submitter.name, event.submitter.value]);
      const one = { once: once.value, to: form.action, page: location.pathname, fields };
      if (!put(one)) return;
      event.preventDefault();
      tell("sending");
      await flush(one.once);
      if (!waiting().some((other) => other.once === one.once)) return;
      tell(isTablet ? "tablet" : "waits");
      if (isTablet) { form.reset(); open(fresh()); }
    });
  };

  // A tablet that is left alone asks, waits, and clears its page for the next person.
  let timer, touched = false;
  const rest = (event) => {
    if (!find("[data-survey]") || event.type !== "input" && !touched) return;
    touched = true;
    tell("");
    clearTimeout(timer);
    timer = setTimeout(() => {
      tell("idle");
      timer = setTimeout(() => {
        find("[data-survey]")?.reset();
        open(fresh());
        tell("");
        touched = false;
        scrollTo(0, 0);
      }, LAST);
    }, IDLE);
  };
  if (isTablet) ["input", "pointerdown", "keydown"].forEach((kind) => document.addEventListener(kind, rest));

  // By a voice of this device only: others would send the words outside.
  const aloud = (button, form) => {
    const language = form.closest("[lang]").lang;
    const voice = () => speechSynthesis.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith(language.slice(0, 2)));
    const ready = () => { button.hidden = !voice(); };
    const pressed = (on) => button.setAttribute("aria-pressed", String(on));
    ready();
    speechSynthesis.addEventListener?.("voiceschanged", ready);
    addEventListener("pagehide", () => speechSynthesis.cancel());
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      speechSynthesis.cancel();
      pressed(on);
      if (!on) return;
      const parts = [...form.querySelectorAll("h2, legend, label, .hint, p")].filter((it) => !it.closest(".hidden, [hidden]"));
      const words = parts.map((it) => it.textContent.trim()).filter(Boolean);
      words.forEach((text, at) => {
        const said = Object.assign(new SpeechSynthesisUtterance(text), { voice: voice(), lang: language });
        if (at === words.length - 1) said.onend = () => pressed(false);
        speechSynthesis.speak(said);
      });
    });
  };

  const bigger = (button) => {
    const set = (on) => {
      document.documentElement.classList.toggle("big-text", on);
      button.setAttribute("aria-pressed", String(on));
    };
    set(session((it) => it.getItem("big text")) === "yes");
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      set(on);
      session((it) => it.setItem("big text", on ? "yes" : "no"));
    });
  };

  const wire = () => {
    const form = find("[data-survey]"), listen = find("[data-read-aloud]"), big = find("[data-big-text]");
    if (form) survey(form);
    if (form && listen && "speechSynthesis" in window) aloud(listen, form);
    if (big) bigger(big);
  };
  wire();
  flush();
})();
