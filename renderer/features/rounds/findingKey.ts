/** What a proposed finding is known by: there is one a community and rule. */
export function keyOf(finding: { readonly communityId: string; readonly ruleId: string }): string {
  return `${finding.communityId} ${finding.ruleId}`;
}
