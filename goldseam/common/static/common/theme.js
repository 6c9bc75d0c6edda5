// theme.js
// <script src="…/theme.js"></script> in the head, before the style sheet: the chosen theme, before anything is painted.
try {
  const theme = localStorage.getItem("theme")
  if (theme) document.documentElement.dataset.theme = theme
} catch { /* A device that keeps nothing shows its own theme. */ }
