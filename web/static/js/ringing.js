// The telephone: rings every four seconds until it is picked up, and counts.
const RING = 4000;
const KEY = "changnuo-ring-";
const TONE = "changnuo-tone";

export function startRinging(stage) {
  const panel = stage.querySelector("[data-ringing]");
  if (!panel) return;
  const form = stage.querySelector("#composer");
  const key = KEY + panel.dataset.ringing;
  const call = read(key) ?? { began: Date.now() };
  write(key, call);
  if (call.rings) return pickUp(panel, form, call.rings);
  const tone = startTone(panel);
  const count = () => Math.floor((Date.now() - call.began) / RING) + 1;
  const shown = panel.querySelector("[data-rings]");
  const tick = () => {
    if (!panel.isConnected) return stop();
    const rings = String(count());
    if (shown.textContent === rings) return;
    shown.textContent = rings;
    tone.ring();
  };
  const timer = setInterval(tick, 250);
  const stop = () => { clearInterval(timer); tone.close(); };
  tick();
  tone.ring();
  panel.querySelector("[data-answer]").addEventListener("click", () => {
    stop();
    call.rings = count();
    write(key, call);
    pickUp(panel, form, call.rings);
    form.elements.reply.focus();
  });
}

function pickUp(panel, form, rings) {
  panel.hidden = true;
  panel.remove();
  form.elements.rings.value = rings;
  form.classList.remove("awaits-ring");
  // The hidden box could not be measured.
  form.elements.reply.dispatchEvent(new Event("input"));
}

function startTone(panel) {
  const button = panel.querySelector("[data-tone]");
  let sound = null;
  let on = localStorageGet(TONE) === "1";
  const show = () => button.setAttribute("aria-pressed", String(on));
  const ring = () => {
    if (!on) return;
    sound ??= new AudioContext();
    for (const at of [0, 0.5]) beep(sound, sound.currentTime + at);
  };
  button.addEventListener("click", () => {
    on = !on;
    localStorageSet(TONE, on ? "1" : "0");
    show();
    ring();
  });
  show();
  return { ring, close: () => sound?.close() };
}

function beep(sound, at) {
  const tone = sound.createOscillator();
  const volume = sound.createGain();
  tone.frequency.value = 450;
  volume.gain.setValueAtTime(0.06, at);
  volume.gain.linearRampToValueAtTime(0, at + 0.35);
  tone.connect(volume).connect(sound.destination);
  tone.start(at);
  tone.stop(at + 0.4);
}

// One window's storage: a reload keeps ringing, coming back another day begins anew.
function read(key) {
  try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; }
}

function write(key, value) {
  try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* It rings from the start. */ }
}

function localStorageGet(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

function localStorageSet(key, value) {
  try { localStorage.setItem(key, value); } catch { /* The choice holds for this call. */ }
}
