import type { PathProblem } from './paths.ts';

/** What makes a bag invalid. Words for each code: `shared/words/export.ts`. */
export type BagErrorCode =
  | 'bagit_missing'
  | 'bagit_mark'
  | 'bagit_malformed'
  | 'bagit_version_unknown'
  | 'encoding_unknown'
  | 'encoding_broken'
  | 'manifest_missing'
  | 'manifest_unreadable'
  | 'manifest_mark'
  | 'manifest_line_malformed'
  | 'checksum_malformed'
  | 'path_unsafe'
  | 'path_out_of_scope'
  | 'entry_twice'
  | 'entry_twice_differing'
  | 'file_missing'
  | 'file_altered'
  | 'file_unlisted'
  | 'file_not_in_every_manifest'
  | 'file_not_checked'
  | 'file_damaged'
  | 'not_a_file'
  | 'file_twice'
  | 'tag_file_missing'
  | 'tag_file_altered'
  | 'tag_manifest_lists_payload'
  | 'tag_manifest_lists_tag_manifest'
  | 'tag_manifest_omits_manifest'
  | 'fetch_line_malformed'
  | 'fetch_unlisted'
  | 'fetch_pending'
  | 'own_manifest_missing'
  | 'own_bagit_altered'
  | 'tag_file_extra'
  | 'info_malformed'
  | 'info_line_malformed'
  | 'oxum_malformed'
  | 'oxum_repeated'
  | 'oxum_differs';

/** What a valid bag should still not have. */
export type BagWarningCode =
  | 'version_old'
  | 'algorithm_weak'
  | 'algorithm_unknown'
  | 'tag_manifest_absent'
  | 'tag_file_unlisted'
  | 'entry_repeated'
  | 'case_collision'
  | 'composition_collision'
  | 'composition_differs'
  | 'path_untidy'
  | 'backslash'
  | 'percent_raw'
  | 'md5sum_star'
  | 'system_file'
  | 'reserved_name';

type About = {
  readonly manifest?: string;
  readonly line?: number;
  readonly path?: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly problem?: PathProblem;
};

/** One thing found. `path` is the file as the bag names it, `manifest` the tag file that says so. */
export type BagFinding =
  | (About & { readonly severity: 'error'; readonly code: BagErrorCode })
  | (About & { readonly severity: 'warning'; readonly code: BagWarningCode });

export type BagReport = {
  /** Complete, and every checksum right. Warnings do not make a bag invalid. */
  readonly valid: boolean;
  readonly version: string | null;
  readonly encoding: string | null;
  readonly payloadFiles: number;
  readonly payloadBytes: number;
  readonly findings: readonly BagFinding[];
};

/**
 * One finding a file: what several manifests say alike of it (it has changed, it is missing) is said once, with all of them.
 */
export function mergedFindings(findings: readonly BagFinding[]): BagFinding[] {
  const merged = new Map<string, BagFinding>();
  for (const finding of findings) {
    const key =
      finding.path === undefined || finding.manifest === undefined ? JSON.stringify(finding) : `${finding.code} ${finding.path} ${finding.problem ?? ''}`;
    const before = merged.get(key);
    if (before === undefined) merged.set(key, finding);
    else if (before.manifest !== undefined && finding.manifest !== undefined && !before.manifest.split('、').includes(finding.manifest)) {
      const { line: _line, expected: _expected, actual: _actual, ...same } = before;
      merged.set(key, { ...same, manifest: `${before.manifest}、${finding.manifest}` });
    }
  }
  return [...merged.values()];
}

/** Collects findings while a bag is read. */
export type Notes = {
  readonly error: (code: BagErrorCode, about?: About) => void;
  readonly warn: (code: BagWarningCode, about?: About) => void;
  readonly findings: readonly BagFinding[];
};

/** An empty collection. */
export function newNotes(): Notes {
  const findings: BagFinding[] = [];
  return {
    findings,
    error: (code, about = {}) => {
      findings.push({ severity: 'error', code, ...about });
    },
    warn: (code, about = {}) => {
      findings.push({ severity: 'warning', code, ...about });
    },
  };
}
