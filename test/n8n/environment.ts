import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FOLDER } from './folder';

export type Engine = 'publication' | 'legacy';

type Setup = {
	node: string;
	userFolder: string;
	url: string;
	port: number;
	brokerPort: number;
	keyFile: string;
	certificateFile: string;
	engine: Engine;
};

/** What n8n runs with: nothing of our own environment, loopback only, no call to n8n's servers. */
export function environment(setup: Setup): NodeJS.ProcessEnv {
	return {
		// n8n starts its Code node runner as "node".
		PATH: `${dirname(setup.node)}:${process.env.PATH}`,
		HOME: setup.userFolder,
		NO_COLOR: '1',
		N8N_USER_FOLDER: setup.userFolder,
		N8N_HOST: 'localhost',
		N8N_PORT: String(setup.port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PROTOCOL: 'https',
		N8N_SSL_KEY: setup.keyFile,
		N8N_SSL_CERT: setup.certificateFile,
		N8N_WEBHOOK_URL: setup.url,
		N8N_EDITOR_BASE_URL: setup.url,
		N8N_RUNNERS_BROKER_PORT: String(setup.brokerPort),
		N8N_USE_WORKFLOW_PUBLICATION_SERVICE: String(setup.engine === 'publication'),
		N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_SSRF_PROTECTION_ENABLED: 'false',
		N8N_DISABLED_MODULES: CALLING_HOME.filter(isModule).join(','),
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	};
}

const CALLING_HOME = ['mcp-registry'];

// An n8n that does not know a module refuses to start without it.
const isModule = (name: string) =>
	existsSync(join(FOLDER, 'node_modules', 'n8n', 'dist', 'modules', name));
