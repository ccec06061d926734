import { Button } from '@mantine/core';
import { exportPageWords as words } from '#shared/words/exportPages.ts';
import { useCall } from '#ui/lib/query.ts';
import { fileSize, instantLong, whole } from '#ui/ui/format.ts';
import { Panel } from '#ui/ui/Panel.tsx';
import classes from './archive.module.css';

/** Exports made here, newest first; those still kept can be fetched again. */
export function ExportList({ onFetch }: { readonly onFetch: (name: string) => void }) {
  const { data: rows } = useCall('export.list', {}, ['archive', 'jobs']);
  const { columns } = words;
  return (
    <Panel title={words.past} note={words.pastNote}>
      {rows === undefined || rows.length === 0 ? <p className="dim">{words.pastEmpty}</p> : (
        <table className={classes.exports}>
          <thead><tr><th scope="col">{columns.at}</th><th scope="col">{columns.person}</th><th scope="col">{columns.scope}</th><th scope="col">{columns.files}</th><th scope="col">{columns.size}</th><th scope="col">{columns.head}</th><th scope="col">{columns.action}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <td>{instantLong(row.at)}</td><td>{row.person}</td><td>{row.scope}</td><td>{whole(row.files)}</td><td>{fileSize(row.size)}</td><td>{row.shortHead}</td>
                <td>{row.fetchable ? <Button size="xs" variant="default" onClick={() => onFetch(row.name)}>{words.download}</Button> : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
