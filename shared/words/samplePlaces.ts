/** The invented city of the sample: no such place, unit or person exists. */
export const samplePlaceWords = {
  city: '示例市',
  bureau: '示例市民政局',
  /** Whose document the sample is judged by; its name stands in the form of a full name. */
  sourceCity: '清镇市',
  fileName: '社区名册-示例市.xlsx',
  fileTitle: '示例市社区名册（样例，数字均为模拟）',
  persons: [
    { name: '示例甲', post: '基层政权科 经办人' },
    { name: '示例乙', post: '基层政权科 科长' },
    { name: '示例丙', post: '督查专员' },
  ],
  /** Signs the orders; no user of the program. */
  signer: '示例丁',
  /** Full name of a committee (清府办函〔2021〕86号 三(三)): 街道 by its 办事处. */
  fullName: (town: string, community: string) => `示例市${town.endsWith('街道') ? `${town}办事处` : town}${community}居民委员会`,
  /** What such names look like before they are put right. */
  shortName: (town: string, community: string) => `${town}${community}居委会`,
  serviceStation: (community: string) => `${community}服务站`,
  wrongServiceStation: (community: string) => `${community}便民服务中心`,
  receiver: (town: string, serial: number) => `${town} 示例${samplePeople[serial % samplePeople.length]!}`,
  team: (serial: number) => `督查${['一', '二', '三'][serial % 3]!}组`,
} as const;

/** Second halves of invented names: the sixty-year cycle, so that nobody can be meant. */
const samplePeople: readonly string[] = [
  '甲子',
  '乙丑',
  '丙寅',
  '丁卯',
  '戊辰',
  '己巳',
  '庚午',
  '辛未',
  '壬申',
  '癸酉',
  '甲戌',
  '乙亥',
  '丙子',
  '丁丑',
  '戊寅',
  '己卯',
  '庚辰',
  '辛巳',
  '壬午',
  '癸未',
  '甲申',
  '乙酉',
  '丙戌',
  '丁亥',
  '戊子',
  '己丑',
  '庚寅',
  '辛卯',
  '壬辰',
  '癸巳',
  '甲午',
  '乙未',
  '丙申',
  '丁酉',
  '戊戌',
  '己亥',
  '庚子',
  '辛丑',
  '壬寅',
  '癸卯',
  '甲辰',
  '乙巳',
  '丙午',
  '丁未',
  '戊申',
  '己酉',
  '庚戌',
  '辛亥',
  '壬子',
  '癸丑',
  '甲寅',
  '乙卯',
  '丙辰',
  '丁巳',
  '戊午',
  '己未',
  '庚申',
  '辛酉',
  '壬戌',
  '癸亥',
];

export const samplePerson = (serial: number): string => `示例${samplePeople[serial % samplePeople.length]!}`;

/** Subdistricts with their communities, as the register lists them. */
export const sampleTowns: ReadonlyArray<{ readonly name: string; readonly communities: readonly string[] }> = [
  { name: '云桥街道', communities: ['松岭社区', '前锋社区', '长虹社区', '望江社区', '云岭社区', '北关社区', '锦绣社区', '站前社区', '和顺社区', '青石社区'] },
  { name: '西河镇', communities: ['石桥社区', '西河社区', '河湾社区', '柳林社区', '双井社区', '永丰社区', '古渡社区'] },
  { name: '梧桐街道', communities: ['宏远社区', '同心社区', '梧桐社区', '新华社区', '文昌社区', '书院社区', '东园社区', '康宁社区', '凤鸣社区'] },
  { name: '临湖街道', communities: ['春晖社区', '湖滨社区', '碧波社区', '荷塘社区', '映月社区', '南堤社区', '芳洲社区', '临湖社区'] },
  { name: '红杉镇', communities: ['中坪社区', '红杉社区', '林场社区', '杉木社区', '云顶社区', '安宁社区'] },
  { name: '东堡镇', communities: ['东堡社区', '城墙社区', '兴隆社区', '钟楼社区', '向阳社区', '丰登社区'] },
  { name: '新桥镇', communities: ['新桥社区', '桥头社区', '平安社区', '朝阳社区', '团结社区', '龙泉社区'] },
];

export const sampleSetupNote = '按地域相邻、人口集中、便于服务和自治的原则论证设置，论证材料存街道。';
