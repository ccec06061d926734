/** How a problem came to be known: 督查 自查 暗访 12345 人大建议 政协提案 上级交办 名册比对. */
export const findingSources = ['inspection', 'self_check', 'covert', 'hotline', 'congress', 'cppcc', 'superior', 'register'] as const;
export type FindingSource = (typeof findingSources)[number];
