import type { Sandbox } from '../../sandbox/server';

/** What a Dinie credential has to hold to reach a sandbox. */
export const credentialDataFor = ({ baseUrl, clientId, clientSecret }: Sandbox) => ({
	environment: 'custom',
	baseUrl,
	clientId,
	clientSecret,
	webhookSecret: '',
});
