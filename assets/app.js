// Progressive enhancement only: every page works without this file. It is loaded with defer, from our own origin.
"use strict";

// A form that is sent twice by a double click is one save anyway (the id is in the form); this spares the wait.
// Another button of the same form is another wish, also while a file is on its way.
document.addEventListener("submit", (e) => {
  const what = e.submitter ? `${e.submitter.name}=${e.submitter.value}` : "";
  if (e.target.dataset.sent === what) {
    e.preventDefault();
    return;
  }
  e.target.dataset.sent = what;
  setTimeout(() => delete e.target.dataset.sent, 2000);
});

// What went wrong, or what was done, is where reading goes on.
const said = document.querySelector(".govuk-error-summary, .notice[tabindex]");
if (said && !location.hash) {
  said.focus();
}

// Rows of links that scroll sideways show the one we are on.
for (const here of document.querySelectorAll(".tabs [aria-current], .subnav [aria-current], .jump [aria-current]")) {
  const row = here.closest("ul");
  const box = here.getBoundingClientRect();
  const room = row.getBoundingClientRect();
  row.scrollLeft += box.left + box.width / 2 - room.left - room.width / 2;
}

// Sections that fold are open where there is room, and when an address names them.
const wide = matchMedia("(min-width: 48em)").matches;
for (const fold of document.querySelectorAll("details.fold")) {
  if (wide) {
    fold.open = true;
    fold.classList.add("fold--wide");
  }
}
const unfold = () => {
  const named = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  const fold = named && (named.closest("details.fold") || named.querySelector("details.fold"));
  if (fold) {
    fold.open = true;
  }
};
addEventListener("hashchange", unfold);
unfold();

// Work that goes on elsewhere: the page looks again by itself. Without script there is a link.
const going = document.querySelector("[data-reload]");
if (going) {
  setTimeout(() => location.reload(), Number(going.dataset.reload));
}

// A table of results: Enter and the arrow keys go from pupil to pupil, and a column copied from a spreadsheet fills the
// boxes from here down.
for (const form of document.querySelectorAll("form[data-grid]")) {
  const boxes = [...form.querySelectorAll("input[type=text]")];
  const go = (box, by) => {
    const to = boxes[boxes.indexOf(box) + by];
    if (to) {
      to.focus();
      to.select();
    } else if (by > 0) {
      form.querySelector("button").focus();
    }
  };
  const hint = document.querySelector("[data-grid-hint]");
  if (hint) {
    hint.hidden = false;
  }
  for (const box of boxes) {
    box.addEventListener("keydown", (e) => {
      const by = { Enter: e.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[e.key];
      if (by && !e.ctrlKey && !e.altKey && !e.metaKey && !e.isComposing) {
        e.preventDefault();
        go(box, by);
      }
    });
    box.addEventListener("paste", (e) => {
      const rows = e.clipboardData.getData("text").replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
      if (rows.length < 2) {
        return;
      }
      e.preventDefault();
      const from = boxes.indexOf(box);
      rows.slice(0, boxes.length - from).forEach((row, i) => {
        boxes[from + i].value = row.split("\t")[0].trim();
      });
      boxes[Math.min(from + rows.length, boxes.length) - 1].focus();
    });
  }
}
