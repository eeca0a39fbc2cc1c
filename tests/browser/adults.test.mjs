// One adult with two records: found from a contact's page, both side by side, one record, taken apart; and two who are two.
import { sendFile } from './lib/file.mjs';
import { story } from './lib/person.mjs';

async function openContacts(senco, upn) {
	await senco.open(`/pupils?q=${upn}`);
	await senco.open(`${new URL(senco.page.url()).pathname}/contacts`);
}

async function openContact(senco) {
	await openContacts(senco, 'G998204119050');
	await senco.follow(/^Change, or restrict/);
	await senco.follow('The same adult twice? Merge two records');
}

async function compare(senco) {
	await senco.fill('Name', 'Petrov Ellie');
	await senco.press('Look');
	await senco.pageIsSound();
	await senco.follow('Ellie Petrov');
}

story('One adult, two records', (step) => {
	step('two children come with their mother', 'senco', async (senco) => {
		await sendFile(senco, 'Roll', 'roll-adults.csv');
		await senco.press('Import this file');
		await senco.sees('Done. 2 added');
	});
	step('both records become one, and are taken apart', 'senco', async (senco) => {
		await openContact(senco);
		await senco.pageIsSound();
		await compare(senco);
		await senco.sees('Which is right?');
		await senco.sees('Who will see more');
		await senco.sees('Nobody signs in');
		await senco.pageIsSound();
		await senco.chooseNamed('family', '1');
		await senco.press('Merge into one record');
		await senco.sees('Say how you know that it is one person');
		await senco.pageIsSound();
		await senco.fill('How do you know that it is one person?', 'She said so on the telephone.');
		await senco.press('Merge into one record');
		await senco.sees('Merged.');
		await senco.sees('Elena Petrov stays');
		await senco.pageIsSound();
		await openContacts(senco, 'W998204119051');
		await senco.sees('Elena Petrov');
		await openContact(senco);
		await senco.press('Take them apart');
		await senco.sees('Taken apart');
		await senco.sees('Elena Petrova stays');
	});
	step('two people are remembered', 'senco', async (senco) => {
		await openContact(senco);
		await compare(senco);
		await senco.press('They are two people');
		await senco.sees('Kept: they are two people');
		await senco.pageIsSound();
		await openContact(senco);
		await compare(senco);
		await senco.sees('Somebody said so on');
	});
});
