// arguments: the production host; a profile's `resolve`; the answer. Run once, as the browser has started.
// Production, whatever sends the browser there, is looked for at a name that cannot exist; other ways stay as they are.
const [production, resolve, done] = arguments;
const proxies = Cc['@mozilla.org/network/protocol-proxy-service;1'].getService(Ci.nsIProtocolProxyService);
const nowhere = proxies.newProxyInfo('socks', 'unreachable.invalid', 1, '', '', Ci.nsIProxyInfo.TRANSPARENT_PROXY_RESOLVES_HOST, 0, null);
const own = new Set(Object.keys(resolve).map((host) => host.toLowerCase()));
proxies.registerFilter({
  applyFilter(uri, proxy, answer) {
    const host = uri.host.replace(/\.$/, '');
    const port = uri.port > 0 ? uri.port : { http: 80, https: 443 }[uri.scheme];
    if (host === production || host.endsWith(`.${production}`)) answer.onProxyFilterResult(nowhere);
    // A proxy would look the name up itself; null is no proxy.
    else answer.onProxyFilterResult(own.has(host) || own.has(`${host}:${port}`) ? null : proxy);
  },
}, 0);
// A host's address, by the browser's own table; a port's, by its own list.
const names = Cc['@mozilla.org/network/native-dns-override;1'].getService(Ci.nsINativeDNSResolverOverride);
const ports = [];
for (const [host, place] of Object.entries(resolve)) {
  const [, name, port] = /^(.*?)(?::(\d+))?$/.exec(host);
  const [, address, elsewhere] = /^(.*?)(?::(\d+))?$/.exec(place);
  names.addIPOverride(name.toLowerCase(), address.replace(/^\[|\]$/g, ''));
  if (port && elsewhere && port !== elsewhere) ports.push(`${port}=${elsewhere}`);
}
if (ports.length) Services.prefs.setStringPref('network.socket.forcePort', ports.join(';'));
done();
