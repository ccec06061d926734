/** The name a bureau's leading group starts with; the bureau's setting replaces it (清府办函〔2021〕86号 二). */
export function leadingGroupName(city: string): string {
  return `${city}社区居委会常态长效工作领导小组`;
}
