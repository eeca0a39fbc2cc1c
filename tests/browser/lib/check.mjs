// What every page has to be: accessible (axe: all rules of WCAG 2.2 A and AA, and its good practice), readable at 320 CSS
// pixels without moving sideways, valid HTML, silent in the console.
import { AxeBuilder } from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import { check } from './test.mjs';

const NARROW_PX = 320;
const NOT_LINES = '[type=hidden],[type=checkbox],[type=radio],[type=file],[type=submit]';
// What passes is not described (a quarter of the time), nor are style sheets and sounds fetched
// again: no page has a sound, and no style asks how the screen is held.
const AXE = { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'], preload: false };

const validator = new HtmlValidate({
	root: true,
	extends: ['html-validate:recommended'],
	rules: {
		'no-inline-style': 'error',
		'require-csp-nonce': 'off', // the policy allows no inline script at all
		'aria-label-misuse': ['error', { allowAnyNamable: true }], // a list may have a name
		'attribute-boolean-style': 'off',
		'doctype-style': 'off',
		'long-title': 'off',
		'no-trailing-whitespace': 'off',
		'void-style': 'off',
		'no-redundant-role': 'off', // role="list" keeps a list a list in Safari when its marks are styled away
		'form-dup-name': ['error', { shared: ['radio', 'button', 'submit', 'reset', 'checkbox'] }], // several values
		'wcag/h63': 'error',
		'tel-non-breaking': 'off',
		'prefer-native-element': ['error', { exclude: ['region', 'list', 'listitem', 'img'] }],
	},
});

// Returns the accessibility problems of the page as lines of text.
export async function axeFindings(page) {
	const result = await new AxeBuilder({ page }).options(AXE).setLegacyMode(true).analyze();

	return result.violations.map((v) =>
		`${v.id}: ${v.help}\n${v.nodes.slice(0, 3).map((n) => `      ${n.html.slice(0, 200)}  ${n.any.concat(n.all)
			.map((c) => c.message).join('; ').slice(0, 300)}`).join('\n')}`);
}

// Returns what makes the page wider than the screen at 320 pixels; tables may scroll in a box of their own.
export async function reflowFindings(page) {
	const before = page.viewportSize();

	await page.setViewportSize({ width: NARROW_PX, height: 640 });
	const findings = await page.evaluate((width) => {
		const wide = document.documentElement.scrollWidth;

		if (wide <= width) {
			return [];
		}
		const inBox = (el) => {
			for (let e = el.parentElement; e && e !== document.body; e = e.parentElement) {
				if (/auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX)) {
					return true;
				}
			}
			return false;
		};
		const guilty = [...document.body.querySelectorAll('*')].filter((e) =>
			(e.getBoundingClientRect().right > width + 1 || e.scrollWidth > width + 1) && !inBox(e));

		const names = guilty.slice(-4).map((e) => `      ${e.outerHTML.slice(0, 160)}`);

		return [`${wide} pixels wide at ${width}`, ...names];
	}, NARROW_PX);

	await page.setViewportSize(before);
	return findings;
}

// Returns words that stand in a column so narrow that they break inside: a box for a mark that got a sentence.
export async function squeezedFindings(page) {
	return page.evaluate(() => [...document.querySelectorAll('main *')].filter((e) => {
		const words = [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data.trim()).join(' ');
		const box = e.getBoundingClientRect();
		const line = parseFloat(getComputedStyle(e).fontSize) * 1.6;

		return words.length > 12 && box.width > 2 && box.width < 48 && box.height > 4 * line && !e.closest('svg');
	}).map((e) => `words squeezed into ${Math.round(e.getBoundingClientRect().width)} pixels: ${
		e.outerHTML.slice(0, 160)}`));
}

// Returns forms in which the Enter key, pressed in a field of one line, does more than save: with several buttons the
// first is the one that is made for that key (ui_enter_saves).
export async function enterFindings(page) {
	return page.evaluate((notLines) => [...document.forms].filter((form) => {
		const buttons = [...form.elements].filter((e) => e.type === 'submit');
		const lines = [...form.elements].filter((e) => e.matches(`input:not(${notLines})`));
		const does = new Set(buttons.map((b) => `${b.name}=${b.value}`));

		return lines.length > 0 && does.size > 1 && !buttons[0].matches('[data-enter]');
	}).map((form) => `Enter presses "${form.querySelector('[type=submit]').innerText}" in ${form.action}`), NOT_LINES);
}

// Returns the errors of the HTML text as the server sent it.
export async function htmlFindings(text) {
	const report = await validator.validateString(text);

	return report.results.flatMap((r) => r.messages).filter((m) => m.severity === 2)
		.map((m) => `${m.ruleId} (line ${m.line}): ${m.message}\n      ${text.split('\n')[m.line - 1]
			?.slice(Math.max(0, m.column - 60), m.column + 100)}`);
}

// What the page is built of, to tell whether there is anything that axe has not looked at: each kind of element in each
// kind of element, by tag, classes, role and the names of its attributes.
export async function partsOf(page) {
	return page.evaluate(() => {
		const kind = (e) => `${e.localName} ${[...e.classList].sort().join('.')} ${e.getAttribute('role') ?? ''} `
			+ e.getAttributeNames().sort().join(',');

		return [...new Set([...document.body.querySelectorAll('*')]
			.filter((e) => !e.closest('svg') || e.localName === 'svg')
			.map((e) => `${kind(e.parentElement)} > ${kind(e)}`))];
	});
}

// All of it for the page that is open. text: the HTML as sent, fetched again by GET when it is not given. axe takes most of
// the time: it looks when there is something new for it.
export async function pageFindings(page, text = null, isNewForAxe = true) {
	const source = text ?? await (await page.context().request.get(page.url())).text();

	return [
		...(isNewForAxe ? await axeFindings(page) : []).map((f) => `axe ${f}`),
		...(await reflowFindings(page)).map((f) => `reflow ${f}`),
		...(await squeezedFindings(page)).map((f) => `squeezed ${f}`),
		...(await enterFindings(page)).map((f) => `enter ${f}`),
		...(await htmlFindings(source)).map((f) => `html ${f}`),
		...page.complaints.splice(0).map((f) => `page ${f}`),
	];
}

export async function checkPage(page, text = null) {
	const findings = await pageFindings(page, text);

	check(findings.length === 0, `${page.url()}:\n    ${findings.join('\n    ')}`);
}
