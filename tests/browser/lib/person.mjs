// A person at the browser. A journey is written once, in words a person would use, and walked in two ways:
//   "keyboard"  script on, nothing but Tab, arrows, Space, Enter and letters; focus has to be visible and reachable
//   "plain"     script off, with the pointer
import { startSchool, PASSWORD } from './server.mjs';
import { openPage } from './browser.mjs';
import { axeFindings, reflowFindings, squeezedFindings } from './check.mjs';
import { check, test } from './test.mjs';

export const WAYS = ['keyboard', 'plain'];
const TABS_LIMIT = 400;
const LONG_ENOUGH = 900; // letters of a page in a message

function markup(el) {
	return el.evaluate((e) => e.outerHTML.slice(0, 200));
}

// Runs in the page: has the element, its label or its box an outline or a shadow?
function focusIsMarked(el) {
	const marked = (style) => (parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none')
		|| style.boxShadow !== 'none';

	return [el, el.nextElementSibling, el.closest('label'), el.parentElement].filter(Boolean)
		.some((e) => marked(getComputedStyle(e)) || marked(getComputedStyle(e, '::before')));
}

// A label as a person reads it: with or without the mark that the field is optional.
function labelled(label) {
	return label instanceof RegExp ? label
		: new RegExp(`^\\s*${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(\\s+\\(optional\\))?\\s*$`);
}

function exact(name) {
	return name instanceof RegExp ? { name } : { name, exact: true };
}

export class Person {
	constructor(page, way) {
		this.page = page;
		this.way = way;
	}

	// Opens an address, as from a bookmark.
	async open(path) {
		const answer = await this.page.goto(path);

		check(answer.status() < 400, `${path} answered ${answer.status()}`);
	}

	// A pupil, by the list: a single one who fits is opened at once, of several the name is followed.
	async openPupil(name) {
		await this.open(`/pupils?q=${encodeURIComponent(name)}`);
		if (new URL(this.page.url()).pathname === '/pupils') {
			await this.follow(name);
		}
	}

	async signIn(name, password = PASSWORD) {
		await this.open('/sign-in');
		await this.#type(this.page.locator('#login'), name);
		await this.#type(this.page.locator('#password'), password);
		await this.press(/^sign in/i);
		check(!this.page.url().includes('/sign-in'), `${name} could not sign in: ${await this.text()}`);
	}

	// Text fields, by label.
	async fill(label, text) {
		await this.#type(await this.#only(this.page.getByLabel(labelled(label))
			.and(this.page.locator('input, textarea')), label), text);
	}

	// A field by its name attribute, where several parts of a page share a label.
	async fillNamed(name, text) {
		await this.#type(await this.#only(this.page.locator(`[name="${name}"]:not([type=hidden])`), name), text);
	}

	// Day, month and year boxes of the group NAME; iso is YYYY-MM-DD.
	async date(name, iso) {
		const [year, month, day] = iso.split('-').map(Number);

		await this.fillNamed(`${name}-day`, String(day));
		await this.fillNamed(`${name}-month`, String(month));
		await this.fillNamed(`${name}-year`, String(year));
	}

	// The same by the legend of the group.
	async day(legend, parts) {
		const boxes = this.page.getByRole('group', { name: labelled(legend) }).locator('input');

		for (const [i, part] of parts.entries()) {
			await this.#type(boxes.nth(i), part);
		}
	}

	// Radio buttons and checkboxes, by label; within: the legend of the group, where the label alone is not unique.
	async choose(label, within = null) {
		const scope = within === null ? this.page : this.page.getByRole('group', exact(within));

		await this.#tick(await this.#only(scope.getByLabel(labelled(label))
			.and(this.page.locator('input[type=radio], input[type=checkbox]')), label));
	}

	// The same by name and value attributes.
	async chooseNamed(name, value) {
		const box = this.page.locator(`input[name="${name}"][value="${value}"]`);

		await this.#tick(await this.#only(box, `${name}=${value}`));
	}

	// A select box, by label, or by its name attribute.
	async pick(label, option) {
		await this.#pickIn(this.page.getByLabel(labelled(label)).and(this.page.locator('select')), label, option);
	}

	async pickNamed(name, option) {
		await this.#pickIn(this.page.locator(`select[name="${name}"]`), name, option);
	}

	async #pickIn(locator, label, option) {
		const box = await this.#only(locator, label);

		if (this.way === 'plain') {
			await box.selectOption({ label: option });
			return;
		}
		await this.#tabTo(box);
		await this.page.keyboard.type(option);
		const chosen = await box.evaluate((e) => e.selectedOptions[0]?.label.trim());

		check(chosen === option, `${label}: typing "${option}" chose "${chosen}"`);
	}

	// A file; the browser's own dialogue is outside the page, so only reaching the control is walked.
	async attach(label, file) {
		const box = await this.#only(this.page.getByLabel(labelled(label))
			.and(this.page.locator('input[type=file]')), label);

		if (this.way === 'keyboard') {
			await this.#tabTo(box);
		}
		await box.setInputFiles(file);
	}

	// Buttons and links.
	async press(name) {
		await this.#activate(this.page.getByRole('button', exact(name)).filter({ visible: true }).first(), name);
	}

	async follow(name) {
		await this.#activate(this.page.getByRole('link', exact(name)).filter({ visible: true }).first(), name);
	}

	// The first link that a CSS selector finds, where many have the same name.
	async followFirst(selector) {
		await this.#activate(this.page.locator(selector).filter({ visible: true }).first(), selector);
	}

	// Where Today leads to one pupil's duty, as a line of its own or as a name in an opened line.
	due(name, label) {
		return `:is(li.duty, .names li):has-text("${name}") a:has-text("${label}")`;
	}

	// Opens a details element by its summary.
	async unfold(summary) {
		await this.#open(this.page.locator('summary').filter({ hasText: summary, visible: true }).first());
	}

	// The same by a CSS selector of the summary.
	async unfoldFirst(selector) {
		await this.#open(this.page.locator(selector).filter({ visible: true }).first());
	}

	async #open(el) {
		if (this.way === 'plain') {
			await el.click();
		} else {
			await this.#tabTo(el);
			await this.page.keyboard.press('Enter');
		}
	}

	async text() {
		return (await this.page.locator('body').innerText()).replace(/\s+/g, ' ');
	}

	// What stands in a field, by its name attribute.
	async valueOf(name) {
		return this.page.locator(`[name="${name}"]`).inputValue();
	}

	// Fails unless the page says this (text or pattern).
	async sees(what) {
		const text = await this.text();
		const found = what instanceof RegExp ? what.test(text) : text.includes(what);

		check(found, `${this.page.url()} does not say ${what}; it says: ${text.slice(100, LONG_ENOUGH)}`);
	}

	async seesNot(what) {
		const text = await this.text();

		check(!(what instanceof RegExp ? what.test(text) : text.includes(what)), `${this.page.url()} says ${what}`);
	}

	// Accessible and narrow. The page may be the answer to a form, which cannot be asked for again, so its HTML text is
	// not checked here. axe is script, and cannot look where script is off: it looks in the other way.
	async pageIsSound() {
		const findings = [...await reflowFindings(this.page), ...await squeezedFindings(this.page),
			...(this.way === 'plain' ? [] : await axeFindings(this.page)), ...this.page.complaints.splice(0)];

		check(findings.length === 0, `${this.page.url()}:\n    ${findings.join('\n    ')}`);
	}

	async picture(path, width = 1280) {
		await this.page.setViewportSize({ width, height: 900 });
		await this.page.screenshot({ path, fullPage: true });
	}

	async leave() {
		await this.page.context().close();
	}

	async #only(locator, what) {
		const n = await locator.count();

		check(n > 0, `${this.page.url()}: there is no "${what}"; the page says: `
			+ `${(await this.text()).slice(100, LONG_ENOUGH)}`);
		check(n === 1, `${this.page.url()}: there are ${n} of "${what}"`);
		return locator;
	}

	async #type(field, text) {
		if (this.way === 'plain') {
			await field.fill(text);
			return;
		}
		await this.#tabTo(field);
		await this.page.keyboard.press('ControlOrMeta+A');
		if (text === '') {
			await this.page.keyboard.press('Delete');
		} else if (text.includes('\n') || text.length > 200) {
			await this.page.keyboard.insertText(text);
		} else {
			await this.page.keyboard.type(text);
		}
	}

	async #tick(box) {
		if (await box.isChecked()) {
			return;
		}
		if (this.way === 'plain') {
			// Big tiles hide the box itself: its label takes the press.
			const id = await box.getAttribute('id');
			const label = this.page.locator(`label[for="${id}"]`);

			await (await label.count() === 1 ? label : box).click();
		} else if (await box.getAttribute('type') === 'radio') {
			await this.#tabToGroup(box);
			await this.page.keyboard.press('Space');
			for (let i = 0; i < 60 && !(await box.isChecked()); i++) {
				await this.page.keyboard.press('ArrowDown');
			}
		} else {
			await this.#tabTo(box);
			await this.page.keyboard.press('Space');
		}
		check(await box.isChecked(), `${await box.getAttribute('name')} could not be chosen`);
	}

	async #activate(el, name) {
		check(await el.count() > 0,
			`${this.page.url()}: there is no "${name}"; the page says: `
			+ `${(await this.text()).slice(100, LONG_ENOUGH)}`);
		if (this.way === 'keyboard') {
			await this.#tabTo(el);
		}
		await Promise.all([
			this.page.waitForNavigation({ waitUntil: 'load' }),
			this.way === 'keyboard' ? this.page.keyboard.press('Enter') : el.click(),
		]);
	}

	async #tabTo(el) {
		const there = await el.elementHandle(); // found once: looking for it after each Tab takes ten times as long

		await this.#tabUntil(() => there.evaluate((e) => e === document.activeElement), el);
		const visible = await there.evaluate(focusIsMarked);

		check(visible, `${this.page.url()}: focus cannot be seen on ${await markup(el)}`);
	}

	async #tabToGroup(box) {
		const there = await box.elementHandle();

		await this.#tabUntil(() => there.evaluate((e) => document.activeElement?.type === 'radio'
			&& document.activeElement.name === e.name && document.activeElement.form === e.form), box);
	}

	async #tabUntil(there, el) {
		for (let i = 0; i < TABS_LIMIT; i++) {
			if (await there()) {
				return;
			}
			await this.page.keyboard.press('Tab');
		}
		throw new Error(`${this.page.url()}: Tab does not reach ${await markup(el)}`);
	}
}

// Cases that build on each other, walked in both ways, each way with a school of its own. define gets
// step(name, role, async (person, way, school) => …); a role keeps its browser from step to step. role null: signed out.
export function story(title, define, options = {}) {
	for (const way of options.ways ?? WAYS) {
		const people = new Map();
		let school = null;
		let broken = null;

		const personFor = async (role) => {
			school ??= startSchool(options.school);
			const { base } = await school;

			if (!people.has(role)) {
				const page = await openPage({ base, script: way !== 'plain', ...options.page });
				const person = new Person(page, way);

				if (role !== null) {
					await person.signIn(role);
				}
				people.set(role, person);
			}
			return people.get(role);
		};

		define((name, role, fn) => {
			test(`${title} (${way}): ${name}`, async () => {
				check(broken === null, `not tried: "${broken}" failed before`);
				try {
					await fn(await personFor(role), way, await school);
				} catch (e) {
					broken = name;
					throw e;
				}
			}, title + way);
		}, way);
		test(`${title} (${way}): everybody leaves`, async () => {
			for (const person of people.values()) {
				await person.leave();
			}
			await (await school)?.stop();
		}, title + way);
	}
}
