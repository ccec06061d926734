import * as core from './0010_core.ts';
import * as register from './0020_register.ts';
import * as standards from './0030_standards.ts';
import * as cases from './0040_cases.ts';
import * as archive from './0050_archive.ts';
import type { Step } from './table.ts';

export type Migration = { readonly version: number; readonly name: string; readonly up: (step: Step) => Promise<void> };

/** A shipped migration is history: numbered by tens, additive, never edited. */
export const migrations: readonly Migration[] = [
  { version: 10, name: 'core', up: core.up },
  { version: 20, name: 'register', up: register.up },
  { version: 30, name: 'standards', up: standards.up },
  { version: 40, name: 'cases', up: cases.up },
  { version: 50, name: 'archive', up: archive.up },
];
