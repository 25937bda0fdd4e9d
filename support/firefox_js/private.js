// Opens a private window and answers when it is there.
const done = arguments[arguments.length - 1];
const seen = (subject) => {
  if (subject !== opened) return;
  Services.obs.removeObserver(seen, 'browser-delayed-startup-finished');
  done();
};
Services.obs.addObserver(seen, 'browser-delayed-startup-finished');
const opened = OpenBrowserWindow({ private: true });
