// The conversation: the sentence on its way, scrolling, focus, and what a screen reader is told.
const WIDE = matchMedia("(min-width: 821px)");
const MOUSE = matchMedia("(pointer: fine)");

export function followConversation(stage, fresh) {
  const more = stage.querySelector(".who-more");
  if (more) more.open = WIDE.matches;
  const grades = stage.querySelectorAll("#log .grade");
  if (grades.length && WIDE.matches) grades[grades.length - 1].open = true;
  toEnd(stage);
  const next = stage.querySelector("[data-answer]:not([hidden] *), #composer textarea, #to-card");
  if (next && (MOUSE.matches || !fresh) && !next.readOnly) next.focus({ preventScroll: true });
}

export function showSending(stage, text) {
  const shown = document.getElementById("sending-template").content.cloneNode(true);
  shown.querySelector(".mine .bubble").textContent = text;
  stage.querySelector(".turns").append(shown);
  stage.querySelector("#reply").readOnly = true;
  stage.querySelector(".send").disabled = true;
  toEnd(stage);
}

export function takeBack() {
  document.querySelector(".sending")?.remove();
  const box = document.getElementById("reply");
  if (!box) return;
  box.readOnly = false;
  document.querySelector(".send").disabled = false;
}

export function speak(text) {
  document.getElementById("live").textContent = text.trim();
}

function toEnd(stage) {
  const log = stage.querySelector("#log");
  log.scrollTop = log.scrollHeight;
}
