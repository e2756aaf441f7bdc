import type { INodeCredentials } from 'n8n-workflow';

/** A credential that n8n keeps. */
export type Credential = { id: string; name: string; type: string };

/** How nodes name the credentials that they use. */
export const referTo = (...credentials: Credential[]): INodeCredentials =>
	Object.fromEntries(credentials.map(({ id, name, type }) => [type, { id, name }]));
