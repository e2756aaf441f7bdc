import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { Certificate } from '../../../helpers/certificate';
import { listen } from './proxy';

export type Mail = { from: string; to: string[]; subject: string; text: string };

const USER = 'partner';
const PASSWORD = 'smtp-demo';

/** A mail server over TLS that keeps what it is given. */
export async function startMailServer(certificate: Certificate) {
	const mails: Mail[] = [];
	const server = new SMTPServer({
		...certificate,
		secure: true,
		onAuth({ username, password }, _session, done) {
			if (username === USER && password === PASSWORD) done(null, { user: username });
			else done(new Error('The stand-in does not know this user'));
		},
		onData(stream, { envelope }, done) {
			const keep = async () => {
				const { from, subject = '', text = '' } = await PostalMime.parse(await buffer(stream));
				const to = envelope.rcptTo.map(({ address }) => address);
				mails.push({ from: from?.address ?? '', to, subject, text });
			};
			keep().then(() => done(), done);
		},
	});
	const port = await listen(server.server);
	const login = { user: USER, password: PASSWORD };
	return {
		mails,
		credentials: { smtp: { ...login, host: '127.0.0.1', port, secure: true } },
		close: async () => await new Promise<void>((resolve) => server.close(resolve)),
	};
}
