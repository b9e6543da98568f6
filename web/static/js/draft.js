// Keeps what is not sent yet, by turn, so that a reload or a lost network loses nothing.
const KEY = "changnuo-draft-";

export function keepDraft(turn, text) {
  try {
    if (text) localStorage.setItem(KEY + turn, text);
    else localStorage.removeItem(KEY + turn);
  } catch {
    // Without storage the text still stands in the box.
  }
}

export function restoreDraft(turn) {
  try {
    return localStorage.getItem(KEY + turn) ?? "";
  } catch {
    return "";
  }
}

export function clearDraft(turn) {
  keepDraft(turn, "");
}
