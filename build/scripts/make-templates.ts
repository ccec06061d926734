import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { templates } from './templates/index.ts';
import { packTemplate } from './templates/package.ts';

// Writes the Word templates the program comes with. Run it after a change in build/scripts/templates:
//   node build/scripts/make-templates.ts

const folder = fileURLToPath(new URL('../../electron/host/adapters/templates/', import.meta.url));
await mkdir(folder, { recursive: true });
for (const [name, template] of Object.entries(templates)) await writeFile(`${folder}${name}.docx`, await packTemplate(template));
