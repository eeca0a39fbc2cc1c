// How people find their way: short menus, tabs on one line, two taps from anywhere to anywhere about one child, lists
// that keep the place, what is said after sending, and pictures that grow with the letters.
import { openPage } from './lib/browser.mjs';
import { Person } from './lib/person.mjs';
import { startSchool } from './lib/server.mjs';
import { check, equal, test } from './lib/test.mjs';

const STAFF = ['senco', 'head', 'teacher', 'ta', 'governor', 'specialist', 'admin'];
const PHONE = { width: 390, height: 844 };

let school = null;

async function someone(login, options = {}) {
	school ??= startSchool();
	const { base } = await school;
	const page = await openPage({ base, ...options });
	const person = new Person(page, 'plain');

	await person.signIn(login);
	return page;
}

async function openZara(page) {
	await page.goto('/pupils?q=Zara%20Iqbal'); // the only one who fits is opened
}

test('the menu of every role is short and says where one is', async () => {
	for (const login of STAFF) {
		const page = await someone(login);
		const menu = page.locator('nav.nav a');

		const entries = await menu.count();
		check(entries >= 1 && entries <= 6, `${login} has ${entries} entries`);
		for (let i = 0; i < entries; i++) {
			await menu.nth(i).click();
			equal(await page.locator('nav.nav [aria-current=page]').count(), 1, `${login}, ${page.url()}`);
			check(await page.locator('nav.subnav a').count() <= 7, `${login}: too many below ${page.url()}`);
		}
		await page.context().close();
	}
});

test('tabs of a pupil stand on one line on a phone, the current one in view', async () => {
	const page = await someone('senco', PHONE);

	await openZara(page);
	check(await page.locator('.tabs a').count() <= 8, 'more than eight tabs');
	await page.locator('.tabs a', { hasText: 'History' }).click();
	const tabs = await page.locator('.tabs a').evaluateAll((all) => all.map((a) => a.getBoundingClientRect().top));
	const here = await page.locator('.tabs [aria-current=page]').boundingBox();

	equal(new Set(tabs.map(Math.round)).size, 1, 'lines of tabs');
	check(here.x >= 0 && here.x + here.width <= PHONE.width, `the current tab is at ${here.x}`);
	equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width, 'width of the page');
	await page.context().close();
});

test('every page about a child is two taps from every other', async () => {
	const page = await someone('senco');
	const reached = new Set();

	await openZara(page);
	const tabs = await page.locator('.tabs a').evaluateAll((all) => all.map((a) => a.href));
	for (const tab of tabs) {
		await page.goto(tab);
		equal(await page.locator('.tabs [aria-current=page]').count(), 1, `current tab of ${tab}`);
		reached.add(tab);
		for (const below of await page.locator('.tabs + nav a').evaluateAll((all) => all.map((a) => a.href))) {
			reached.add(below);
		}
	}
	for (const url of reached) {
		await page.goto(url);
		const ways = await page.locator('.tabs a').evaluateAll((all) => all.map((a) => a.href));

		equal(ways.join(' '), tabs.join(' '), `tabs on ${url}`);
	}
	check(reached.size >= 18, `only ${reached.size} pages`);
	await page.context().close();
});

test('a tap in a list keeps the place', async () => {
	const page = await someone('senco', PHONE);

	await page.goto('/pupils?page=2');
	await page.locator('.plist th a').nth(15).click();
	await page.getByRole('link', { name: 'All pupils' }).click();
	check(page.url().includes('page=2') && page.url().includes('#pupil-'), `back at ${page.url()}`);
	const place = await page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`).boundingBox();

	check(place.y >= 0 && place.y < PHONE.height, `the name is at ${place.y}`);
	await page.context().close();
});

test('long pages are short on a phone', async () => {
	const most = { senco: ['/pupils', 5500], parent: ['/family', 7100] };

	for (const [login, [path, height]] of Object.entries(most)) {
		const page = await someone(login, PHONE);

		await page.goto(path);
		const is = await page.evaluate(() => document.documentElement.scrollHeight);

		console.log(`${path}: ${is} pixels`);
		check(is <= height, `${path} is ${is} pixels high`);
		await page.context().close();
	}
});

test('what folds opens where an address names it, and without script by a tap', async () => {
	const page = await someone('parent', PHONE);

	await page.goto('/family');
	await page.goto(`${page.url()}#unhappy`);
	check(await page.getByRole('link', { name: 'Say what is wrong' }).isVisible(), 'it stays folded');
	await page.context().close();

	const plain = await someone('parent', { ...PHONE, script: false });

	await plain.goto('/family');
	check(!await plain.getByRole('link', { name: 'Say what is wrong' }).isVisible(), 'it is not folded');
	await plain.locator('summary', { hasText: 'I am not happy' }).click();
	check(await plain.getByRole('link', { name: 'Say what is wrong' }).isVisible(), 'it does not open');
	await plain.context().close();
});

test('errors stand in the title and take the focus, success is announced', async () => {
	const page = await someone('teacher');

	await openZara(page);
	await page.goto(`${page.url()}/observations`);
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	check((await page.title()).startsWith('Error: '), `title ${await page.title()}`);
	check(await page.evaluate(() => document.activeElement.matches('.govuk-error-summary')), 'focus is elsewhere');
	await page.context().close();

	const senco = await someone('senco');

	await senco.goto('/settings?done=saved');
	equal(await senco.locator('.notice[tabindex]').getAttribute('role'), 'status', 'role');
	check(await senco.evaluate(() => document.activeElement.matches('.notice[tabindex]')), 'the notice has no focus');
	await senco.context().close();
});

test('saving stays in view in a long form', async () => {
	const page = await someone('senco', PHONE);

	await openZara(page);
	await page.goto(`${page.url()}/plan`);
	await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 3));
	const save = await page.locator('.savebar button').first().boundingBox();

	check(save.y >= 0 && save.y + save.height <= PHONE.height, `Save is at ${save.y}`);
	await page.context().close();
});

test('pictures grow with the letters', async () => {
	const page = await someone('senco', PHONE);
	const letters = () => page.locator('.chart--ring text').first()
		.evaluate((t) => t.getBoundingClientRect().height);

	await openZara(page);
	const usual = await letters();
	await page.context().addCookies([{ name: 'look', value: 'largest', url: page.url() }]);
	await page.reload();
	const grown = await letters() / usual;

	check(grown > 1.4, `only ${grown} times as high`);
	equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width, 'width of the page');
	await page.context().close();
});
