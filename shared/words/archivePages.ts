/** The pages of the archive: list, item, yearly arrangement, settings. */
export const archivePageWords = {
  title: '档案',
};
