// A new export: its columns are matched and remembered; two columns of one meaning and a word that is no code are asked.
import { story } from './lib/person.mjs';

const OWN = [
	'Nummer,Nachname,Vorname,Geb,Klasse,Notiz',
	'N820123425001,Keller,Ute,1/9/2015,5P,x',
	'Z805330126042,Vogel,Max,3/11/2016,4H,y',
].join('\r\n');
const TWICE = [
	'UPN,Surname,Forename,DOB,SEN status,SEN status',
	',Marsh,Ida,4/9/2016,N,Monitoring',
	',Lowe,Sol,5/9/2016,N,K',
].join('\r\n');

async function choose(senco, text) {
	await senco.open('/import');
	await senco.choose(/^Roll/);
	await senco.attach('The file', { name: 'export.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
	await senco.press('Check the file');
}

story('The columns of a file', (step) => {
	step('each column is shown with its values, and what is missing is asked', 'senco', async (senco) => {
		await choose(senco, OWN);
		await senco.sees('Match the columns');
		await senco.sees('Keller');
		await senco.sees('Our guess, from what stands in it.');
		await senco.sees('One thing to choose');
		await senco.pageIsSound();
		await senco.press('Check the file');
		await senco.sees('There is a problem');
		await senco.sees('Say which column is: surname and forename');
		await senco.pageIsSound();
	});
	step('what is said is remembered under a name', 'senco', async (senco) => {
		await senco.pickNamed('c1', 'Surname');
		await senco.pickNamed('c2', 'Forename');
		await senco.pickNamed('c4', 'Class');
		await senco.choose('Remember these choices');
		await senco.press('Check the file');
		await senco.sees('Give it a name');
		await senco.fill('Name', 'Our own list');
		await senco.press('Check the file');
		await senco.sees('Check what will change');
		await senco.sees('Added 2');
		await senco.pageIsSound();
	});
	step('the next file of this kind skips the page', 'senco', async (senco) => {
		await choose(senco, OWN);
		await senco.sees('Check what will change');
		await senco.follow('Match the columns');
		await senco.sees('As kept from last time.');
		await senco.pageIsSound();
	});
	step('two columns of one meaning are a question', 'senco', async (senco) => {
		await choose(senco, TWICE);
		await senco.sees('Two columns could be: SEN status. Which one counts?');
		await senco.pageIsSound();
		await senco.press('Check the file');
		await senco.sees('Choose which column counts');
		await senco.choose(/^F, SEN status/);
		await senco.press('Check the file');
	});
	step('a word that is no code is asked once, and remembered', 'senco', async (senco) => {
		await senco.sees('Values we do not know');
		await senco.pageIsSound();
		await senco.pickNamed('w0', 'No special educational needs (N)');
		await senco.press('Use these');
		await senco.press('Import this file');
		await senco.sees('Done. 2 added');
		await senco.open('/settings/mappings');
		await senco.sees('Monitoring');
		await senco.pageIsSound();
		await senco.follow('Our own list');
		await senco.sees('Date of birth');
		await senco.pageIsSound();
		await senco.press('Remove');
		await senco.seesNot('Our own list');
		await senco.press('Forget Monitoring');
		await senco.seesNot('Monitoring');
	});
});
