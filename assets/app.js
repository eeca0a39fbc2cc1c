// Progressive enhancement only: every page works without this file. It is loaded with defer, from our own origin.
"use strict";

// A form that is sent twice by a double click is one save anyway (the id is in the form); this spares the wait.
document.addEventListener("submit", (e) => {
  if (e.target.dataset.sent) {
    e.preventDefault();
    return;
  }
  e.target.dataset.sent = "1";
  setTimeout(() => delete e.target.dataset.sent, 2000);
});

// Work that goes on elsewhere: the page looks again by itself. Without script there is a link.
const going = document.querySelector("[data-reload]");
if (going) {
  setTimeout(() => location.reload(), Number(going.dataset.reload));
}
