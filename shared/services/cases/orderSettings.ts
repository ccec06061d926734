import { type AuthorityPaper, defaultOrderSettings, type OrderSettings } from '#shared/domain/orders/settings.ts';
import { issuerNames } from '#shared/words/orders.ts';
import { leadingGroupName } from '#shared/words/orderSettings.ts';
import type { CoreReads, StandardsLoads } from '#shared/services/ports.ts';

export const ORDER_SETTINGS_KEY = 'orders';

/**
 * How orders are issued: the bureau's setting, or what it starts with. The pack's own paper says 经市人民政府研究同意
 * and names the three orders, so it is proposed both as the authority and as the consent a department needs
 * (《党政机关公文处理工作条例》第十六条第二款); the settings page shows it as a proposal.
 */
export async function orderSettingsOf(loads: { readonly core: CoreReads; readonly standards: StandardsLoads }): Promise<OrderSettings> {
  const saved = await loads.core.setting(ORDER_SETTINGS_KEY);
  if (saved !== null) return saved as OrderSettings;
  const [bureau, city, { pack }] = await Promise.all([loads.core.meta('bureau'), loads.core.meta('city'), loads.standards.currentPack()]);
  const paper: AuthorityPaper = { number: pack.docNo, title: pack.title };
  const settings = defaultOrderSettings(issuerNames(city ?? '', bureau ?? '', leadingGroupName(city ?? '')), paper);
  return { ...settings, stages: { ...settings.stages, rectification: { ...settings.stages.rectification, consent: paper } } };
}
