// The front door: a visitor without an account finds whom to ring, asks, asks for a copy, has their say; who answers
// finds it with its day; the advice service has its own.
import { check } from './lib/test.mjs';
import { story } from './lib/person.mjs';

story('front door', (step) => {
	step('in three presses a visitor has a number to ring', null, async (p) => {
		await p.open('/');
		await p.pageIsSound();
		await p.follow('Marlbeck Primary School');
		await p.sees('Help with learning at Marlbeck');
		await p.pageIsSound();
		await p.follow('I want to talk to someone');
		await p.sees('Ruth Adeyemi, SENCO.');
		const phone = p.page.locator('[aria-labelledby="talk"] a[href^="tel:"]').first();

		check(await phone.getAttribute('href') === 'tel:02079460120', 'the number of the school');
		check(await phone.isVisible(), 'the number is seen');
		await p.seesNot('Zara');
	});

	step('a question says what is missing, keeps what was typed, gets a number and a day', null, async (p) => {
		await p.open('/s/marlbeck');
		await p.followFirst('a[href="/s/marlbeck/ask"]');
		await p.pageIsSound();
		await p.fillNamed('words', 'Does my child need a diagnosis first?');
		await p.press('Send your question');
		await p.sees('There is a problem');
		await p.sees('Tell us how we can answer you');
		await p.sees('Choose who should read it');
		await p.pageIsSound();
		await p.chooseNamed('desk', 'school');
		await p.fillNamed('reach', '07700 900231');
		await p.press('Send your question');
		await p.sees(/Your number is [A-Z0-9]{4} [A-Z0-9]{4}/);
		await p.sees('You get an answer by Friday 13 March 2026');
		await p.pageIsSound();
	});

	step('a question to the advice service goes to it', null, async (p) => {
		await p.open('/s/marlbeck/ask');
		await p.chooseNamed('desk', 'service');
		await p.fillNamed('words', 'School says wait. Must I?');
		await p.fillNamed('reach', '07700 900232');
		await p.press('Send your question');
		await p.sees('Thank you. We have it.');
	});

	step('a copy in large print by post', null, async (p) => {
		await p.open('/s/marlbeck');
		await p.follow('I want something to read or hear');
		await p.followFirst('[aria-labelledby="leaflets"] a[href="/s/marlbeck/copy"]');
		await p.pageIsSound();
		await p.chooseNamed('doc', 'What the Code of Practice says');
		await p.chooseNamed('form', 'large');
		await p.chooseNamed('way', 'post');
		await p.press('Ask for this copy');
		await p.sees('Tell us where to send it');
		await p.pageIsSound();
		await p.fillNamed('reach', '3 Mill Lane, Eastmoor');
		await p.press('Ask for this copy');
		await p.sees('Your copy goes out by Tuesday 17 March 2026');
	});

	step('have your say, from the foot of a page', null, async (p) => {
		await p.open('/s/marlbeck/worry');
		await p.follow('Have your say about this page');
		await p.pageIsSound();
		await p.chooseNamed('clear', 'no');
		await p.fillNamed('words', 'Too many boxes.');
		await p.press('Send it');
		await p.sees('You asked for no answer');
	});

	step('privacy: the school and the service stand apart', null, async (p) => {
		await p.open('/s/marlbeck');
		await p.followFirst('footer a[href="/s/marlbeck/privacy"]');
		await p.sees('The law asks the school');
		await p.sees('because you agree');
		await p.sees('Data protection officer, Eastmoor Council');
		await p.pageIsSound();
	});

	step('the SENCO finds them from Today; no answer goes on waiting', 'senco', async (p) => {
		await p.open('/today');
		await p.sees('From the public pages');
		await p.followFirst('a[href="/enquiries"]');
		await p.sees('Does my child need a diagnosis first?');
		await p.sees('Too many boxes.');
		await p.seesNot('School says wait');
		await p.pageIsSound();
		const one = p.page.locator('.call', { hasText: 'Does my child need' }).locator('a');
		const href = await one.getAttribute('href');

		await p.followFirst(`a[href="${href}"]`);
		await p.press('Save');
		await p.sees('Choose what happened');
		await p.pageIsSound();
		await p.chooseNamed('kind', 'nobody');
		await p.press('Save');
		await p.sees('Tried 1 time');
		await p.followFirst(`a[href="${href}"]`);
		await p.chooseNamed('kind', 'spoke');
		await p.fillNamed('note', 'No, she does not.');
		await p.press('Save');
		await p.sees('Saved.');
		await p.seesNot('Does my child need a diagnosis first?');
		await p.follow('Dealt with and set aside');
		await p.pageIsSound();
		await p.followFirst(`a[href="${href}"]`);
		await p.sees('No, she does not.');
		await p.pageIsSound();
	});

	step('the advice service has its own list, and no pupils', 'sendiass', async (p) => {
		await p.open('/enquiries');
		await p.sees('School says wait. Must I?');
		await p.seesNot('Too many boxes');
		await p.pageIsSound();
	});

	step('what is shown, and what is promised, is set', 'senco', async (p) => {
		await p.open('/settings');
		await p.follow('Public pages');
		await p.pageIsSound();
		await p.fillNamed('hours', '9am to 3pm');
		await p.press('Save');
		await p.open('/settings/enquiries');
		await p.pageIsSound();
		await p.fillNamed('days', '0');
		await p.press('Save');
		await p.sees('enter a number from 1 to 30');
		await p.pageIsSound();
		await p.open('/s/marlbeck');
		await p.sees('9am to 3pm');
	});
});
