// Hovering or focusing a value lights its words, and the other way round. Without this the page still reads.
(() => {
  "use strict";
  const keysOf = (element) => (element.dataset.k || "").split(" ").filter(Boolean);
  let lit = [];

  function light(element) {
    lit.forEach((each) => each.classList.remove("lit"));
    lit = [];
    const report = element && element.closest(".report");
    if (!report) return;
    const keys = new Set(keysOf(element));
    const events = new Set([...keys].map((key) => key.split("-")[0]));
    report.querySelectorAll("[data-k]").forEach((each) => {
      if (keysOf(each).some((key) => keys.has(key))) lit.push(each);
    });
    if (element.tagName === "MARK") {
      report.querySelectorAll("[data-e]").forEach((each) => {
        if (events.has(each.dataset.e)) lit.push(each);
      });
    }
    lit.forEach((each) => each.classList.add("lit"));
  }

  function partner(element) {
    const keys = keysOf(element);
    const wanted = element.tagName === "MARK" ? ".v[data-k]" : "mark[data-k]";
    return [...element.closest(".report").querySelectorAll(wanted)].find((each) => keysOf(each).some((key) => keys.includes(key)));
  }

  document.addEventListener("mouseover", (event) => light(event.target.closest("[data-k]")));
  document.addEventListener("focusin", (event) => light(event.target.closest("[data-k]")));
  document.addEventListener("focusout", () => light(null));
  document.addEventListener("click", (event) => {
    const from = event.target.closest("mark[data-k], .v[data-k]");
    const to = from && partner(from);
    if (to) to.scrollIntoView({ block: "nearest", behavior: "auto" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("mark[data-k], .v[data-k]")) return;
    const to = partner(event.target);
    if (to) to.focus();
  });
})();
