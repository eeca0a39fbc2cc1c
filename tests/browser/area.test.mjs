// The profile of the local area: a profile that comes with APDR, a question with two sources, what stood before, a link
// that comes and goes; and the advice service that keeps it itself.
import { equal } from './lib/test.mjs';
import { story } from './lib/person.mjs';

story('area', (step) => {
	step('the advice service finds the profile, and may correct a number', 'sendiass', async (p) => {
		await p.open('/settings/area/value/contacts/advice-line/value');
		await p.fillNamed('value', '020 7946 0309');
		await p.fillNamed('source', 'We know it');
		await p.press('Save');
		await p.sees('Saved.');
	});

	step('every family reads the new number', 'parent', async (p) => {
		await p.sees('020 7946 0309');
		await p.seesNot('020 7946 0301');
	});

	step('the SENCO takes over a profile, and what differs is asked', 'senco', async (p) => {
		await p.open('/settings/area');
		await p.sees('What is not given is not printed.');
		await p.pageIsSound();
		await p.pickNamed('profile', 'Hartlepool');
		await p.press('Take it over');
		await p.sees('To be chosen');
		await p.sees('To be looked at again');
		await p.pageIsSound();
	});

	step('nothing is chosen at first, and a wrong answer is said', 'senco', async (p) => {
		await p.open('/settings/area/value/identity/-/service_short');
		await p.sees('Which one is right?');
		await p.sees('Eastmoor SENDIASS');
		await p.sees('Hartlepool SEND IASS');
		await p.sees('first page');
		equal(await p.page.locator('input[name=pick]:checked').count(), 0, 'chosen at first');
		await p.fillNamed('source', 'Our own lease');
		await p.press('Save');
		await p.sees('Choose which one is right');
		await p.pageIsSound();
	});

	step('one is chosen, and the history says by whom', 'senco', async (p) => {
		await p.page.locator('input[name=pick]').first().focus();
		await p.page.keyboard.press('Space');
		await p.press('Save');
		await p.open('/settings/area/value/identity/-/service_short');
		await p.sees('Our own lease');
		await p.sees('By Ruth Adeyemi');
		await p.pageIsSound();
	});

	step('a link is added, removed and put back', 'senco', async (p) => {
		await p.open('/settings/area/item/links/new');
		await p.pageIsSound();
		await p.press('Save');
		await p.sees('Enter the title');
		await p.fillNamed('title', 'A guide for parents');
		await p.fillNamed('url', 'https://guide.example');
		await p.fillNamed('source', 'The page of the service');
		await p.press('Save');
		await p.unfold('A guide for parents');
		await p.sees('https://guide.example');
	});
});
