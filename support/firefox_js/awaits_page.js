// Whether the tab has asked for a page that has not come yet.
const done = arguments[arguments.length - 1];
done(gBrowser.selectedBrowser.browsingContext.webProgress.isLoadingDocument);
