// The harness itself, against pages made here: what is good passes, what is wrong is found, keys and pointer work.
import { createServer } from 'node:http';
import { openPage } from './lib/browser.mjs';
import { axeFindings, htmlFindings, reflowFindings } from './lib/check.mjs';
import { Person, WAYS } from './lib/person.mjs';
import { check, equal, test } from './lib/test.mjs';

const page = (body) => `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>A page</title><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"></head>
<body><main><h1>A page</h1>${body}</main></body>
</html>`;
const FORM = page(`<form method="post" action="/said">
<p><label for="name">Name</label> <input id="name" name="name" type="text"></p>
<p><label for="note">Note</label> <textarea id="note" name="note" rows="3"></textarea></p>
<p><label for="year">Year</label> <select id="year" name="year"><option>Year 4</option><option>Year 5</option></select></p>
<fieldset><legend>Decision</legend>
<p><input type="radio" id="yes" name="decision" value="y"> <label for="yes">Yes</label></p>
<p><input type="radio" id="not" name="decision" value="n"> <label for="not">Not yet</label></p></fieldset>
<p><input type="checkbox" id="told" name="told" value="1"> <label for="told">Parents were told</label></p>
<p><button type="submit">Save it</button> <a href="/wide">Somewhere else</a></p></form>`);
const PAGES = {
	'/': FORM,
	'/wide': page(`<p id="long">${'x'.repeat(200)}</p>`),
	'/unlabelled': page('<p><input type="text"></p>'),
};

async function withPages(fn) {
	const server = createServer((q, r) => {
		let body = '';

		q.on('data', (d) => { body += d; });
		q.on('end', () => {
			r.setHeader('content-type', 'text/html; charset=utf-8');
			const said = page(`<pre>${body.replaceAll('&', '&amp;')}</pre>`);

			r.end(q.method === 'POST' ? said : PAGES[q.url] ?? page('<p>Nothing here.</p>'));
		});
	});

	await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
	try {
		await fn(`http://127.0.0.1:${server.address().port}`);
	} finally {
		server.closeAllConnections();
		server.close();
	}
}

for (const way of WAYS) {
	test(`a form is filled in and sent (${way})`, () => withPages(async (base) => {
		const person = new Person(await openPage({ base, script: way !== 'plain' }), way);

		await person.open('/');
		await person.fill('Name', 'Zoë O’Hara');
		await person.fill('Note', 'One line\nand another');
		await person.pick('Year', 'Year 5');
		await person.choose('Not yet', 'Decision');
		await person.choose('Parents were told');
		await person.press('Save it');
		const sent = new URLSearchParams((await person.page.locator('pre').innerText()).trim());

		equal(sent.get('name'), 'Zoë O’Hara', 'name');
		equal(sent.get('note').replace('\r\n', '\n'), 'One line\nand another', 'note');
		equal(sent.get('year'), 'Year 5', 'year');
		equal(sent.get('decision'), 'n', 'decision');
		equal(sent.get('told'), '1', 'told');
		await person.leave();
	}));
}

test('a good page has no findings and a bad one has', () => withPages(async (base) => {
	const p = await openPage({ base });

	await p.goto('/');
	equal((await axeFindings(p)).join(), '', 'axe on the good page');
	equal((await reflowFindings(p)).join(), '', 'reflow of the good page');
	equal((await htmlFindings(FORM)).join(), '', 'HTML of the good page');
	await p.goto('/wide');
	check((await reflowFindings(p)).join().includes('id="long"'), 'the wide line is not found');
	await p.goto('/unlabelled');
	check((await axeFindings(p)).join().includes('label'), 'the field without a label is not found');
	check((await htmlFindings(page('<p style="color:red"><b>x</p>'))).join().includes('no-inline-style'),
		'the inline style is not found');
	await p.context().close();
}));

test('an unreachable or unmarked control is found', () => withPages(async (base) => {
	const person = new Person(await openPage({ base }), 'keyboard');

	await person.open('/');
	await person.page.evaluate(() => document.querySelector('button').setAttribute('tabindex', '-1'));
	let said = '';

	await person.press('Save it').catch((e) => { said = e.message; });
	check(said.includes('Tab does not reach'), `an unreachable button was pressed: ${said}`);
	await person.page.addStyleTag({ content: 'a:focus { outline: none; }' });
	await person.follow('Somewhere else').catch((e) => { said = e.message; });
	check(said.includes('focus cannot be seen'), `focus without a mark was accepted: ${said}`);
	await person.leave();
}));
