// What is sent again with other words is not lost in silence, and the Enter key saves and does nothing else.
import { equal } from './lib/test.mjs';
import { story } from './lib/person.mjs';
import { CASPER } from './lib/server.mjs';

// Sends the form that is open as it is, from beside the page, as a second press of a slow connection does.
async function sendBefore(p, name, changes) {
	const fields = await p.page.locator(`form:has([name="${name}"])`).evaluate((f) => [...new FormData(f)]);
	const { origin } = new URL(p.page.url());
	const path = await p.page.locator(`form:has([name="${name}"])`).getAttribute('action');

	await p.page.context().request.post(path,
		{ form: { ...Object.fromEntries(fields), ...changes }, headers: { origin }, maxRedirects: 0 });
}

story('again', (step) => {
	step('a decision sent before with other words says what stands', 'senco', async (p) => {
		await p.openPupil(CASPER);
		await p.follow('Notice');
		await p.follow('Decisions');
		equal(await p.page.getByLabel('Why', { exact: true }).getAttribute('aria-describedby'), 'reason-family',
			'the field that goes into the letters says so');
		await p.sees('The family reads this word for word');
		await p.choose(/^SEN Support/);
		await p.fill('Why', 'Casper cannot follow a story that is read aloud.');
		await p.pickNamed('need-1', 'Speech, language and communication needs (SLCN)');
		await sendBefore(p, 'reason', { reason: 'Casper reads below his age.' });
		await p.press('Save the decision');
		await p.sees('This was saved before, with other words');
		await p.sees('Casper reads below his age.');
		equal(await p.valueOf('reason'), 'Casper cannot follow a story that is read aloud.', 'the new words');
		await p.pageIsSound();
		await p.press('Save the words');
		await p.follow('All decisions');
		await p.sees('Casper cannot follow a story that is read aloud.');
		await p.seesNot('Casper reads below his age.');
	});

	step('so does a progress check', 'teacher', async (p) => {
		await p.open('/class');
		await p.follow('Zara Iqbal');
		await p.follow('Log progress');
		const box = p.page.getByLabel('Words read correctly in one minute');
		const name = await box.getAttribute('name');

		await p.fillNamed(name, '61');
		await sendBefore(p, name, { [name]: '57' });
		await p.press('Save');
		await p.sees('This was saved before, with other numbers or words');
		await p.sees(': 57 on 10 March 2026');
		equal(await p.valueOf(name), '61', 'the new number');
		await p.pageIsSound();
		await p.press('Save');
		await p.sees('Now 61');
	});

	step('Enter in the review saves it and finishes nothing', 'senco', async (p) => {
		await p.open('/pupils?q=Zara+Iqbal');
		await p.follow('Review');
		await p.page.locator('[name="pwords-0"]').focus();
		await p.page.keyboard.press('End');
		await p.page.keyboard.type('It works.');
		await Promise.all([p.page.waitForNavigation(), p.page.keyboard.press('Enter')]);
		await p.sees('Finish and send to parents');
		equal(await p.valueOf('pwords-0'), 'It works.', 'saved');
	});

	step('Enter in a plan saves the draft', 'senco', async (p) => {
		await p.open('/pupils?q=Zara+Iqbal');
		await p.open(`${new URL(p.page.url()).pathname}/plan`);
		await p.page.locator('[name^="measure-"]').first().focus();
		await Promise.all([p.page.waitForNavigation(), p.page.keyboard.press('Enter')]);
		await p.sees('Draft saved');
	});
});
