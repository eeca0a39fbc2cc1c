// What our reader of HTTP heads takes, another reader understands in the same way: method, address, headers, and where
// the body ends. The other one is llhttp, the parser inside Node. Heads are good ones, changed at random from a seed;
// what we refuse may be anything. usage: node llhttp.mjs READ_HEADS [HOW MANY] [SEED]
import { spawnSync } from "node:child_process";
import process from "node:process";

process.noDeprecation = true;
const { HTTPParser } = process.binding("http_parser");
const [program, count = "30000", seed = "1"] = process.argv.slice(2);
const BATCH = 20000;

// ---- heads ----

let state = Number(seed) >>> 0;
const random = () => { // mulberry32
  state = (state + 0x6d2b79f5) >>> 0;
  let t = state;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const below = (n) => Math.floor(random() * n);
const one = (list) => list[below(list.length)];

const HEADERS = [
  "Cookie: apdr=0123456789abcdef; look=dark.large", "Content-Type: application/x-www-form-urlencoded",
  "Origin: https://apdr.school.example", "Referer: https://apdr.school.example/pupils?q=a%20b",
  "Sec-Fetch-Site: same-origin", "User-Agent: Mozilla/5.0 (X11; Linux x86_64)",
  "Accept-Language: en-GB,en;q=0.5", "If-None-Match: W/\"abc\", \"def\"", "Range: bytes=0-99",
  "Connection: keep-alive", "Connection: close", "Connection: Keep-Alive, Upgrade",
  "Accept-Encoding: gzip, br", "Expect: 100-continue", "X-Forwarded-For: 192.0.2.1, 10.0.0.1", "Accept: */*",
  "X-Empty:", "X-Long: " + "y".repeat(300), "Upgrade: h2c", "Upgrade: websocket",
  "HTTP2-Settings: AAMAAABkAAQAAP__", "TE: trailers", "Trailer: X-A", "Keep-Alive: timeout=5",
  "Proxy-Connection: keep-alive", "Via: 1.1 proxy", "X-\xe9: \xff\x80 caf\xc3\xa9",
  "Transfer-Encoding: chunked", "Transfer-Encoding: identity", "Transfer-Encoding:", "Content-Length: 0",
  "Content-Length: 5", "Content-Length : 5", "Content_Length: 7", "Content-Length:\t4\t", "Content-Length: 05",
  "Content-Length: +5", "Content-Length: 5,5", "Content-Length: 0x5", "Content-Length: 18446744073709551617",
  "Host: other.example", "Connection: transfer-encoding, content-length",
];
const TARGETS = [
  "/", "/pupils", "/pupil/501/plan", "/assets/app.css?v=1", "/find?q=a+b&page=2", "/a%20b", "/?", "/a??b",
  "/a/../b", "//a", "/%00", "/a;b=c", "/\"<>\\^`{|}", "/a#b", "*", "http://localhost/", "localhost:80",
  "/~_-.!$&'()*+,;=:@", "/a?b=http://c/?d",
];
const PIECES = [
  "\r\n", "\r", "\n", "\r\n\r\n", " ", "\t", "  ", ":", ": ", "\0", "\x01", "\x7f", "\x80", "\xff", "\xc2\xa0",
  "\x0b", "\x0c", ",", ";", "=", "\"", "HTTP/1.1", "HTTP/1.0", "HTTP/1.2", "HTTP/2.0", " HTTP/1.1\r\n",
  "Content-Length: 3\r\n", "Transfer-Encoding: chunked\r\n", "\r\nContent-Length: 9", "\r\n Content-Length: 9",
  "\r\nHost: x", "chunked", "close", "0", "5", "-1", "a", "Z", "%", "?", "#", "/", "\\", "\r\n\t",
];

const good = () => {
  const post = random() < 0.4;
  const lines = ["Host: " + one(["localhost", "apdr.school.example", "localhost:8080", "[::1]:80"])];
  for (let n = below(9); n > 0; n--) {
    lines.splice(below(lines.length + 1), 0, one(HEADERS.slice(0, random() < 0.8 ? 27 : HEADERS.length)));
  }
  if (post) {
    lines.splice(below(lines.length + 1), 0, "Content-Length: " + below(40));
  }
  const method = post ? "POST" : one(["GET", "GET", "GET", "HEAD"]);
  return `${method} ${one(TARGETS)} ${random() < 0.9 ? "HTTP/1.1" : "HTTP/1.0"}\r\n${lines.join("\r\n")}\r\n\r\n`;
};

const changed = (text) => {
  const at = below(text.length + 1);
  const lines = text.split("\r\n");
  switch (below(8)) {
  case 0: return text.slice(0, at) + one(PIECES) + text.slice(at);
  case 1: return text.slice(0, at) + text.slice(at + 1 + below(4));
  case 2: return text.slice(0, at) + String.fromCharCode(below(256)) + text.slice(at + 1);
  case 3: lines.splice(1 + below(lines.length), 0, one(HEADERS)); return lines.join("\r\n");
  case 4: lines.splice(1 + below(lines.length), 0, one(lines)); return lines.join("\r\n");
  case 5: lines[below(lines.length)] += one([" ", "\t", " \t ", "\r", "\0", ","]); return lines.join("\r\n");
  case 6: return text.replace(/:/, one([" :", ":", ":\t", ":  ", "\t:"]));
  default: {
    const letters = text.slice(at, at + 12);
    return text.slice(0, at) + (random() < 0.5 ? letters.toUpperCase() : letters.toLowerCase()) + text.slice(at + 12);
  }
  }
};

const made = () => {
  let text = good();
  for (let n = random() < 0.3 ? 0 : 1 + below(3); n > 0; n--) {
    text = changed(text);
  }
  return Buffer.from(text, "latin1");
};

// ---- the two readers ----

const ours = (heads) => {
  const length = Buffer.alloc(4);
  const input = Buffer.concat(heads.flatMap((h) => {
    length.writeUInt32LE(h.length);
    return [Buffer.from(length), h];
  }));
  const run = spawnSync(program, { input, maxBuffer: 1 << 30 });
  if (run.status !== 0) {
    throw new Error(`${program}: ${run.status ?? run.signal} ${run.stderr} ${run.error ?? ""}`);
  }
  const out = run.stdout;
  let at = 0;
  const number = () => out.readUInt32LE((at += 4) - 4);
  const text = () => {
    const n = number();
    return out.latin1Slice(at, (at += n));
  };
  const read = heads.map(() => {
    const status = number();
    if (status !== 0) {
      return { status };
    }
    const r = { status, size: number(), length: number(), close: number() === 1 };
    Object.assign(r, { method: text(), target: text(), query: text() });
    r.headers = Array.from({ length: number() }, () => [text(), text()]);
    return r;
  });
  if (at !== out.length) {
    throw new Error(`${program}: ${out.length - at} bytes too many`);
  }
  return read;
};

// Headers may come in portions; the body is counted.
const theirs = (bytes) => {
  const got = { headers: [], body: 0, begun: 0, done: 0 };
  const parser = new HTTPParser();
  parser.initialize(HTTPParser.REQUEST, {}, 1 << 20, 0);
  parser[HTTPParser.kOnMessageBegin | 0] = () => { got.begun++; };
  parser[HTTPParser.kOnHeaders | 0] = (headers, url) => {
    got.headers.push(...headers);
    got.url = url;
  };
  parser[HTTPParser.kOnHeadersComplete | 0] = (major, minor, headers, method, url, status, message, upgrade, keep) => {
    got.headers.push(...(headers ?? []));
    got.url = url ?? got.url;
    Object.assign(got, { version: `${major}.${minor}`, method: METHODS[method], upgrade, keep });
    return 0;
  };
  parser[HTTPParser.kOnBody | 0] = (b) => { got.body += b.length; };
  parser[HTTPParser.kOnMessageComplete | 0] = () => { got.done++; };
  got.result = parser.execute(bytes);
  parser.remove?.();
  return got;
};
const METHODS = process.binding("http_parser").methods;

// The headers of which there may be one at most; of the others that workers see the first that is UTF-8 counts.
const ALONE = new Set(["host", "cookie", "content-type", "origin", "referer", "sec-fetch-site"]);
const utf8 = (text) => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(text, "latin1")) !== undefined;
  } catch {
    return false;
  }
};

