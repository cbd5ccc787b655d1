// Hears what happens to reviews for all pages of a browser, which keeps few connections to one place.
const pages = new Map(), newest = new Map();
let source, heard = "", timer;

const tell = (news, to = pages.keys()) => {
  for (const port of to) if (!news.review || pages.get(port)?.review === news.review) port.postMessage(news);
};

const listen = () => {
  clearTimeout(timer);
  const known = new Map();
  for (const { review, version } of pages.values()) known.set(review, Math.min(version, known.get(review) ?? version));
  const wanted = [...known.keys()].sort().join(" ");
  if (wanted === heard && source && source.readyState !== EventSource.CLOSED) return;
  source?.close();
  [source, heard] = [undefined, wanted];
  if (!wanted) return;
  source = new EventSource("/events?" + [...known].slice(-100).map(([review, version]) => `of=${review}.${version}`).join("&"));
  source.onopen = () => tell({ listens: true });
  source.onmessage = ({ data }) => {
    const news = JSON.parse(data);
    if (news.version) newest.set(news.review, news.version);
    tell(news);
  };
  source.onerror = () => { if (source.readyState === EventSource.CLOSED) timer = setTimeout(listen, 15_000); };
};

// A page says which review it shows, and nothing when it is left.
onconnect = ({ ports: [port] }) => {
  port.onmessage = ({ data: page }) => {
    page ? pages.set(port, page) : pages.delete(port);
    if (page) newest.set(page.review, Math.max(page.version, newest.get(page.review) ?? 0));
    listen();
    if (!page) return;
    if (source?.readyState === EventSource.OPEN) tell({ listens: true }, [port]);
    if (newest.get(page.review) > page.version) tell({ review: page.review, version: newest.get(page.review) }, [port]);
  };
};
