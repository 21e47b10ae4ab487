/**
 * The address at which a product is shown inside the dashboard, or why it is not.
 *
 * The frame may keep its own origin (`allow-same-origin`), without which its session cookie would not come back and
 * nobody could sign in. That is safe for one reason alone: the origin is never ours. A page of our own origin could
 * take its sandbox off and read the token, so such an address is refused here; any other origin can reach neither our
 * storage nor our document, and the server turns its requests away.
 *
 * `localhost` and `127.0.0.1` name the same listener but are two sites to a browser, and cookies of another site are not
 * sent in a frame: the product is shown under the name under which the dashboard itself was opened.
 */
export function previewUrl(address: string, own: Pick<Location, 'origin' | 'hostname'>): URL | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  const names = ['127.0.0.1', 'localhost'];
  if (names.includes(url.hostname) && names.includes(own.hostname)) url.hostname = own.hostname;
  return url.origin === own.origin ? undefined : url;
}
