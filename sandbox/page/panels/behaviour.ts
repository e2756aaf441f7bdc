import { CONTRACTS } from '../../contract';
import { FAULT_SWITCHES, type FaultSwitch } from '../faultSwitches';
import { html, type Html } from '../html';
import type { View } from '../view';
import { counted, title } from '../wording';
import { panel, pill } from './panel';

/** How Dinie answers: the form of the contract, and what goes wrong. */
export function behaviourPanel(view: View): Html {
	return panel(
		{ id: 'behaviour', title: 'How Dinie behaves' },
		view,
		html`
			<div data-live id="contract">${contractSwitch(view)}</div>
			<h3>Faults</h3>
			<p class="hint">They hit the calls n8n makes; the oldest one that is on comes first.</p>
			<div data-live id="faults">
				<ul class="faults">
					${FAULT_SWITCHES.map((each) => row(each, view.switches.left(each.id)))}
				</ul>
				${allOff(view)}
			</div>
		`,
	);
}

function contractSwitch({ sandbox }: View): Html {
	const { contract } = sandbox.settings;
	return html`
		<form method="post" action="/page/contract">
			<fieldset class="segments">
				<legend>Form of the contract</legend>
				${CONTRACTS.map(
					(each) =>
						html`<button
							name="contract"
							value="${each}"
							id="contract-${each}"
							aria-pressed="${each === contract ? 'true' : 'false'}"
						>
							${each === 'sdk' ? 'SDK' : title(each)}
						</button>`,
				)}
			</fieldset>
		</form>
	`;
}

function row({ id, name, effect, amount }: FaultSwitch, left: number): Html {
	const isOn = left > 0;
	const state = left === Infinity ? 'On' : `On: ${counted(left, 'request')} left`;
	return html`
		<li class="fault ${isOn && 'on'}" id="fault-${id}">
			<form method="post" action="/page/faults/${id}">
				<div class="what">
					<h4 id="fault-${id}-name">${name}</h4>
					${isOn ? pill('bad', state) : pill('idle', 'Off')}
					<p class="hint">${effect}</p>
				</div>
				<div class="row">
					${amount &&
					html`<label class="amount">
						${amount.label}
						<input
							type="number"
							id="fault-${id}-amount"
							name="amount"
							min="1"
							max="${amount.most}"
							value="${amount.initial}"
							required
						/>
					</label>`}
					<button
						id="fault-${id}-flip"
						name="on"
						value="${isOn ? 'no' : 'yes'}"
						aria-describedby="fault-${id}-name"
					>
						Switch ${isOn ? 'off' : 'on'}
					</button>
				</div>
			</form>
		</li>
	`;
}

function allOff({ sandbox, switches }: View): Html | null {
	if (sandbox.faults.list().length === 0) return null;
	const others = switches.others();
	return html`
		<form method="post" action="/page/faults" id="faults-off" class="row">
			<button>Switch all off</button>
			${others > 0 && html`<span class="hint">${counted(others, 'more')} set elsewhere.</span>`}
		</form>
	`;
}
