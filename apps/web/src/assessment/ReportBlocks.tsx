import { Alert, Table } from '@digdir/designsystemet-react';
import {
  nodesOf,
  type Assessment,
  type Block,
  type Content,
  type Inline,
  proofLine,
  type ReportWords,
  type ResultNode,
} from '@likeverd/appraisal';
import { createContext, type ReactNode, useContext, useId, useMemo, useState } from 'react';
import { Hash } from '../components/Hash.tsx';
import { TableScroll } from '../components/TableScroll.tsx';
import { useWords } from '../i18n/language.tsx';
import { Drawing } from './Drawing.tsx';

interface Proofs {
  readonly nodes: ReadonlyMap<string, ResultNode>;
  readonly words: ReportWords;
}
const ProofContext = createContext<Proofs | null>(null);

interface RoomProps {
  readonly assessment: Assessment;
  readonly words: ReportWords;
  readonly children: ReactNode;
}

/** Where numbers can open their proof. */
export function ProofRoom({ assessment, words, children }: RoomProps): ReactNode {
  const proofs = useMemo(() => ({ nodes: nodesOf(assessment), words }), [assessment, words]);
  return <ProofContext value={proofs}>{children}</ProofContext>;
}

/** The blocks of a report. A number opens its proof right under the block in which it stands. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }): ReactNode {
  return blocks.map((block, index) => <BlockWithProof key={`${block.kind} ${index}`} block={block} />);
}

function BlockWithProof({ block }: { readonly block: Block }): ReactNode {
  const [open, setOpen] = useState<string | null>(null);
  const id = useId();
  const toggle = (node: string): void => setOpen((was) => (was === node ? null : node));
  return (
    <div className="report-block">
      <BlockBody block={block} numbers={{ open, toggle, id }} />
      {open !== null && <Proof node={open} id={id} />}
    </div>
  );
}

interface Numbers {
  readonly open: string | null;
  readonly toggle: (node: string) => void;
  /** Of the place where the proof opens. */
  readonly id: string;
}

function BlockBody({ block, numbers }: { readonly block: Block; readonly numbers: Numbers }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return block.level === 3 ? <h3>{block.text}</h3> : <h4>{block.text}</h4>;
    case 'paragraph':
      return (
        <p>
          <Pieces content={block.content} numbers={numbers} />
        </p>
      );
    case 'list': {
      const items = block.items.map((item) => (
        <li key={item.map(({ text }) => text).join('')}>
          <Pieces content={item} numbers={numbers} />
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'notice':
      return (
        <Alert data-color={block.tone}>
          <p>
            <Pieces content={block.content} numbers={numbers} />
          </p>
        </Alert>
      );
    case 'table':
      return (
        <TableScroll label={`${block.caption}: ${block.columns.map(({ heading }) => heading).join(', ')}`}>
          <Table data-size="sm" className="figure-table">
            <caption>{block.caption}</caption>
            <Table.Head>
              <Table.Row>
                {block.columns.map(({ heading, numeric }) => (
                  <Table.HeaderCell key={heading} className={numeric ? 'numeric' : undefined}>
                    {heading}
                  </Table.HeaderCell>
                ))}
              </Table.Row>
            </Table.Head>
            <Table.Body>
              {block.rows.map(([heading = [], ...cells], row) => (
                <Table.Row key={`${row} ${heading.map(({ text }) => text).join('')}`}>
                  <Table.HeaderCell scope="row">
                    <Pieces content={heading} numbers={numbers} />
                  </Table.HeaderCell>
                  {cells.map((cell, index) => (
                    <Table.Cell
                      key={block.columns[index + 1]?.heading}
                      className={block.columns[index + 1]?.numeric === true ? 'numeric' : undefined}
                    >
                      <Pieces content={cell} numbers={numbers} />
                    </Table.Cell>
                  ))}
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </TableScroll>
      );
    case 'figure':
      return <Drawing figure={block} table={<BlockBody block={block.table} numbers={numbers} />} />;
  }
}

function Pieces({ content, numbers }: { readonly content: Content; readonly numbers: Numbers }): ReactNode {
  return content.map((piece, index) => <Piece key={`${piece.kind} ${index}`} piece={piece} numbers={numbers} />);
}

function Piece({ piece, numbers }: { readonly piece: Inline; readonly numbers: Numbers }): ReactNode {
  const words = useWords().assessment.page.report;
  const proofs = useContext(ProofContext);
  switch (piece.kind) {
    case 'text':
      if (piece.mark === 'strong') return <strong>{piece.text}</strong>;
      if (piece.mark === 'emphasis') return <em>{piece.text}</em>;
      return piece.mark === 'code' ? <code>{piece.text}</code> : piece.text;
    case 'link':
      return (
        <a href={piece.href} rel="noreferrer">
          {piece.text}
        </a>
      );
    case 'fault':
      return <mark className="reference-fault">{piece.text}</mark>;
    case 'number': {
      const node = proofs?.nodes.get(piece.node);
      if (proofs === null || node === undefined) return piece.text;
      const open = numbers.open === piece.node;
      return (
        <button
          type="button"
          className="proof-number"
          aria-expanded={open}
          aria-controls={open ? numbers.id : undefined}
          aria-label={words.proofOf({ quantity: proofs.words.quantities[node.kind], value: piece.text })}
          onClick={() => numbers.toggle(piece.node)}
        >
          {piece.text}
        </button>
      );
    }
  }
}

function Proof({ node, id }: { readonly node: string; readonly id: string }): ReactNode {
  const words = useWords().assessment.page.report;
  return (
    <section id={id} className="proof" aria-label={words.proof}>
      <p className="proof-title">{words.proof}</p>
      <ProofNode node={node} />
    </section>
  );
}

/** One result: its value, rule, facts and readings, and the same of what it was computed from. */
function ProofNode({ node }: { readonly node: string }): ReactNode {
  const proofs = useContext(ProofContext);
  const words = useWords().assessment.page.report;
  const found = proofs?.nodes.get(node);
  if (proofs === null || found === undefined) return null;
  const line = proofLine(found, proofs.words);
  return (
    <>
      <p>
        <strong>{line.quantity}:</strong> {line.value} <code className="node-id">{line.node}</code>
      </p>
      <ul className="proof-rests">
        {line.rule !== undefined && (
          <li>
            {words.rule}: {line.rule.text} ({line.rule.id}, {words.version} {line.rule.version}). {line.rule.source}
          </li>
        )}
        {line.facts.map((fact) => (
          <li key={fact.id}>
            {words.fact}: {fact.text}: {fact.value}. {fact.source}
          </li>
        ))}
        {line.readings.map((reading) => (
          <li key={reading}>
            {words.reading} <code>{reading}</code>
          </li>
        ))}
        {line.run !== undefined && (
          <li>
            {words.run} <Hash value={line.run} />
          </li>
        )}
        {line.inputs.length > 0 && (
          <li>
            {words.from}
            <ul>
              {line.inputs.map((input) => (
                <li key={input}>
                  <ProofNode node={input} />
                </li>
              ))}
            </ul>
          </li>
        )}
      </ul>
    </>
  );
}
