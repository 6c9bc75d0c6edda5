// help-worker.js
// Before kept-files.js and open-pages.js. Keeps the help directories that were opened on this device.
const NAME = "help"

function isKept(path) {
  return /^\/help\/[a-z0-9]+$/.test(path)
}
