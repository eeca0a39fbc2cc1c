// The list of pupils goes out as a workbook with contacts and flags, each ticked by who needs it and with what for; and of a
// class that is missing whole from a roll, one choice says whether all have left.
import { readFileSync } from 'node:fs';
import { checkFile } from './lib/file.mjs';
import { story } from './lib/person.mjs';
import { check, equal } from './lib/test.mjs';

const FURTHER = ['Name and relationship', 'Name and telephone', 'Name and e-mail', 'Pupil premium', 'Free school meals',
	'English as an additional language', 'Looked after, now or before'];

const HEAD = 'Surname,Forename,DOB,Year,Reg,SEN status\n';
const STAYS = 'Elm,Ed,5/9/2015,6,6Y,N\n';
const CLASS_6Z = ['Ash,Ava', 'Birch,Ben', 'Cedar,Cy', 'Dogwood,Di'].map((name) => `${name},2/9/2015,6,6Z,N\n`).join('');

async function sendRoll(senco, text) {
	await senco.open('/import');
	await senco.choose(/^Roll/);
	await senco.attach('The file', { name: 'roll.csv', mimeType: 'text/csv', buffer: Buffer.from(HEAD + text) });
	await checkFile(senco);
}

story('Lists that go out, and a class that has left', (step) => {
	step('nothing further is ticked, and what for is asked', 'senco', async (senco) => {
		await senco.open('/pupils');
		await senco.followFirst('a[href^="/download"]');
		for (const label of FURTHER) {
			const box = senco.page.getByLabel(label, { exact: true });

			equal(await box.count(), 1, `boxes of ${label}`);
			check(!await box.isChecked(), `${label} is ticked at first`);
		}
		await senco.pageIsSound();
		await senco.press('Download');
		await senco.sees('Choose what the file is for');
		await senco.pageIsSound();
	});
	step('contacts and flags in a workbook', 'senco', async (senco) => {
		for (const label of FURTHER) {
			await senco.choose(label);
		}
		await senco.pickNamed('purpose', 'A meeting in school');
		await senco.fillNamed('recipient', 'The office');
		await senco.chooseNamed('file', 'xlsx');
		const waiting = senco.page.waitForEvent('download');

		await senco.page.getByRole('button', { name: 'Download', exact: true }).last().focus();
		await senco.page.keyboard.press('Enter');
		const file = await waiting;
		const bytes = readFileSync(await file.path());

		check(file.suggestedFilename().endsWith('.xlsx'), `its name is ${file.suggestedFilename()}`);
		equal(bytes.subarray(0, 2).toString(), 'PK', 'a workbook');
	});
	step('a class that is missing whole has one choice', 'senco', async (senco) => {
		await sendRoll(senco, STAYS + CLASS_6Z);
		await senco.press('Import this file');
		await senco.sees('Done. 5 added');
		await sendRoll(senco, STAYS);
		await senco.follow('Say who has left');
		await senco.sees('Have they left? 6Z');
		await senco.pageIsSound();
		await senco.choose('All 4 have left', 'Have they left? 6Z');
		await senco.choose('The whole roll');
		await senco.press('Save who has left');
		await senco.pageIsSound();
		await senco.press('Import this file');
		await senco.sees('Done. 0 added');
		await senco.sees('Birch');
		await senco.sees('Today is their last day');
		await senco.pageIsSound();
	});
});
