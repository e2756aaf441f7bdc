import http from 'node:http';
import https from 'node:https';
import { rootCertificates } from 'node:tls';

const ANSWER_BYTES_KEPT = 2_048;

const CONTENT_HEADERS = { 'content-type': 'application/json', 'user-agent': 'Dinie-Sandbox' };

export type Outcome = {
	/** Null when there was no answer; `error` then says why. */
	status: number | null;
	durationMs: number;
	/** The beginning of what the receiver answered. */
	answer: string;
	error: string | null;
};

type Answered = Pick<Outcome, 'answer'> & { status: number };

type Call = { url: string; headers: Record<string, string>; body: string; timeoutMs: number };

export type Poster = ReturnType<typeof createPoster>;

/** Posts deliveries over kept-alive connections; `trust` is a certificate to trust besides the usual. */
export function createPoster(trust: string | undefined) {
	const plainAgent = new http.Agent({ keepAlive: true });
	const secureAgent = new https.Agent({
		keepAlive: true,
		...(trust && { ca: [...rootCertificates, trust] }),
	});

	async function post(call: Call): Promise<Outcome> {
		const startedAt = performance.now();
		const durationMs = () => Math.round(performance.now() - startedAt);
		const signal = AbortSignal.timeout(call.timeoutMs);
		try {
			const { status, answer } = await exchange(call, signal);
			return { status, answer, durationMs: durationMs(), error: null };
		} catch (error) {
			const reason = signal.aborted ? `no answer within ${call.timeoutMs} ms` : reasonOf(error);
			return { status: null, answer: '', durationMs: durationMs(), error: reason };
		}
	}

	function exchange(call: Call, signal: AbortSignal): Promise<Answered> {
		const { url, headers, body } = call;
		const secure = new URL(url).protocol === 'https:';
		const open = secure ? https.request : http.request;
		const agent = secure ? secureAgent : plainAgent;
		return new Promise((resolve, reject) => {
			const request = open(url, {
				method: 'POST',
				agent,
				signal,
				headers: { ...CONTENT_HEADERS, ...headers, 'content-length': Buffer.byteLength(body) },
			});
			request.on('error', (error) => {
				if (wasClosedWhileIdle(request, error)) resolve(exchange(call, signal));
				else reject(error);
			});
			request.on('response', (response) => {
				const chunks: Buffer[] = [];
				let bytes = 0;
				response.on('data', (chunk: Buffer) => {
					if (bytes < ANSWER_BYTES_KEPT) chunks.push(chunk);
					bytes += chunk.length;
				});
				response.on('error', reject);
				response.on('end', () => {
					const answer = Buffer.concat(chunks).subarray(0, ANSWER_BYTES_KEPT).toString('utf8');
					resolve({ status: response.statusCode ?? 0, answer });
				});
			});
			request.end(body);
		});
	}

	return {
		post,
		close(): void {
			plainAgent.destroy();
			secureAgent.destroy();
		},
	};
}

/** https://nodejs.org/api/http.html#requestreusedsocket */
function wasClosedWhileIdle(request: http.ClientRequest, error: Error): boolean {
	return request.reusedSocket && 'code' in error && error.code === 'ECONNRESET';
}

function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const inner = error instanceof AggregateError ? error.errors[0] : undefined;
	return (inner instanceof Error ? inner.message : error.message) || error.name;
}
