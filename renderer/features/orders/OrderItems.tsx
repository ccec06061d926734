import type { OrderView } from '#shared/contract/orders.ts';
import { mannerWords } from '#shared/words/orders.ts';
import { itemStateWords } from '#shared/words/cases.ts';
import { casesWords } from '#shared/words/caseScreens.ts';
import { orderPageWords as words, periodShown } from '#shared/words/orderScreens.ts';
import { useGo } from '#ui/lib/address.ts';
import { CaseTag } from '#ui/parts/cases/CaseTag.tsx';
import { Mark } from '#ui/parts/work/Mark.tsx';
import { dayDense, NONE } from '#ui/ui/format.ts';
import { DataList } from '#ui/ui/list/DataList.tsx';
import type { Column } from '#ui/ui/list/types.ts';
import { Panel } from '#ui/ui/Panel.tsx';
import { StateTag } from '#ui/ui/StateTag.tsx';
import classes from './orders.module.css';

type Item = OrderView['items'][number];

/** 各项要求 of an order that can no longer be changed: what is asked, by when, and how each stands. */
export function OrderItems({ view }: { readonly view: OrderView }) {
  const go = useGo();
  const closed = view.items.filter((item) => item.state === 'closed' || item.state === 'escalated').length;
  const columns: ReadonlyArray<Column<Item>> = [
    { key: 'no', title: words.itemColumns.no, cell: (item) => item.ord, align: 'right', fixed: true },
    { key: 'state', title: words.itemColumns.state, cell: (item) => <ItemTag item={item} view={view} />, fixed: true },
    { key: 'problem', title: words.itemColumns.problem, grow: true, cell: (item) => <ItemWords item={item} />, fixed: true },
    {
      key: 'due',
      title: words.itemColumns.due,
      cell: (item) =>
        item.dueOn === null ? (
          <span className="dim">{item.state === 'open' ? periodShown(item.period) : NONE}</span>
        ) : (
          <>
            {dayDense(item.dueOn)}
            {item.provisional ? <Mark>{casesWords.provisional}</Mark> : null}
          </>
        ),
      fixed: true,
    },
  ];
  return (
    <Panel title={words.items} note={view.servedOn === null ? words.itemsNote(view.items.length) : words.progress(closed, view.items.length)} grow>
      <div className={classes.itemTable}>
        <DataList
          bare
          name="orderItems"
          label={words.items}
          columns={columns}
          rows={view.items}
          rowId={(item) => String(item.no)}
          rowName={(item) => `${item.caseNumber} ${item.community} ${item.problem}`}
          onOpen={(item) => go(`/cases/${item.caseId}`)}
          empty={null}
        />
      </div>
    </Panel>
  );
}

function ItemWords({ item }: { readonly item: Item }) {
  return (
    <span className={classes.itemWords}>
      <span>
        {casesWords.problem(item.community, item.problem)}
        <span className={`dim ${classes.number}`}>　{item.caseNumber}</span>
      </span>
      <span className={classes.itemAsked}>
        {item.requirement === '' ? NONE : item.requirement}
        {item.manner === 'dated' ? '' : `（${mannerWords[item.manner]}）`}
      </span>
      {item.milestones.map((milestone) => (
        <span key={milestone.title} className={classes.itemAsked}>
          {dayDense(milestone.dueOn)}　{milestone.title}
        </span>
      ))}
    </span>
  );
}

function ItemTag({ item, view }: { readonly item: Item; readonly view: OrderView }) {
  if (item.state === 'voided')
    return (
      <StateTag tone="slate" shape="dash">
        {itemStateWords.voided}
      </StateTag>
    );
  if (item.state === 'escalated') return <StateTag tone="amber">{itemStateWords.escalated}</StateTag>;
  return <CaseTag row={{ state: item.state === 'open' ? 'ordered' : item.state, stage: view.stage, orderState: view.state, standing: item.standing }} />;
}
