// Small comforts. Every page works without this file.
"use strict";

// "/" puts the cursor in the search box, as on other data sites.
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const box = document.querySelector("#q, #top-q");
    if (box) {
      event.preventDefault();
      box.focus();
    }
  }
});

// Escape closes the record that stands over the text.
document.addEventListener("keydown", (event) => {
  const open = document.querySelector(".record:target .record-close");
  if (event.key === "Escape" && open) {
    open.click();
  }
});

// Suggestions under the boxes of the compare page.
for (const box of document.querySelectorAll("input[data-suggest]")) {
  const list = document.createElement("datalist");
  list.id = `${box.id}-list`;
  box.after(list);
  box.setAttribute("list", list.id);
  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const address = new URL(box.dataset.suggest, document.baseURI);
      address.searchParams.set("q", box.value);
      const answer = await fetch(address);
      if (answer.ok) {
        const names = await answer.json();
        list.replaceChildren(...names.map((name) => {
          const option = document.createElement("option");
          option.value = name;
          return option;
        }));
      }
    }, 150);
  });
}

// A choice that needs a button without script is taken at once.
for (const select of document.querySelectorAll("select[data-now]")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}
