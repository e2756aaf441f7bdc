import type { Row } from '../row';
import { crashes } from './crashes';
import { outages } from './outages';
import { republishing } from './republishing';

export const ROWS: Row[] = [...crashes, ...outages, ...republishing];
