import { Select } from '@mantine/core';
import { archivePageWords } from '#shared/words/archivePages.ts';
import { useCall } from '#ui/lib/query.ts';

export type CommunitySelectProps = {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly label?: string;
  readonly placeholder?: string;
  readonly width?: string;
  readonly error?: string | null;
  readonly required?: boolean;
};

/** One community, under its subdistrict. */
export function CommunitySelect({ value, onChange, label, placeholder, width, error = null, required = false }: CommunitySelectProps) {
  const communities = useCall('rounds.communities', {}, ['register', 'units']);
  return (
    <Select
      {...(label === undefined ? { 'aria-label': archivePageWords.filters.community } : { label })}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(width === undefined ? {} : { w: width })}
      withAsterisk={required}
      clearable={!required}
      searchable
      limit={200}
      error={error}
      value={value}
      onChange={onChange}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      data={[...Map.groupBy(communities.data ?? [], (community) => community.subdistrict)].map(([group, items]) => ({
        group,
        items: items.map((community) => ({ value: community.id, label: community.name })),
      }))}
    />
  );
}
