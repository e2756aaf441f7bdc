// The one file that touches the library: the build inlines it here, since n8n installs no dependencies.
export { Webhook } from 'standardwebhooks';
