import { FORGERY_NAMES } from '../../sandbox/deliveries/forge';
import type { Log } from './batches';
import type { Cluster } from './cluster';
import { endpointsOf, type Fate, type LiveTrigger } from './liveTriggers';

const FORGED_OF_EACH_KIND = 30;
export const GRACE_SECONDS = 3_600;

export type Incidents = ReturnType<typeof incidentsIn>;

/** What goes wrong or changes while events arrive. */
export function incidentsIn(cluster: Cluster, triggers: LiveTrigger[], log: Log) {
	const { sandbox, processors, workers } = cluster;
	const { endpoints, forge } = sandbox;

	const endpointToBe = (fate: Fate): string => {
		const trigger = triggers.find((each) => each.fate === fate);
		const [endpoint] = trigger ? endpointsOf(cluster, trigger) : [];
		if (!endpoint) throw new Error(`expected an endpoint to be ${fate}`);
		return endpoint.id;
	};

	return {
		async deleteAndDisable() {
			log('Deleting one endpoint at Dinie, and disabling another');
			endpoints.remove(endpointToBe('deleted'));
			endpoints.edit(endpointToBe('disabled'), { status: 'disabled' });
		},
		async killWorker() {
			log('Killing a worker, and starting another');
			await workers.shift()?.end('SIGKILL');
			await cluster.startWorker();
		},
		async killProcessor() {
			log('Killing a webhook processor, and starting another');
			const killed = processors.shift();
			await killed?.end('SIGKILL');
			await cluster.startProcessor(killed?.minutesOff ?? 0);
		},
		async killMain() {
			log('Killing the main, and starting it');
			await cluster.crashMain();
		},
		async rotateAtOnce() {
			log('Rotating a secret at Dinie, with no grace');
			endpoints.rotate(endpointToBe('rotated at once'), { expireCurrentIn: 0 });
		},
		async rotateWithGrace() {
			log('Rotating a secret at Dinie, with an hour of grace');
			const id = endpointToBe('rotated with grace');
			endpoints.rotate(id, { expireCurrentIn: GRACE_SECONDS });
		},
		async forgeAll() {
			log('Sending what Dinie never sent');
			const id = endpointToBe('forged');
			const all = Array.from({ length: FORGED_OF_EACH_KIND }, () => FORGERY_NAMES).flat();
			await Promise.all(all.map(async (kind) => await forge(id, kind)));
		},
	};
}
