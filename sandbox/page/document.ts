import { html, type Html } from './html';
import { behaviourPanel } from './panels/behaviour';
import { callsPanel } from './panels/calls';
import { connectPanel } from './panels/connect';
import { customersPanel } from './panels/customers';
import { deliveriesPanel } from './panels/deliveries';
import { endpointsPanel } from './panels/endpoints';
import { firePanel } from './panels/fire';
import { loansPanel } from './panels/loans';
import type { View } from './view';

/** The whole page. Without its script it works the same, but for what moves by itself. */
export function controlPage(view: View): string {
	const page = html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<title>Dinie sandbox</title>
				<link rel="icon" href="/page/dinie.svg" />
				<link rel="stylesheet" href="/page/base.css" />
				<link rel="stylesheet" href="/page/panels.css" />
				<link rel="stylesheet" href="/page/parts.css" />
				<script type="module" src="/page/live.js"></script>
			</head>
			<body>
				<a class="skip" href="#deliveries">Skip to the deliveries</a>
				${masthead}
				<main>
					<div class="column first">${firePanel(view)}</div>
					<div class="column second">
						${endpointsPanel(view)} ${deliveriesPanel(view)} ${callsPanel(view)}
					</div>
					<div class="column third">
						${connectPanel(view)} ${customersPanel(view)} ${loansPanel(view)}
						${behaviourPanel(view)}
					</div>
				</main>
			</body>
		</html>`;
	return page.text;
}

const masthead: Html = html`
	<header class="masthead">
		<img src="/page/dinie.svg" alt="" width="36" height="36" />
		<div>
			<h1>Dinie sandbox</h1>
			<p>A stand-in for the Dinie API. It keeps nothing when it ends.</p>
		</div>
		<p class="connection" id="connection" role="status" data-keep>Reload to see what is new</p>
		<nav aria-label="Parts of this page">
			<a href="#fire">Fire</a>
			<a href="#endpoints">Endpoints</a>
			<a href="#deliveries">Deliveries</a>
			<a href="#customers">Customers</a>
			<a href="#connect">Connect</a>
			<a href="#behaviour">Faults</a>
		</nav>
	</header>
`;
