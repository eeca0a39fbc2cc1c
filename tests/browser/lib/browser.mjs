// The browser: one Chromium for the run, one context (cookies, screen, script on or off) per person.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
	'--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--force-color-profile=srgb'];
const ACTION_LIMIT_MS = 60_000; // a net for what hangs: a busy machine may take its time

let launching = null;

// The shell draws no windows of its own, which is half of the time; where Debian has none, the whole browser does as well.
const BINARY = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path));

function browser() {
	launching ??= chromium.launch({
		executablePath: process.env.APDR_CHROMIUM || BINARY, headless: true, args: FLAGS,
	});
	return launching;
}

export async function closeBrowser() {
	await (await launching)?.close();
}

// A fresh context and page. width in CSS pixels; script false switches JavaScript off. Problems that the page reports
// itself (script errors, refused by the content security policy) are gathered in page.complaints.
export async function openPage({ base = undefined, width = 1280, height = 900, script = true, scheme = 'light' } = {}) {
	const context = await (await browser()).newContext({
		baseURL: base, viewport: { width, height }, javaScriptEnabled: script, colorScheme: scheme,
		reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'Europe/London',
	});
	const page = await context.newPage();

	// Stories read English until they choose otherwise: the demonstration has a parent whose wish is Urdu.
	await context.addCookies([{ name: 'lang', value: 'en', url: base }]);
	context.setDefaultTimeout(ACTION_LIMIT_MS);
	page.complaints = [];
	page.on('pageerror', (e) => page.complaints.push(`script error: ${e.message}`));
	page.on('console', (m) => {
		if (m.type() === 'error' && !/Failed to load resource/.test(m.text())) {
			page.complaints.push(`console: ${m.text()}`);
		}
	});
	return page;
}
