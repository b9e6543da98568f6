// Says in words when a sentence did not get through, and gives it back to the box.
import { takeBack } from "./conversation.js";

const RETRY = 5000;

export function watchTrouble() {
  const place = document.getElementById("trouble");
  const show = (text) => {
    takeBack();
    place.textContent = text;
    place.hidden = false;
  };
  const unsent = (event, text) => {
    show(text);
    again(event);
  };
  document.addEventListener("htmx:sendError", (event) => unsent(event, place.dataset.offline));
  document.addEventListener("htmx:timeout", (event) => unsent(event, place.dataset.offline));
  document.addEventListener("htmx:responseError", (event) => {
    const { status, responseText } = event.detail.xhr;
    if (status === 401) show(responseText);
    else if (status === 403) show(place.dataset.expired);
    else unsent(event, place.dataset.failed);
  });
  document.addEventListener("htmx:afterSwap", () => { place.hidden = true; });
}

// The form that waits for a pending answer fires once when shown: it must go on by itself.
function again(event) {
  const form = event.detail.elt;
  if (form.matches(".pending")) setTimeout(() => form.isConnected && form.requestSubmit(), RETRY);
}
