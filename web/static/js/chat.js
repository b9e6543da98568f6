// Starts the parts of the chat window, again whenever the server has sent a new one.
import { startComposer } from "./composer.js";
import { startRinging } from "./ringing.js";
import { followConversation, speak } from "./conversation.js";
import { watchTrouble } from "./trouble.js";
import { watchViewport } from "./viewport.js";

function start(stage) {
  startComposer(stage);
  startRinging(stage);
  followConversation(stage);
}

watchViewport();
watchTrouble();
document.addEventListener("htmx:afterSwap", () => {
  const stage = document.getElementById("stage");
  start(stage);
  speak(stage.dataset.say);
});
start(document.getElementById("stage"));
