import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { startSession } from './state/index.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');

startSession();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
