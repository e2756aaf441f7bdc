import { editorStage } from './editorStage';
import { changedCredential } from './topics/changedCredential';
import { connections } from './topics/connections';
import { credential } from './topics/credential';
import { errors } from './topics/errors';
import { mapping } from './topics/mapping';
import { nodePanel } from './topics/nodePanel';
import { operations } from './topics/operations';
import { publishing } from './topics/publishing';
import { testEvent } from './topics/testEvent';

const stage = editorStage();

describe('the form of the credential', () => credential(stage));
describe('the form of a credential that is changed', () => changedCredential(stage));
describe('the panel of nodes', () => nodePanel(stage));
describe('the outputs of the trigger', () => connections(stage));
describe('a test event', () => testEvent(stage));
describe('mapping fields before the first event', () => mapping(stage));
describe('the operations of the Dinie node', () => operations(stage));
describe('a person who is refused', () => errors(stage));
describe('publishing', () => publishing(stage));
