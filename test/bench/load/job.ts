/** How a vendor signs; each with the secret it gave when the trigger registered. */
export type Scheme = 'github' | 'none' | 'standard' | 'stripe';

/** A bounded load: what to send where, and how it has to be answered. */
export type LoadJob = {
	url: string;
	/** The certificate to trust. */
	ca: string;
	scheme: Scheme;
	/** What to sign with. */
	key: string;
	bodyBytes: number;
	count: number;
	connections: number;
	/** Any other answer ends the load. */
	expectedStatus: number;
	/** But so many may be answered 503; left out: none. */
	mostPutOff?: number;
	/** Deliveries a second; left out: as fast as they are answered. */
	rate?: number;
	/** The process that is being loaded; its CPU time is read when the load starts. */
	pid: number;
};

export type LoadResult = {
	/** Epoch milliseconds. */
	startedAt: number;
	endedAt: number;
	/** CPU time of the loaded process when the load started. */
	cpuMsBefore: number;
	p50Ms: number;
	p99Ms: number;
};
