// Forgets all that pages have left in the browser, and where the one tab has been.
const done = arguments[arguments.length - 1];
Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, {
  onDataDeleted(failed) {
    const { sessionHistory } = gBrowser.selectedBrowser.browsingContext;
    if (sessionHistory?.count) sessionHistory.purgeHistory(sessionHistory.count);
    done(failed);
  },
});