const difference = (bytes, we) => {
  const whole = Buffer.concat([bytes.subarray(0, we.size), Buffer.alloc(we.length, "x")]);
  const they = theirs(whole);
  const named = new Map();
  if (they.result instanceof Error) {
    return `they refuse it: ${they.result.code} ${they.result.reason}`;
  }
  for (let i = 0; i < they.headers.length; i += 2) {
    const name = they.headers[i].toLowerCase();
    named.set(name, [...(named.get(name) ?? []), they.headers[i + 1]]);
  }
  if (they.method !== we.method) {
    return `method ${they.method}`;
  }
  if (they.url !== we.target && they.url !== `${we.target}?${we.query}`) {
    return `address ${they.url}`;
  }
  for (const [name, value] of we.headers) {
    const all = named.get(name) ?? [];
    const theirs1 = ALONE.has(name) ? all[0] : all.find(utf8);
    if (theirs1 !== value || (ALONE.has(name) && all.length !== 1)) {
      return `${name}: ${JSON.stringify(all)}, ours ${JSON.stringify(value)}`;
    }
  }
  for (const name of ALONE) {
    if (named.has(name) && !we.headers.some(([n]) => n === name)) {
      return `${name} is there for them`;
    }
  }
  if (named.has("transfer-encoding")) {
    return "a transfer coding";
  }
  const said = named.get("content-length") ?? [];
  if (said.length > 1 || (said.length === 1 ? BigInt(said[0]) !== BigInt(we.length) : we.length !== 0)) {
    return `content-length ${said}, ours ${we.length}`;
  }
  if (they.done !== 1 || they.body !== we.length) {
    return `${they.done} messages with ${they.body} bytes of body, ours ${we.length}`;
  }
  if (theirs(whole.subarray(0, whole.length - 1)).done !== 0) {
    return "it ends earlier";
  }
  return !they.keep && !we.close ? "they end the connection" : null;
};

// ---- ----

let taken = 0;
const found = new Map();
for (let left = Number(count); left > 0; left -= BATCH) {
  const heads = Array.from({ length: Math.min(left, BATCH) }, made);
  ours(heads).forEach((we, i) => {
    if (we.status !== 0) {
      return;
    }
    taken++;
    const why = difference(heads[i], we);
    if (why !== null && found.size < 20) {
      found.set(why.slice(0, 60), `${why}\n    ${JSON.stringify(heads[i].latin1Slice(0, we.size))}`);
    }
  });
}
console.log(`llhttp ${process.versions.llhttp}, seed ${seed}: ${count} heads, ${taken} taken by us, ` +
  `${found.size} read differently`);
for (const text of found.values()) {
  console.log(text);
}
if (taken < Number(count) / 10) {
  console.log("too few were taken to say anything");
}
process.exit(found.size > 0 || taken < Number(count) / 10 ? 1 : 0);
