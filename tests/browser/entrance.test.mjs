// Coming in, finding a pupil, bringing in a roll, leaving.
import { check, equal } from './lib/test.mjs';
import { checkFile } from './lib/file.mjs';
import { PASSWORD } from './lib/server.mjs';
import { story } from './lib/person.mjs';

const ROLL = [
	'UPN,Legal surname,Legal forename,DOB,Gender,NC year,Reg,SEN status,Primary need',
	'H801200001001,O’Hara-Müller,Zoë,1/9/2015,F,5,5P,K,SLCN',
	'L801200001003,Nguyễn,李,2015-10-02,M,5,5P,N,',
].join('\r\n');

story('coming in', (step, way) => {
	step('a wrong password keeps the name and says so by the field', null, async (p) => {
		await p.open('/sign-in');
		await p.fill('Sign-in name', 'senco');
		await p.fill('Password', 'not-the-password');
		await p.press('Sign in');
		await p.sees(/do not match/);
		equal(await p.page.locator('#login').inputValue(), 'senco', 'the name that was typed');
		await p.pageIsSound();
	});

	if (way === 'keyboard') {
		step('the skip link comes first and leads to the content', null, async (p) => {
			await p.open('/sign-in');
			await p.page.keyboard.press('Tab');
			await p.page.keyboard.press('Enter');
			await p.page.waitForURL('**/sign-in#main');
		});
	}

	step('a page that needs a person asks for one and then opens', null, async (p) => {
		await p.page.waitForTimeout(2100); // the wrong guess above costs a stranger's device a moment
		await p.open('/pupils');
		check(p.page.url().includes('/sign-in'), `not asked to sign in: ${p.page.url()}`);
		await p.fill('Sign-in name', 'senco');
		await p.fill('Password', PASSWORD);
		await p.press('Sign in');
		check(new URL(p.page.url()).pathname === '/pupils', `came to ${p.page.url()}`);
	});

	step('"zoe" finds Zoë', null, async (p) => {
		await p.open('/pupils');
		await p.fill('Name, UPN, class or need', 'zoe');
		await p.press('Show');
		await p.sees('Zoë');
		await p.pageIsSound();
	});

	step('nobody found is said in words', null, async (p) => {
		await p.open('/pupils?q=xyzzy');
		await p.sees(/No pupil of yours fits/);
		await p.pageIsSound();
	});

	step('signing out ends it', null, async (p) => {
		await p.press('Sign out');
		await p.open('/pupils');
		check(p.page.url().includes('/sign-in'), 'still signed in');
	});
});

story('bringing in a roll', (step) => {
	step('the file is looked at before anything is saved', 'senco', async (p) => {
		await p.open('/import');
		await p.press('Check the file');
		await p.sees('Choose what is in the file');
		await p.pageIsSound();
		await p.choose(/^Roll/);
		await p.attach('The file', { name: 'roll.csv', mimeType: 'text/csv', buffer: Buffer.from(ROLL) });
		await checkFile(p);
		await p.sees(/To be added/i);
		await p.pageIsSound();
	});

	step('then it is saved, and the names are whole', 'senco', async (p) => {
		await p.press('Import this file');
		await p.pageIsSound();
		await p.open('/pupils?q=ohara');
		await p.sees('O’Hara-Müller');
		await p.open('/pupils?q=nguyen');
		await p.sees('Nguyễn');
	});
});
