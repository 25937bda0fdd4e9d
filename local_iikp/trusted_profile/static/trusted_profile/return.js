// Sends the browser back to iIKP, once: the artifact is good for one return only.
"use strict";
const form = document.getElementById("powrot");
let sent = false;
form.addEventListener("submit", (event) => {
  if (sent) {
    event.preventDefault();
  }
  sent = true;
});
form.requestSubmit();
