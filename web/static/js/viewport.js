// Keeps the answer box above the soft keyboard where the browser does not do so itself.
export function watchViewport() {
  const seen = window.visualViewport;
  if (!seen) return;
  const fit = () => {
    document.documentElement.style.setProperty("--seen", `${seen.height}px`);
    window.scrollTo(0, 0);
  };
  seen.addEventListener("resize", fit);
  fit();
}
