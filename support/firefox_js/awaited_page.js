// Wait until the page that the tab has asked for is there, or time is up; tell whether there was anything to wait for.
const [waitMs, done] = arguments;
const until = Date.now() + waitMs;
const awaits = () => gBrowser.selectedBrowser.browsingContext.webProgress.isLoadingDocument;
const look = () => (awaits() && Date.now() < until ? setTimeout(look, 20) : done(true));
if (awaits()) look();
else done(false);
