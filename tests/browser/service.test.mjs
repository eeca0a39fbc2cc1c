// An advice service that runs APDR itself, as `apdr init --service` makes it: the first officer comes in by the invitation,
// a visitor without an account finds whom to ring and writes, the officer answers, and a corrected number stands everywhere.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { apdr, initService, startSchool } from './lib/server.mjs';
import { openPage } from './lib/browser.mjs';
import { Person, WAYS } from './lib/person.mjs';
import { check, equal, test } from './lib/test.mjs';

const NOW = '2026-03-10T09:00';
const OWN = 'kettle under seven hills';
const NAME = 'Eastmoor Information, Advice and Support Service';
const HOME = '/s/eastmoor';

function service(title, define) {
	for (const way of WAYS) {
		const people = new Map();
		let made = null;
		let server = null;
		let broken = null;

		async function person(name) {
			if (server === null) {
				made = initService(NAME, NOW);
				server = await startSchool({ now: NOW, data: made.data });
			}
			if (!people.has(name)) {
				const page = await openPage({ base: server.base, script: way !== 'plain' });

				people.set(name, new Person(page, way));
			}
			return people.get(name);
		}

		define((name, who, fn) => {
			test(`${title} (${way}): ${name}`, async () => {
				check(broken === null, `not tried: "${broken}" failed before`);
				try {
					await fn(await person(who), made);
				} catch (e) {
					broken = name;
					throw e;
				}
			}, title + way);
		});
		test(`${title} (${way}): everybody leaves`, async () => {
			await Promise.all([...people.values()].map((p) => p.page.context().close()));
			await server?.stop();
		}, title + way);
	}
}

// Words of a PDF behind a path, as somebody without an account gets it.
async function paper(p, path) {
	const answer = await p.page.context().request.get(path);

	equal(answer.status(), 200, path);
	return spawnSync('pdftotext', ['-layout', '-', '-'], { input: await answer.body(), encoding: 'utf8' }).stdout;
}

