import { Router } from 'express';
import { requireToken, type Service } from './service';

const ACCESS_TOKEN = 'xoxb-demo';

/** https://docs.slack.dev/reference/methods/chat.postMessage */
export function standInForSlack(): Service {
	const router = Router().use(requireToken(ACCESS_TOKEN));
	router.post('/api/chat.postMessage', (_request, response) => {
		response.json({ ok: true, channel: 'C0LOANS', ts: '1775253600.000100', message: {} });
	});
	return {
		hosts: { 'slack.com': router },
		credentials: { slackApi: { accessToken: ACCESS_TOKEN } },
	};
}
