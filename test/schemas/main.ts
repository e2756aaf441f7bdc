import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { triggerSchema } from './triggerSchema';

export const TRIGGER_SCHEMA_FILE = join(__dirname, '../../nodes/Dinie/__schema__/v1.1.0.json');

void writeFile(TRIGGER_SCHEMA_FILE, `${JSON.stringify(triggerSchema(), null, 2)}\n`);