service('service', (step) => {
	step('the first officer takes the invitation, and has a day without pupils', 'officer', async (p, made) => {
		await p.open(made.invite);
		await p.fillNamed('password', OWN);
		await p.fillNamed('again', OWN);
		await p.press('Save password');
		await p.sees('It worked');
		await p.pageIsSound();
		await p.follow('Go to your page');
		await p.sees('Today');
		await p.sees('Nobody waits for an answer.');
		await p.pageIsSound();
		const menu = await p.page.locator('nav.nav a').allInnerTexts();

		const words = menu.map((t) => t.replace(/\s*\d+.*$/s, ''));

		equal(words.join(', '), 'Today, Enquiries, Area, Settings', 'the menu');
		for (const path of ['/pupils', '/today', '/import', '/publications', '/settings/year', `${HOME}/worry`]) {
			equal((await p.page.goto(path)).status(), 404, path);
		}
	});

	step('its name on the web is set, and each page of the menu is sound', 'officer', async (p) => {
		await p.open('/settings');
		await p.pageIsSound();
		await p.seesNot('School');
		await p.follow('The service');
		await p.fillNamed('web_name', 'eastmoor');
		await p.pageIsSound();
		await p.press('Save');
		await p.sees('Saved.');
		for (const path of ['/desk', '/enquiries', '/settings/area', '/settings/enquiries', '/accounts',
			'/accounts/invite', '/invitations', '/unusual']) {
			await p.open(path);
			await p.pageIsSound();
		}
	});

	step('in three presses a visitor without an account has a number to ring', 'visitor', async (p) => {
		await p.open('/');
		await p.sees(NAME);
		await p.pageIsSound();
		await p.follow('I want to talk to someone');
		const phone = p.page.locator('[aria-labelledby="talk"] a[href^="tel:"]').first();

		equal(await phone.getAttribute('href'), 'tel:02079460301', 'the advice line');
		check(await phone.isVisible(), 'the number is seen');
		await p.sees('Monday to Friday, 9.30am to 3pm');
		await p.sees('Leave a message at any time');
		await p.seesNot('our school');
		await p.seesNot('SENCO');
	});

	step('and writes by the form, which says what is missing', 'visitor', async (p) => {
		await p.open(HOME);
		await p.follow('I want to write to you');
		await p.pageIsSound();
		await p.fillNamed('words', 'School says wait. Must I?');
		await p.press('Send your question');
		await p.sees('Tell us how we can answer you');
		await p.pageIsSound();
		await p.fillNamed('reach', '07700 900231');
		await p.press('Send your question');
		await p.sees(/Your number is [A-Z0-9]{4} [A-Z0-9]{4}/);
		await p.sees('You get an answer by Friday 13 March 2026');
		await p.pageIsSound();
		await p.open(`${HOME}/privacy`);
		await p.sees('because you agree');
		await p.seesNot('The law asks the school');
		await p.pageIsSound();
	});

	step('a copy, and a word about a page', 'visitor', async (p) => {
		await p.open(`${HOME}/copy`);
		await p.pageIsSound();
		await p.chooseNamed('doc', 'SEN Support: a guide for families');
		await p.chooseNamed('form', 'large');
		await p.chooseNamed('way', 'post');
		await p.fillNamed('reach', '3 Mill Lane, Eastmoor');
		await p.press('Ask for this copy');
		await p.sees('Your copy goes out by Tuesday 17 March 2026');
		await p.open(HOME);
		await p.follow('Have your say');
		await p.pageIsSound();
		await p.chooseNamed('clear', 'yes');
		await p.press('Send it');
		await p.sees('You asked for no answer');
	});

	step('the officer answers from Today', 'officer', async (p) => {
		await p.open('/desk');
		await p.sees('School says wait. Must I?');
		await p.sees('By Friday 13 March 2026');
		await p.sees('SEN Support: a guide for families');
		await p.pageIsSound();
		const one = p.page.locator('.call', { hasText: 'School says wait' }).locator('a');

		await p.followFirst(`a[href="${await one.getAttribute('href')}"]`);
		await p.pageIsSound();
		await p.chooseNamed('kind', 'spoke');
		await p.fillNamed('note', 'No. You can ask the council yourself.');
		await p.press('Save');
		await p.sees('Saved.');
		await p.open('/desk');
		await p.seesNot('School says wait');
	});

	step('a number that is corrected once stands everywhere', 'officer', async (p) => {
		await p.open('/settings/area/value/contacts/advice-line/value');
		await p.pageIsSound();
		await p.fillNamed('value', '020 7946 0399');
		await p.fillNamed('source', 'We know it');
		await p.press('Save');
		await p.sees('Saved.');
	});

	step('on the front door and in every leaflet, in each of its forms', 'visitor', async (p) => {
		await p.open(HOME);
		await p.sees('020 7946 0399');
		await p.seesNot('020 7946 0301');
		await p.open(`${HOME}/leaflets`);
		await p.pageIsSound();
		const links = await p.page.locator('main a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
		const forms = [...new Set(links.filter((h) => h.startsWith(`${HOME}/leaflets/`)))];

		check(forms.length > 20, `only ${forms.length} forms`);
		for (const path of forms) {
			const answer = await p.page.context().request.get(path);
			const type = answer.headers()['content-type'];
			const words = type.startsWith('application/pdf') ? await paper(p, path) : await answer.text();

			equal(answer.status(), 200, path);
			check(!/7946\s+0301/.test(words), `the old number is in ${path}`);
			check(/7946\s+0399/.test(words), `the new number is not in ${path}`);
			check(!/our school|Our SENCO/.test(words), `a school's words are in ${path}`);
		}
		const print = await paper(p, `${HOME}/leaflets/sen-support/print`);

		check(print.includes('020 7946 0399'), 'the PDF has the number');
	});

	step('what is there by the command line is whole, and no roll comes in', 'officer', async (p, made) => {
		check(apdr('audit', 'verify', '--data', made.data).includes('whole'), 'the trail');
		check(apdr('user', 'list', '--data', made.data).includes('Officer'), 'the officer');
		let refused = false;

		try {
			apdr('import', 'roll', fileURLToPath(import.meta.url), '--data', made.data);
		} catch (e) {
			refused = /advice service/.test(e.message);
		}
		check(refused, 'a roll is refused with words');
	});
});
