// Files to bring in: the examples of tests/fixtures, and how somebody sends one.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fixtures = join(dirname(fileURLToPath(import.meta.url)), '../../fixtures');

// kind: as on the page, 'Roll', 'Results' …
export async function sendFile(senco, kind, file) {
	await senco.open('/import');
	await senco.choose(new RegExp(`^${kind}`));
	await senco.attach('The file', join(fixtures, file));
	await checkFile(senco);
}

// Past the columns as they were found: known headings, and files that cannot be read, have no such page.
export async function checkFile(senco) {
	await senco.press('Check the file');
	if (await senco.page.getByRole('heading', { level: 1, name: 'Match the columns' }).count() > 0) {
		await senco.press('Check the file');
	}
}
