// The answer box: grows, counts, sends on Enter but never while an input method is composing.
import { clearDraft, keepDraft, restoreDraft } from "./draft.js";
import { showSending } from "./conversation.js";

// Safari ends the composition before it reports the Enter that ended it.
const AFTER_COMPOSING = 100;
const NEAR_LIMIT = 200;

export function startComposer(stage) {
  const form = stage.querySelector("#composer");
  if (!form) return;
  const box = form.elements.reply;
  const turn = form.elements.turn.value;
  const began = performance.now();
  if (!box.value) box.value = restoreDraft(turn);
  watchKeys(form, box);
  box.addEventListener("input", () => {
    form.elements.silent.value = "";
    keepDraft(turn, box.value);
    measure(form, box);
  });
  // Captured on the way down, so before htmx reads the form.
  stage.addEventListener("submit", (event) => beforeSending(event, form, box, began), true);
  form.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt === form) showSending(stage, box.value);
  });
  stage.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.requestConfig.elt === form && event.detail.shouldSwap) clearDraft(turn);
  });
  if (box.value) keepDraft(turn, box.value);
  measure(form, box);
}

function watchKeys(form, box) {
  let composed = -Infinity;
  box.addEventListener("compositionend", (event) => { composed = event.timeStamp; });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    if (event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (event.timeStamp - composed > AFTER_COMPOSING) form.requestSubmit();
  });
}

function beforeSending(event, form, box, began) {
  if (event.target !== form) return;
  const tooLong = length(box.value) > Number(form.dataset.longest);
  const silent = box.value.trim() === "";
  if (box.readOnly || tooLong || (silent && form.elements.silent.value !== "1")) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!box.readOnly) refuse(form, box, tooLong);
    return;
  }
  form.elements.seconds.value = ((performance.now() - began) / 1000).toFixed(1);
}

function refuse(form, box, tooLong) {
  const { tooLong: words, longest, empty } = form.dataset;
  if (tooLong) return say(form, words.replace("{length}", length(box.value)).replace("{longest}", longest));
  form.elements.silent.value = "1";
  say(form, empty);
}

function say(form, text) {
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", "status");
  form.querySelector(".notice")?.remove();
  form.prepend(notice);
  notice.textContent = text;
  form.elements.reply.addEventListener("input", () => notice.remove(), { once: true });
}

function measure(form, box) {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 2}px`;
  const used = length(box.value);
  const longest = Number(form.dataset.longest);
  const counter = form.querySelector("#counter");
  counter.textContent = used > longest - NEAR_LIMIT ? `${used} / ${longest}` : "";
  counter.classList.toggle("over", used > longest);
  box.setAttribute("aria-invalid", String(used > longest));
}

// The server counts characters, not UTF-16 units.
function length(text) {
  return [...text.trim()].length;
}
