import { resolve } from 'node:path';

/** Holds the n8n that is started: the newest that we test with, or the one whose folder `N8N_FOLDER` names. */
export const FOLDER = resolve(process.env.N8N_FOLDER ?? __dirname);
