// Tells the style sheet before the first paint that scripts run, so that the telephone can ring.
document.documentElement.classList.add("js");
