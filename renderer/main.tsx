import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/styles.css';
import { App } from './app/App.tsx';
import { applyAppearance } from './app/appearance.ts';
import { openClient } from './lib/client.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
applyAppearance();
// Asked before the first paint, so that the answer is usually there when the frame is drawn.
const opening = openClient();
createRoot(root).render(<StrictMode><App opening={opening} /></StrictMode>);
