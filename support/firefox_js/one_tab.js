// Closes every private window and every tab but the first.
const done = arguments[arguments.length - 1];
const { PrivateBrowsingUtils } = ChromeUtils.importESModule('resource://gre/modules/PrivateBrowsingUtils.sys.mjs');
const windows = [...Services.wm.getEnumerator('navigator:browser')];
const kept = windows.find((one) => !PrivateBrowsingUtils.isWindowPrivate(one));
for (const tab of kept.gBrowser.tabs.slice(1)) kept.gBrowser.removeTab(tab, { animate: false, skipPermitUnload: true });
const others = windows.filter((one) => one !== kept);
let left = others.length;
const closed = () => { left -= 1; if (left <= 0) done(); };
for (const one of others) {
  one.addEventListener('unload', closed, { once: true });
  one.close();
}
if (!others.length) done();
