import classes from './StateTag.module.css';

export type ShapeName = 'circle' | 'square' | 'triangle' | 'diamond' | 'dashed' | 'dash';

/** The small drawn shape before a state's word; it takes the colour of the text around it. */
export function Shape({ name }: { readonly name: ShapeName }) {
  return (
    <svg className={classes.shape} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {draw(name)}
    </svg>
  );
}

function draw(name: ShapeName) {
  switch (name) {
    case 'circle':
      return <circle cx="6" cy="6" r="5" fill="currentColor" />;
    case 'square':
      return <rect x="1" y="1" width="10" height="10" fill="currentColor" />;
    case 'triangle':
      return <path d="M6 .8 11.6 11H.4Z" fill="currentColor" />;
    case 'diamond':
      return <path d="M6 0 12 6 6 12 0 6Z" fill="currentColor" />;
    case 'dashed':
      return <circle cx="6" cy="6" r="4.9" fill="none" stroke="currentColor" strokeWidth="1.3" strokeDasharray="2.2 1.65" />;
    case 'dash':
      return <rect x="1" y="5" width="10" height="2" fill="currentColor" />;
  }
}
