// Which pages there are: follows every link from the page that is open, by plain requests with its cookies, without
// drawing anything.
const SKIPPED = /^\/(sign-out|assets|language)\b/;

// Pages are of one kind when their addresses differ in numbers and in the query's values only.
export function kindOf(url) {
	const path = url.pathname.replace(/\d+/g, 'N').replace(/\/N-N-N\b/g, '/DATE');

	return [path, ...[...url.searchParams.keys()].sort()].join(' ');
}

function linksOf(html, url) {
	return [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)]
		.map((m) => new URL(m[1].replaceAll('&#39;', '\'').replaceAll('&amp;', '&'), url));
}

// Returns { kinds, wrong }: for each kind of page the first address { url, from, html }, and what did not open. perKind:
// how many of one kind are opened to look for further links.
export async function findPages(page, perKind) {
	const queue = [{ url: new URL(page.url()), from: 'the start' }];
	const { origin } = queue[0].url;
	const seen = new Set();
	const count = new Map();
	const kinds = new Map();
	const wrong = [];

	for (let next = queue.shift(); next; next = queue.shift()) {
		const { url, from } = next;
		const kind = kindOf(url);

		url.hash = '';
		if (url.origin !== origin || seen.has(url.href) || SKIPPED.test(url.pathname)
			|| (count.get(kind) ?? 0) >= perKind) {
			continue;
		}
		seen.add(url.href);
		count.set(kind, (count.get(kind) ?? 0) + 1);
		const answer = await page.context().request.get(url.href);

		if (answer.status() >= 400) {
			wrong.push(`answered ${answer.status()}: ${url.pathname}${url.search} (from ${from})`);
		}
		const { 'content-type': type = '', 'content-disposition': way = '' } = answer.headers();
		const html = type.startsWith('text/html') && !way.startsWith('attachment');

		if (!kinds.has(kind)) {
			kinds.set(kind, { url, from, html });
		}
		if (html) {
			queue.push(...linksOf(await answer.text(), url).map((u) => ({ url: u, from: url.pathname })));
		}
	}
	return { kinds, wrong };
}
