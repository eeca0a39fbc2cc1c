// The ways through the product: every entry of every role's menu and every tab of a pupil, at two widths, by keyboard and
// with script off. What entries and tabs there are is read from the page. Each opens its page with a heading, is marked
// there as the current one, and nothing scrolls sideways; focus is checked by Person.
import { openPage } from './lib/browser.mjs';
import { Person, WAYS } from './lib/person.mjs';
import { ROLES, startSchool } from './lib/server.mjs';
import { check, test } from './lib/test.mjs';

const WIDTHS = [1280, 390];
const MENU_MAX = 6;
const TABS_MAX = 8;
const WITHOUT_MENU = ['parent', 'parent2', 'pupil', 'young'];
const WITH_PUPILS = ['senco', 'head', 'teacher', 'ta', 'specialist'];
const PUPIL = 'Zara Iqbal';

const MENU = 'nav[aria-label^="Main"]';
const MENU_FOLDED = `details:not([open]):has(${MENU}) > summary`;

let school = null;

async function begin(role, way, width) {
	school ??= startSchool();
	const { base } = await school;
	const person = new Person(await openPage({ base, width, script: way !== 'plain' }), way);

	person.status = 0;
	person.page.on('response', (answer) => {
		if (answer.request().isNavigationRequest()) {
			person.status = answer.status();
		}
	});
	await person.signIn(role);
	return person;
}

async function unfoldMenu(person) {
	if (await person.page.locator(MENU_FOLDED).filter({ visible: true }).count() > 0) {
		await person.unfoldFirst(MENU_FOLDED);
	}
}

// Addresses of the links that can be seen; the person's own page is not an entry.
async function entries(person, selector) {
	const all = await person.page.locator(`${selector} a`).filter({ visible: true })
		.evaluateAll((links) => links.map((a) => a.getAttribute('href')));

	return [...new Set(all)].filter((href) => href !== '/you');
}

async function lookAround(person, href) {
	const { page } = person;

	check(person.status === 200, `${href} answered ${person.status}`);
	check(await page.locator('h1').count() === 1, `${href} has ${await page.locator('h1').count()} h1`);
	const [wide, width] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);

	check(wide <= width, `${href} is ${wide} pixels wide at ${width}`);
}

async function isCurrent(person, selector, href) {
	const current = await person.page.locator(`${selector} a[aria-current]`).filter({ visible: true })
		.evaluateAll((links) => links.map((a) => a.getAttribute('href')));

	check(current.includes(href), `on ${href} the current entry is "${current}"`);
}

async function walkMenu(person, role) {
	await unfoldMenu(person);
	const menu = await entries(person, MENU);

	check(WITHOUT_MENU.includes(role) === (menu.length === 0), `${menu.length} entries`);
	check(menu.length <= MENU_MAX, `${menu.length} entries: ${menu.join(' ')}`);
	for (const href of menu) {
		await unfoldMenu(person);
		await person.followFirst(`${MENU} a[href="${href}"]`);
		await lookAround(person, href);
		await unfoldMenu(person);
		await isCurrent(person, MENU, href);
	}
}

async function walkTabs(person) {
	const { page } = person;

	await person.openPupil(PUPIL);
	const pupil = new URL(page.url()).pathname;
	const tabs = `main nav.tabs:has(a[href="${pupil}"])`;
	const all = await entries(person, tabs);

	check(all.length > 0, `${pupil} has no tabs`);
	check(all.length <= TABS_MAX, `${all.length} tabs: ${all.join(' ')}`);
	for (const href of all) {
		await person.followFirst(`${tabs} a[href="${href}"]`);
		await lookAround(person, href);
		await isCurrent(person, tabs, href);
	}
}

for (const way of WAYS) {
	for (const role of ROLES) {
		for (const width of WIDTHS) {
			test(`the menu of ${role} at ${width} pixels (${way})`, async () => {
				const person = await begin(role, way, width);

				await walkMenu(person, role);
				await person.leave();
			}, `${role} ${way}`);
		}
	}
	for (const role of WITH_PUPILS) {
		for (const width of WIDTHS) {
			test(`the tabs of a pupil for ${role} at ${width} pixels (${way})`, async () => {
				const person = await begin(role, way, width);

				await walkTabs(person);
				await person.leave();
			}, `${role} ${way}`);
		}
	}
}
