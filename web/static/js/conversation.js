// The conversation: the sentence on its way, scrolling, focus, and what a screen reader is told.
const WIDE = matchMedia("(min-width: 821px)");
const MOUSE = matchMedia("(pointer: fine)");

export function followConversation(stage) {
  const more = stage.querySelector(".who-more");
  if (more) showFacts(stage, more);
  const grade = stage.querySelector("#log .turn:last-child .grade.counted");
  if (grade && WIDE.matches) grade.open = true;
  toEnd(stage);
  stage.querySelector("#log").addEventListener("click", bringIntoView);
  // On a touch screen the keyboard would cover what was just graded.
  const next = stage.querySelector("[data-answer]:not([hidden] *), #composer textarea, #to-card");
  if (next && MOUSE.matches && !next.readOnly) next.focus({ preventScroll: true });
}

// On a narrow screen the facts lie over the conversation, so they give way to writing.
function showFacts(stage, more) {
  more.open = WIDE.matches;
  more.dataset.ready = "";
  stage.querySelector("#reply")?.addEventListener("focus", () => {
    if (!WIDE.matches) more.open = false;
  });
}

// What is opened at the lower edge would otherwise stay below it.
function bringIntoView(event) {
  const opened = event.target.closest(".grade summary")?.parentElement;
  if (opened) requestAnimationFrame(() => opened.scrollIntoView({ block: "nearest" }));
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
