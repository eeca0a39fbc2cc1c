// The start page of an import: what is not finished, what came in and with what result; results of a year that the school
// has no assessment point for are one question, one step from where it is answered.
import { checkFile, sendFile } from './lib/file.mjs';
import { story } from './lib/person.mjs';

async function sendResults(senco, text) {
	await senco.open('/import');
	await senco.choose(/^Results/);
	await senco.attach('The file', { name: 'results.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
	await checkFile(senco);
}

story('The start of an import', (step) => {
	step('a file that is not finished is found again', 'senco', async (senco) => {
		await sendFile(senco, 'Roll', 'roll-windows.csv');
		await senco.open('/import');
		await senco.sees('Finish roll-windows.csv');
		await senco.pageIsSound();
		await senco.follow(/^Go on/);
		await senco.press('Import this file');
		await senco.sees('Done. 3 added');
	});
	step('the last imports say what came in', 'senco', async (senco) => {
		await senco.open('/import');
		await senco.seesNot('Finish roll-windows.csv');
		await senco.sees('Last imports');
		await senco.sees('3 brought in');
		await senco.pageIsSound();
	});
	step('and what waits', 'senco', async (senco) => {
		await sendFile(senco, 'Roll', 'roll-later.csv');
		await senco.press('Bring in 1, keep 2 for later');
		await senco.open('/import');
		await senco.sees('1 brought in, 2 kept for later');
		await senco.pageIsSound();
	});
	step('a year without an assessment point is asked about once', 'senco', async (senco) => {
		const lines = ['5/5/2017', '6/5/2017', '7/5/2017'].map((born) => `Nobody,Ann,${born},2011/12,101`);

		await sendResults(senco, `Surname,Forename,DOB,Academic year,Reading SAS\n${lines.join('\n')}\n`);
		await senco.sees('3 lines are of a time for which there is no assessment point');
		await senco.sees('It is on 3 lines: 2, 3, 4.');
		await senco.pageIsSound();
		await senco.follow('Add the assessment point');
		await senco.pageIsSound();
	});
});
