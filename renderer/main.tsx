import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { installBrowserBridge } from './browser-bridge.ts';
import { startSession } from './state/index.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');

// The desktop's preload has put the bridge in place; a browser tab brings its own.
if (!('goodTerms' in window)) installBrowserBridge();
startSession();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
